import { describe, expect, it } from 'vitest';
import { changesByDay, changesOf } from '#src/handbook/changes.ts';
import { atomFeed } from '#src/handbook/feed.ts';

const PAGES = [
  {
    address: '/cam-nang/b/',
    title: 'B & C',
    changes: [
      { on: '2026-11-20', what: 'Sửa "hạn" <nộp>.' },
      { on: '2026-12-01', what: 'Thêm ví dụ.' },
    ],
  },
  { address: '/cam-nang/a/', title: 'A', changes: [{ on: '2026-11-20', what: 'Đổi tên.' }] },
  { address: '/cam-nang/c/', title: 'C', changes: [] },
];
const changes = changesOf(PAGES);
const facts = {
  title: 'Nhật ký',
  author: 'VNNIC',
  log: new URL('https://example.vn/thay-doi/'),
  self: new URL('https://example.vn/thay-doi/feed.xml'),
  builtOn: '2026-12-31',
};

describe('the log of changes', () => {
  it('puts the newest first and the pages of one day in order', () => {
    expect(changes.map(({ on, title }) => `${on} ${title}`)).toEqual([
      '2026-12-01 B & C',
      '2026-11-20 A',
      '2026-11-20 B & C',
    ]);
    expect([...changesByDay(changes).keys()]).toEqual(['2026-12-01', '2026-11-20']);
  });
});

describe('the feed of changes', () => {
  it('escapes words, gives full addresses and the last change as its date', () => {
    const feed = atomFeed(changes, facts);
    expect(feed).toContain('<summary>Sửa &quot;hạn&quot; &lt;nộp&gt;.</summary>');
    expect(feed).toContain('<link href="https://example.vn/cam-nang/b/"/>');
    expect(feed).toContain('<updated>2026-12-01T00:00:00+07:00</updated>');
  });

  it('gives each entry an id that depends on neither the host nor the day of the build', () => {
    const idsOf = (feed: string) => [...feed.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id);
    const here = idsOf(atomFeed(changes, facts));
    const there = idsOf(
      atomFeed(changes, { ...facts, log: new URL('https://other.vn/thay-doi/'), builtOn: '2027-01-01' }),
    );
    expect(there).toEqual(here);
    expect(new Set(here).size).toBe(4);
    expect(
      here.every((id) =>
        /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id ?? ''),
      ),
    ).toBe(true);
  });

  it('stays whole while nothing has changed', () => {
    expect(atomFeed([], facts)).toContain('<updated>2026-12-31T00:00:00+07:00</updated>');
  });
});
