import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { issueCode } from '#src/register/access-codes.ts';
import { loadContent } from '#src/register/content.ts';
import { openRegister, type Register } from '#src/register/data-folder.ts';
import { createLimits } from '#src/register/limits.ts';
import { createLog } from '#src/register/log.ts';
import { readTemplates } from '#src/register/pages.ts';
import { receive } from '#src/register/receive.ts';
import type { ReceiverDeps } from '#src/register/receiver/deps.ts';
import type { ReportStore, Revision } from '#src/register/store.ts';
import { validMonthly } from '#tests/helpers/forms.ts';
import { ROOT } from '#tests/helpers/paths.ts';
import { MORNING, scratchFolder } from './helpers.ts';

export const ORIGIN = 'http://127.0.0.1:4321';
export const FORM = '/bao-cao-thang/';

const content = loadContent();
const templates = readTemplates(join(ROOT, 'tests/fixtures/register'), [content.form.id]);

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A receiver over a register of the test's own, with a clock that the test sets. */
export interface Receiver {
  readonly register: Register;
  readonly deps: ReceiverDeps;
  readonly clock: { now: Date };
  /** The lines that it has logged. */
  readonly log: string[];
  /** Issues a code for a unit. */
  readonly code: (unit: string) => Promise<string>;
  readonly request: (path: string, init?: RequestInit) => Promise<Answer>;
  /** Posts a form; `undefined` leaves a field out. */
  readonly post: (
    fields: Readonly<Record<string, string | undefined>>,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  /** Every filing, in the order of the chain. */
  readonly filings: () => Promise<readonly Revision[]>;
}

export async function openReceiver(changes: Partial<ReceiverDeps> = {}): Promise<Receiver> {
  const register = openRegister(scratchFolder(), MORNING);
  onTestFinished(() => register.close());
  const { form, units, settings } = content;
  const { version } = form;
  await register.store.saveDefinition({
    form: form.id,
    version,
    content: JSON.stringify(form),
    savedAt: MORNING,
  });
  const clock = { now: MORNING };
  const log: string[] = [];
  const now = () => clock.now;
  const deps: ReceiverDeps = {
    ...{ store: register.store, personal: register.personal, keys: register.keys },
    ...{ forms: new Map([[form.id, form]]), units, settings, templates, now },
    limits: createLimits(),
    log: createLog((line) => log.push(line), now),
    newId: randomUUID,
    ...changes,
  };

  async function request(path: string, init: RequestInit = {}): Promise<Answer> {
    const options = init.body instanceof ReadableStream ? { duplex: 'half', ...init } : init;
    const response = await receive(new Request(ORIGIN + path, options), deps, { address: '192.0.2.1' });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  return {
    ...{ register, deps, clock, log, request },
    code: async (unit) => (await issueCode(register, unit, MORNING)).code,
    post: (fields, headers = {}) => {
      const sent = Object.entries(fields).filter(
        (field): field is [string, string] => field[1] !== undefined,
      );
      return request(FORM, { method: 'POST', headers, body: new URLSearchParams(sent) });
    },
    filings: () => register.store.list({}),
  };
}

/** A whole November of a unit; each test changes what it is about. */
export function november(code: string, changes: Readonly<Record<string, string | undefined>> = {}) {
  return { ...validMonthly, figuresSource: 'local', accessCode: code, period: '2026-11', ...changes };
}

/** A store in which some methods answer otherwise. */
export function storeWith(store: ReportStore, methods: Partial<ReportStore>): ReportStore {
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(methods, name) ?? Reflect.get(target, name, target);
      return typeof method === 'function' ? (method.bind(target) as unknown) : method;
    },
  });
}

/** The text of a page's title. */
export function titleOf({ text }: Answer): string {
  return /<title>([^<]*)<\/title>/.exec(text)?.[1] ?? '';
}

/** The sentences of the error summary. */
export function summaryOf({ text }: Answer): string {
  const list = /error-summary__list[^>]*>([\s\S]*?)<\/ul>/.exec(text)?.[1] ?? '';
  return list
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The value with which a control or hidden input comes back. */
export function valueOf({ text }: Answer, name: string): string | undefined {
  const tag = new RegExp(`<input[^>]*\\bname="${name}"[^>]*>`).exec(text)?.[0];
  return tag && /\bvalue="([^"]*)"/.exec(tag)?.[1];
}
