import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createLimits } from '#src/register/limits.ts';
import { summaryOf } from '../receiver.ts';
import { FEEDBACK, openDesk } from './desk.ts';

test('keeps a vote, then one comment on it, with nothing of who sent them', async () => {
  const desk = await openDesk();
  const vote = await desk.post(FEEDBACK, { page: '/cam-nang/a/', useful: 'no' });
  expect(vote.status).toBe(303);
  const thanks = vote.headers.get('location')!;
  expect(thanks).toMatch(/^\/danh-gia\/cam-on\/[0-9a-f]{32}-[\w-]{26}\/$/);
  expect((await desk.request(thanks)).text).toContain('Gửi góp ý');
  const comment = await desk.post(thanks, { comment: 'Thiếu mẫu' });
  expect(comment.status).toBe(303);
  await desk.post(thanks, { comment: 'Lần hai' });
  const after = await desk.request(comment.headers.get('location')!);
  expect(after.text).toContain('Góp ý của bạn đã được ghi nhận');
  expect(after.text).not.toContain('textarea');
  const list = await desk.register.personal.feedback.list();
  expect(list).toMatchObject([{ day: '2026-11-20', page: '/cam-nang/a/', useful: 'no', text: 'Thiếu mẫu' }]);
  expect(JSON.stringify(list)).not.toContain('192.0.2.1');
  const bytes = readdirSync(desk.folder).map((name) => readFileSync(`${desk.folder}/${name}`, 'latin1'));
  expect(bytes.join('')).not.toMatch(/192\.0\.2\.1|Thi\u1ebfu|m\u1eabu/);
});

test('takes a whole address, and only of a page that is there', async () => {
  const desk = await openDesk();
  const whole = 'https://vi-du.vn/cam-nang/d?x=1#muc';
  expect((await desk.post(FEEDBACK, { page: whole, useful: 'yes', comment: 'Tốt' })).status).toBe(303);
  expect(await desk.register.personal.feedback.list()).toMatchObject([{ page: '/cam-nang/d/', text: 'Tốt' }]);
  for (const page of ['/khong-co/', '/cam-nang/../x/', 'javascript:alert(1)', '//evil.example/']) {
    const answer = await desk.post(FEEDBACK, { page, useful: 'yes' });
    expect(answer.status, page).toBe(422);
    expect(summaryOf(answer)).toContain('không có trong cẩm nang');
  }
  expect((await desk.post(FEEDBACK, { page: '/cam-nang/a/', useful: 'perhaps' })).status).toBe(422);
});

test('keeps what was searched for in vain, sealed and cut to a line', async () => {
  const desk = await openDesk();
  const answer = await desk.post(FEEDBACK, { query: 'x'.repeat(500) });
  expect(answer.status).toBe(303);
  const page = await desk.request(answer.headers.get('location')!);
  expect(page.text).toContain('tìm không thấy');
  expect(page.text).not.toContain('textarea');
  const [kept] = await desk.register.personal.feedback.list();
  expect(kept).toMatchObject({ page: null, useful: null, text: 'x'.repeat(200) });
});

test('refuses other sites, the trap, a made-up token and too many words', async () => {
  const desk = await openDesk({ limits: createLimits({ feedback: { burst: 3, everySeconds: 60 } }) });
  const vote = { page: '/cam-nang/a/', useful: 'yes' };
  expect((await desk.post(FEEDBACK, vote, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await desk.post(FEEDBACK, { ...vote, 'bot-field': 'x' })).status).toBe(422);
  const made = `/danh-gia/cam-on/${'0'.repeat(32)}-${'a'.repeat(26)}/`;
  expect((await desk.request(made)).status).toBe(404);
  expect((await desk.post(made, { comment: 'x' })).status).toBe(404);
  expect((await desk.post(FEEDBACK, vote)).status).toBe(303);
  expect((await desk.post(FEEDBACK, vote)).status).toBe(429);
  expect(await desk.register.personal.feedback.list()).toHaveLength(1);
});
