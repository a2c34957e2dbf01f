import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { answerConsole } from '#src/console/answer.ts';
import type { ConsoleDeps } from '#src/console/deps.ts';
import { loadContent, type RegisterContent } from '#src/register/content.ts';
import { openRegister, type Register } from '#src/register/data-folder.ts';
import { createLimits } from '#src/register/limits.ts';
import { createLog } from '#src/register/log.ts';
import { readShell } from '#src/register/pages.ts';
import { loadSignUpForms } from '#src/register/sign-ups/content.ts';
import { issueStaffLink } from '#src/register/staff-access.ts';
import type { Draft, Revision } from '#src/register/store.ts';
import { ROOT } from '#tests/helpers/paths.ts';
import { draftOf, scratchFolder } from '../register/helpers.ts';

export const ORIGIN = 'http://127.0.0.1:4321';

/** Sunday evening, three days before November is due. */
export const NOW = new Date('2026-11-22T10:00:00.000Z');

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly bytes: Buffer;
}

/** A console over a register of the test's own, with a clock that the test sets and a browser that keeps its cookie. */
export interface Console {
  readonly register: Register;
  readonly deps: ConsoleDeps;
  readonly clock: { now: Date };
  readonly log: string[];
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  /** Posts with the form token of the page that was opened last, unless told otherwise. */
  readonly post: (
    path: string,
    fields?: Readonly<Record<string, string>>,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  /** A link as the operator's tool makes it. */
  readonly link: () => Promise<string>;
  /** Goes in by a new link. */
  readonly enter: () => Promise<void>;
  /** Files a month as the receiver would. */
  readonly file: (changes: Partial<Draft>, base?: number) => Promise<Revision>;
}

export async function openConsole(
  options: {
    content?: RegisterContent;
    changes?: Partial<ConsoleDeps>;
    clock?: { now: Date };
    register?: Register;
  } = {},
): Promise<Console> {
  const { content = loadContent(), changes = {}, clock = { now: NOW } } = options;
  const { now } = clock;
  const register = options.register ?? openRegister(scratchFolder(), now);
  if (!options.register) onTestFinished(() => register.close());
  const { form, units, settings } = content;
  const { version } = form;
  await register.store.saveDefinition({
    ...{ form: form.id, version, content: JSON.stringify(form), savedAt: now },
  });
  const log: string[] = [];
  const deps: ConsoleDeps = {
    ...{ store: register.store, personal: register.personal, keys: register.keys },
    ...{ units, settings, form, people: loadSignUpForms() },
    trial: false,
    ...{ limits: createLimits(), newId: randomUUID, publicOrigin: undefined, now: () => clock.now },
    shell: readShell(join(ROOT, 'tests/fixtures/register'), 'khung/index.html'),
    log: createLog(
      (line) => log.push(line),
      () => clock.now,
    ),
    ...changes,
  };
  let cookie = '';
  let formToken = '';

  async function send(path: string, init: RequestInit): Promise<Answer> {
    const request = new Request(ORIGIN + path, init);
    if (cookie !== '') request.headers.set('cookie', cookie);
    const response = await answerConsole(request, deps, { address: '192.0.2.1' });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString('utf8');
    formToken = /name="formToken" value="([^"]+)"/.exec(text)?.[1] ?? formToken;
    return { status: response.status, headers: response.headers, text, bytes };
  }
  const get: Console['get'] = (path, headers = {}) => send(path, { headers });
  const post: Console['post'] = (path, fields = {}, headers = {}) =>
    send(path, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', ...headers },
      body: new URLSearchParams({ formToken, ...fields }),
    });
  const link = async () => (await issueStaffLink(register, '', clock.now)).path;
  return {
    ...{ register, deps, clock, log, get, post, link },
    async enter() {
      await post(await link());
      await get('/quan-ly/');
    },
    async file(draft, base = 0) {
      const outcome = await register.store.append(
        draftOf({ definition: version, filedAt: clock.now, ...draft }),
        base,
      );
      if (outcome.kind !== 'accepted') throw new Error(`not accepted: ${outcome.kind}`);
      return outcome.revision;
    },
  };
}

/** The text of a page without its markup. */
export function wordsOf({ text }: Answer): string {
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
