import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { issueCode } from '#src/register/access-codes.ts';
import { loadContent } from '#src/register/content.ts';
import { openRegister, type Register } from '#src/register/data-folder.ts';
import { createLimits } from '#src/register/limits.ts';
import { createLog } from '#src/register/log.ts';
import { readTemplates } from '#src/register/pages.ts';
import { answerSignUps } from '#src/register/sign-ups/answer.ts';
import { loadContacts, loadSignUpForms } from '#src/register/sign-ups/content.ts';
import type { SignUpDeps } from '#src/register/sign-ups/deps.ts';
import { MY_DATA_FORM } from '#src/register/sign-ups/mine.ts';
import { ROOT } from '#tests/helpers/paths.ts';
import { MORNING, scratchFolder } from '../helpers.ts';
import { type Answer, ORIGIN, valueOf } from '../receiver.ts';

const content = loadContent();
const forms = loadSignUpForms();
const templates = readTemplates(join(ROOT, 'tests/fixtures/register'), [...forms.keys(), MY_DATA_FORM]);

export type Fields = Readonly<Record<string, string | undefined>>;

/** The forms about people over a register of the test's own, with a clock that the test sets. */
export interface Desk {
  readonly register: Register;
  readonly deps: SignUpDeps;
  readonly clock: { now: Date };
  readonly log: string[];
  readonly folder: string;
  readonly code: (unit: string) => Promise<string>;
  readonly request: (path: string, init?: RequestInit) => Promise<Answer>;
  /** Posts a form; `undefined` leaves a field out. */
  readonly post: (path: string, fields: Fields, headers?: Record<string, string>) => Promise<Answer>;
  /** Fills in, waits, sends: gives the page after the last button. */
  readonly signUp: (path: string, fields: Fields) => Promise<Answer>;
  /** As `signUp`, for what must be accepted: gives the receipt number. */
  readonly accepted: (path: string, fields: Fields) => Promise<string>;
  readonly wait: (seconds: number) => void;
}

export async function openDesk(changes: Partial<SignUpDeps> = {}): Promise<Desk> {
  const folder = scratchFolder();
  const register = openRegister(folder, MORNING);
  onTestFinished(() => register.close());
  const clock = { now: MORNING };
  const now = () => clock.now;
  const log: string[] = [];
  const { store, personal, keys } = register;
  const { units, settings } = content;
  for (const form of [content.form, ...forms.values()]) {
    const { id, version } = form;
    await store.saveDefinition({ form: id, version, content: JSON.stringify(form), savedAt: MORNING });
  }
  const deps: SignUpDeps = {
    ...{ store, personal, keys, units, settings, forms, templates, now },
    ...{
      contacts: loadContacts(),
      sealTo: undefined,
      hasPage: (address) => address.startsWith('/cam-nang/'),
    },
    limits: createLimits(),
    log: createLog((line) => log.push(line), now),
    newId: randomUUID,
    ...changes,
  };
  const wait = (seconds: number) => {
    clock.now = new Date(clock.now.getTime() + seconds * 1000);
  };

  async function request(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await answerSignUps(new Request(ORIGIN + path, init), deps, { address: '192.0.2.1' });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  function post(path: string, fields: Fields, headers: Record<string, string> = {}): Promise<Answer> {
    const sent = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined);
    return request(path, { method: 'POST', headers, body: new URLSearchParams(sent) });
  }

  async function signUp(path: string, fields: Fields): Promise<Answer> {
    const review = await post(path, { ...fields, step: 'review' });
    const stamp = valueOf(review, 'stamp');
    if (review.status !== 200 || stamp === undefined) return review;
    wait(2);
    return post(path, { ...fields, stamp });
  }

  return {
    ...{ register, deps, clock, log, folder, request, post, signUp, wait },
    code: async (unit) => (await issueCode(register, unit, MORNING)).code,
    accepted: async (path, fields) => {
      const answer = await signUp(path, fields);
      const location = answer.headers.get('location') ?? '';
      if (answer.status !== 303) throw new Error(`not accepted: ${answer.status} ${answer.text}`);
      return location.split('/')[3] ?? '';
    },
  };
}

/** A whole sign-up; each test changes what it is about. The names and numbers are nobody's. */
export function person(changes: Fields = {}): Fields {
  return {
    ...{ unit: '75', department: 'Sở Khoa học và Công nghệ Đồng Nai', fullName: 'Trần Thị Thử Nghiệm' },
    ...{ position: 'Chuyên viên', zaloPhone: '0912 345 678', zaloRegistered: 'yes' },
    ...{ email: 'Thu.Nghiem@dongnai.gov.vn', role: 'main', replacesSomeone: 'no', consentGroup: 'yes' },
    ...changes,
  };
}

export function question(changes: Fields = {}): Fields {
  return {
    ...{ topic: 'plan', message: 'Kế hoạch cần trình ai trước?', fullName: 'Lê Văn Hỏi' },
    ...{ replyBy: 'email', email: 'hoi@example.vn', consentReply: 'yes' },
    ...changes,
  };
}

export const SIGN_UP = '/nhom-zalo/';
export const HELP = '/tro-giup/';
export const MINE = '/du-lieu-cua-toi/';
export const FEEDBACK = '/danh-gia/';

/** The value with which the first control or hidden input of that name comes back. */
export function passOf(answer: Answer): string {
  return valueOf(answer, 'pass') ?? '';
}
