import { currentPeriod } from '#src/figures/periods.ts';
import { unitIn, unitsIn } from '#src/figures/reorganisation.ts';
import { nameOfUnit } from '#src/forms/show.ts';
import { formatDay, formatInstant } from '#src/lib/dates.ts';
import { Problem } from '#src/lib/problem.ts';
import { issueCode } from '../access-codes.ts';
import { loadContent } from '../content.ts';
import { filerOf, ownerOf } from '../credential-owner.ts';
import { readEnvironment } from '#src/schemas/environment.ts';
import { LINK_DAYS, personalLink } from '../personal-links.ts';
import { type Command, readWords, table, usageProblem, withRegister } from './command.ts';

const ACTOR = 'operator';

/** `codes issue|list|revoke` */
export const codesCommand: Command = {
  name: 'codes',
  usage: 'codes issue --unit 01 | codes link <số hiệu> | codes list | codes revoke <số hiệu>',
  summary: 'Cấp, liệt kê, thu hồi mã truy cập và liên kết riêng của đơn vị',
  help: [
    'codes issue --unit 01   Cấp một mã mới cho đơn vị có mã 01. Mã in một mình ở dòng cuối, chỉ một lần:',
    '                        kho chỉ giữ dấu vết một chiều của mã. Mỗi đơn vị có nhiều nhất hai mã còn hiệu lực.',
    `codes link 01-1         In liên kết riêng gắn với mã số hiệu 01-1: mở thẳng biểu mẫu của đơn vị, không cần nhập mã,`,
    `                        dùng được ${LINK_DAYS} ngày, hết hiệu lực khi mã bị thu hồi. Ai có liên kết đều nộp được thay đơn vị.`,
    'codes list              Liệt kê số hiệu, đơn vị, ngày cấp, ngày thu hồi của các mã (không có bản thân mã).',
    'codes revoke 01-1       Thu hồi mã có số hiệu 01-1. Số liệu đã nộp bằng mã đó giữ nguyên.',
  ].join('\n'),
  async run(words) {
    const { values, positionals } = readWords(words, { unit: { type: 'string' } });
    const [verb, id, ...more] = positionals;
    if (more.length > 0) throw usageProblem('Thừa tham số.');
    if (verb === 'issue' && id === undefined) return issue(values.unit);
    if (verb === 'list' && id === undefined) return list();
    if (verb === 'link' && id !== undefined) return link(id);
    if (verb === 'revoke' && id !== undefined) return revoke(id);
    throw usageProblem(
      'Cần codes issue --unit <mã đơn vị>, codes link <số hiệu>, codes list hoặc codes revoke <số hiệu>.',
    );
  },
};

async function issue(code: string | undefined): Promise<number> {
  if (code === undefined) throw usageProblem('Cần --unit <mã đơn vị>, ví dụ --unit 01.');
  const now = new Date();
  const { units } = loadContent();
  const unit = unitIn(units, code, currentPeriod(now));
  if (!unit) {
    const known = unitsIn(units, currentPeriod(now)).map((one) => `${one.code} ${one.name}`);
    throw new Problem('unit-unknown', `Không có đơn vị mã “${code}”.`, `Các đơn vị: ${known.join(', ')}.`);
  }
  return withRegister(async (register) => {
    const issued = await issueCode(register, code, now);
    await register.store.audit({ at: now, actor: ACTOR, act: 'code-issued', subject: issued.credential.id });
    console.log(`Mã truy cập của ${nameOfUnit(unit)}, số hiệu ${issued.credential.id}. Mã chỉ hiện một lần:`);
    console.log(issued.code);
    return 0;
  });
}

/** Prints the link alone on the last line. */
async function link(id: string): Promise<number> {
  const now = new Date();
  const { PUBLIC_ORIGIN } = readEnvironment(process.env);
  return withRegister(async ({ store, keys }) => {
    const credential = (await store.credentials()).find((one) => one.id === id);
    if (credential?.revokedAt !== null) {
      throw new Problem(
        'code-unknown',
        `Không có mã số hiệu “${id}”, hoặc mã đã thu hồi.`,
        'Xem: codes list.',
      );
    }
    const { path, lastDay } = personalLink(keys, credential, now);
    await store.audit({ at: now, actor: ACTOR, act: 'link-issued', subject: id });
    console.log(`Liên kết riêng gắn với mã ${id}, dùng được đến hết ngày ${formatDay(lastDay)}.`);
    if (PUBLIC_ORIGIN === undefined) console.log('Ghép sau địa chỉ của trang (đặt PUBLIC_ORIGIN để in đủ):');
    console.log(`${PUBLIC_ORIGIN ?? ''}${path}`);
    return 0;
  });
}

async function list(): Promise<number> {
  const { units } = loadContent();
  const month = currentPeriod(new Date());
  return withRegister(async ({ store }) => {
    const rows = (await store.credentials()).map((credential) => {
      const { id, unit, issuedAt, revokedAt } = credential;
      const owner = ownerOf(units, credential);
      const live =
        owner?.validTo === undefined || filerOf(units, credential, month)
          ? 'còn hiệu lực'
          : `chỉ còn dùng cho các kỳ đến ${formatDay(owner.validTo)} (đơn vị đã sắp xếp lại)`;
      return [
        ...[id, unit, formatInstant(new Date(issuedAt))],
        revokedAt === null ? live : `đã thu hồi ${formatInstant(new Date(revokedAt))}`,
      ];
    });
    console.log(table([['SỐ HIỆU', 'ĐƠN VỊ', 'CẤP LÚC', 'TÌNH TRẠNG'], ...rows]));
    return 0;
  });
}

async function revoke(id: string): Promise<number> {
  const now = new Date();
  return withRegister(async ({ store }) => {
    const before = (await store.credentials()).find((credential) => credential.id === id);
    if (!before) throw new Problem('code-unknown', `Không có mã số hiệu “${id}”.`, 'Xem: codes list.');
    if (before.revokedAt !== null) {
      throw new Problem('code-revoked', `Mã số hiệu ${id} đã thu hồi từ trước.`, 'Không cần làm gì thêm.');
    }
    await store.revokeCredential(id, now);
    await store.audit({ at: now, actor: ACTOR, act: 'code-revoked', subject: id });
    console.log(`Đã thu hồi mã số hiệu ${id}.`);
    return 0;
  });
}
