import type { Register } from '#src/register/data-folder.ts';
import type { SignUp } from '#src/register/sign-ups/store.ts';
import { newSignUpReceipt } from '#src/register/sign-ups/receipts.ts';
import { nameDigest } from '#src/register/sign-ups/proof.ts';

/** Unit, name, role and where it stands; names and numbers are nobody's. */
const PEOPLE = [
  ['01', '01-ha-noi', 'Người Thử Một', 'main', 'added', 'code'],
  ['01', '01-ha-noi', 'Người Thử Hai', 'deputy', 'new', 'code'],
  ['48', '48-da-nang', 'Người Thử Ba', 'main', 'new', 'no'],
  ['79', '79-ho-chi-minh', 'Người Thử Bốn', 'main', 'replaced', 'telephone'],
  ['79', '79-ho-chi-minh', 'Người Thử Năm', 'main', 'added', 'telephone'],
] as const;

/** Made-up focal points, a request for help and some words on pages, for the trial. */
export async function fillPeople({ personal, keys }: Register, now: Date): Promise<void> {
  const at = now.toISOString();
  for (const [index, [code, unit, fullName, role, state, verified]] of PEOPLE.entries()) {
    const zaloPhone = `+8490000000${index}`;
    const fields = { fullName, position: 'Chuyên viên', zaloPhone, email: `thu${index}@vi-du.vn`, role };
    await add({
      ...{ receipt: newSignUpReceipt('people', code), kind: 'people', unit, role, state, verified },
      ...{ inGroup: state !== 'new', form: 'cu-dau-moi', person: nameDigest(keys, unit, fullName) },
      content: { kind: 'readable', fields },
    });
  }
  const question = {
    topic: 'figures',
    message: 'Kỳ này chưa có số, nộp thế nào?',
    fullName: 'Người Thử Sáu',
  };
  await add({
    ...{
      receipt: newSignUpReceipt('help', undefined),
      kind: 'help',
      unit: null,
      role: null,
      form: 'tro-giup',
    },
    ...{ state: 'new', verified: 'no', inGroup: false, person: '' },
    content: { kind: 'readable', fields: { ...question, replyBy: 'email', email: 'thu6@vi-du.vn' } },
  });
  const day = at.slice(0, 10);
  const vote = {
    id: '1',
    day,
    page: '/cam-nang/d/nhom-zalo/',
    useful: 'no',
    text: 'Thiếu danh sách tỉnh',
  } as const;
  await personal.feedback.add(vote);
  await personal.feedback.add({ ...vote, id: '2', useful: 'yes', text: '' });
  await personal.feedback.add({ id: 's3', day, page: null, useful: null, text: 'hợp đồng mẫu' });

  async function add(
    part: Pick<
      SignUp,
      'receipt' | 'kind' | 'unit' | 'role' | 'state' | 'verified' | 'inGroup' | 'form' | 'person' | 'content'
    >,
  ): Promise<void> {
    const rest = { credential: null, definition: '', noticeVersion: '1', consents: {}, replacedBy: null };
    const signUp: SignUp = { ...part, ...rest, madeAt: at, changedAt: at, proofs: [], predecessor: '' };
    await personal.signUps.add(signUp, part.receipt);
  }
}
