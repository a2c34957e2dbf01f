import { formatInstant } from '#src/lib/dates.ts';
import { Problem } from '#src/lib/problem.ts';
import { readEnvironment } from '#src/schemas/environment.ts';
import { issueStaffLink } from '../staff-access.ts';
import type { StaffSession } from '../staff-store.ts';
import { type Command, readWords, table, usageProblem, withRegister } from './command.ts';

const ACTOR = 'operator';
const MAX_NOTE = 80;

/** `staff link|list|end` */
export const staffCommand: Command = {
  name: 'staff',
  usage: 'staff link [--for "Tên bộ phận"] | staff list | staff end <số hiệu>',
  summary: 'Cho cán bộ VNNIC vào trang quản lý /quan-ly/',
  help: [
    'staff link        Tạo một liên kết vào trang quản lý, in một mình ở dòng cuối. Dùng được một lần, trong 60 phút;',
    '                  sau đó phiên làm việc kéo dài 9 giờ. Kho chỉ giữ dấu vết một chiều của liên kết.',
    '  --for           ghi chú liên kết đưa cho ai, để đọc nhật ký (không ghi dữ liệu cá nhân ngoài tên bộ phận).',
    'staff list        Liệt kê các liên kết và phiên.',
    'staff end NV-1    Kết thúc ngay phiên (hoặc hủy liên kết chưa dùng) có số hiệu NV-1.',
  ].join('\n'),
  async run(words) {
    const { values, positionals } = readWords(words, { for: { type: 'string', default: '' } });
    const [verb, id, ...more] = positionals;
    if (more.length > 0) throw usageProblem('Thừa tham số.');
    if (verb === 'link' && id === undefined) return link(values.for);
    if (verb === 'list' && id === undefined) return list();
    if (verb === 'end' && id !== undefined) return end(id);
    throw usageProblem('Cần staff link, staff list hoặc staff end <số hiệu>.');
  },
};

async function link(note: string): Promise<number> {
  if (note.length > MAX_NOTE) throw usageProblem(`Ghi chú dài nhất ${MAX_NOTE} ký tự.`);
  const now = new Date();
  const { HOST, PORT, PUBLIC_ORIGIN } = readEnvironment(process.env);
  const host = HOST.includes(':') ? `[${HOST}]` : HOST;
  return withRegister(async (register) => {
    const { path, session } = await issueStaffLink(register, note.normalize('NFC').trim(), now);
    await register.store.audit({ at: now, actor: ACTOR, act: 'staff-link-issued', subject: session.id });
    console.log(
      `Liên kết số hiệu ${session.id}, dùng một lần, đến ${formatInstant(new Date(session.linkExpiresAt))}:`,
    );
    console.log(`${PUBLIC_ORIGIN ?? `http://${host}:${PORT}`}${path}`);
    return 0;
  });
}

async function list(): Promise<number> {
  const now = new Date().toISOString();
  return withRegister(async ({ store }) => {
    const rows = (await store.staffSessions()).map((session) => [
      ...[session.id, formatInstant(new Date(session.issuedAt)), stateOf(session, now), session.note],
    ]);
    console.log(table([['SỐ HIỆU', 'CẤP LÚC', 'TÌNH TRẠNG', 'GHI CHÚ'], ...rows]));
    return 0;
  });
}

function stateOf(session: StaffSession, now: string): string {
  if (session.endedAt !== null) return `đã kết thúc ${formatInstant(new Date(session.endedAt))}`;
  const until = session.expiresAt ?? session.linkExpiresAt;
  if (until <= now) return session.startedAt === null ? 'hết hạn, chưa dùng' : 'phiên đã hết hạn';
  const said = session.startedAt === null ? 'chưa dùng, có hiệu lực đến' : 'đang dùng, đến';
  return `${said} ${formatInstant(new Date(until))}`;
}

async function end(id: string): Promise<number> {
  const now = new Date();
  return withRegister(async ({ store }) => {
    const session = await store.endStaffSession(id, now);
    if (!session) throw new Problem('session-unknown', `Không có phiên số hiệu “${id}”.`, 'Xem: staff list.');
    await store.audit({ at: now, actor: ACTOR, act: 'staff-session-ended', subject: session.id });
    console.log(`Đã kết thúc ${session.id}.`);
    return 0;
  });
}
