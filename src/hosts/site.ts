import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { answerConsole, isConsoles } from '#src/console/answer.ts';
import type { ConsoleDeps } from '#src/console/deps.ts';
import { readWordTemplates } from '#src/documents/word/node/read-templates.ts';
import { CONTENT_FOLDER, FIGURES_FORM, loadContent } from '#src/register/content.ts';
import type { Register } from '#src/register/data-folder.ts';
import { createLimits, type Limits } from '#src/register/limits.ts';
import type { Log } from '#src/register/log.ts';
import { CONSOLE_SHELL_FILE, readShell, readTemplates, type Templates } from '#src/register/pages.ts';
import { isReceivers, receive } from '#src/register/receive.ts';
import {
  answerQuarterReport,
  isQuarterReport,
  type QuarterReportDeps,
} from '#src/register/quarter-report/answer.ts';
import type { ReceiverDeps, Sender } from '#src/register/receiver/deps.ts';
import { answerSignUps, isSignUps } from '#src/register/sign-ups/answer.ts';
import { loadContacts, loadSignUpForms } from '#src/register/sign-ups/content.ts';
import type { SignUpDeps } from '#src/register/sign-ups/deps.ts';
import { isTrialFolder } from '#src/register/trial.ts';
import { MY_DATA_FORM } from '#src/register/sign-ups/mine.ts';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import { countVisit } from './count-visits.ts';
import { createGitHubSignIn, SIGN_IN } from './github-oauth.ts';
import { ADMIN, adminHeadersOf, type HeaderList, securityHeadersOf } from './headers.ts';
import { acceptedEncodings, readStaticFiles } from './static-files.ts';

export interface ReceiverOptions {
  readonly register: Register;
  readonly contentFolder?: string | undefined;
  readonly publicOrigin?: string | undefined;
  readonly log: Log;
  readonly now: () => Date;
  readonly limits?: Limits;
  /** VNNIC's public key, where what is written about people is sealed to it. */
  readonly sealTo?: string | undefined;
}

/** A definition is kept as it was, so that what was filed under it can always be read. */
async function keepDefinition(
  { store, now }: Pick<ReceiverDeps, 'store' | 'now'>,
  form: FormDefinition,
): Promise<void> {
  await store.saveDefinition({
    ...{ form: form.id, version: form.version, content: JSON.stringify(form), savedAt: now() },
  });
}

/** Everything the receiver needs, from the content and an open register; the form's definition is kept from here on. */
export async function receiverDeps(options: ReceiverOptions, templates: Templates): Promise<ReceiverDeps> {
  const { register, log, now, publicOrigin } = options;
  const { units, settings, form } = loadContent(options.contentFolder);
  const { store, personal, keys } = register;
  await keepDefinition({ store, now }, form);
  return {
    ...{ store, personal, keys, units, settings, templates, log, now, publicOrigin },
    forms: new Map([[FIGURES_FORM, form]]),
    limits: options.limits ?? createLimits(),
    newId: randomUUID,
  };
}

/** What the forms about people need: their definitions, the pages that hold them, and what pages there are. */
export function signUpDeps(
  { contentFolder, sealTo }: ReceiverOptions,
  deps: ReceiverDeps,
  site: Pick<SignUpDeps, 'templates' | 'hasPage'>,
): SignUpDeps {
  const contacts = loadContacts(contentFolder);
  return { ...deps, ...site, forms: loadSignUpForms(contentFolder), contacts, sealTo };
}

/** What a quarter's report as a Word file needs: the templates, and the pages of those that show figures. */
export function quarterReportDeps(
  { contentFolder = CONTENT_FOLDER, register }: ReceiverOptions,
  deps: ReceiverDeps,
  pagesOf: (templates: readonly string[]) => Templates['forms'],
): QuarterReportDeps {
  const withFigures = readWordTemplates(contentFolder).filter(({ fields }) =>
    fields.some(({ kind }) => kind === 'figures'),
  );
  return {
    ...deps,
    reportPages: pagesOf(withFigures.map(({ id }) => id)),
    wordTemplates: new Map(withFigures.map((template) => [template.id, template])),
    trial: isTrialFolder(register.files.folder),
  };
}

/** What the console adds to what the receiver has. */
function consoleDeps(
  { contentFolder, register }: ReceiverOptions,
  deps: ReceiverDeps,
  dist: string,
): ConsoleDeps {
  const { units, form } = loadContent(contentFolder);
  const people = loadSignUpForms(contentFolder);
  const trial = isTrialFolder(register.files.folder);
  return { ...deps, units, form, people, trial, shell: readShell(dist, CONSOLE_SHELL_FILE) };
}

/** The built site and the receiver as one function from request to response. */
export type Site = (request: Request, sender: Sender) => Promise<Response>;

/** Reads the built site in `dist` and answers for it. */
export async function createSite(dist: string, options: ReceiverOptions): Promise<Site> {
  const templates = readTemplates(dist, [FIGURES_FORM]);
  const deps = await receiverDeps(options, templates);
  const staff = consoleDeps(options, deps, dist);
  const people = signUpDeps(options, deps, {
    templates: readTemplates(dist, [...loadSignUpForms(options.contentFolder).keys(), MY_DATA_FORM]),
    // Only asked of addresses that are plain words and slashes (src/register/feedback/answer.ts).
    hasPage: (address) => existsSync(join(dist, address, 'index.html')),
  });
  const reports = quarterReportDeps(options, deps, (ids) => readTemplates(dist, ids).forms);
  for (const form of people.forms.values()) await keepDefinition(deps, form);
  const files = readStaticFiles(dist);
  const headers = securityHeadersOf(dist);
  const adminHeaders = adminHeadersOf(dist, headers);
  const visits = options.register.openVisits();
  const signIn = createGitHubSignIn(process.env, fetch, options.log);
  return async (request, sender) => {
    const { pathname, search } = new URL(request.url);
    if (pathname === '/healthz') return health(deps);
    if (isReceivers(pathname, templates)) {
      return withHeaders(await compressed(request, await receive(request, deps, sender)), headers);
    }
    if (isSignUps(pathname, request.method, people.templates)) {
      return withHeaders(await compressed(request, await answerSignUps(request, people, sender)), headers);
    }
    if (isQuarterReport(pathname, request.method, reports)) {
      return withHeaders(await answerQuarterReport(request, reports, sender), headers);
    }
    if (isConsoles(pathname)) {
      return withHeaders(await compressed(request, await answerConsole(request, staff, sender)), headers);
    }
    // 308 keeps the method and the body: a post to the address without its slash is not lost.
    const takesPosts = (path: string) =>
      isReceivers(path, templates) ||
      isSignUps(path, 'POST', people.templates) ||
      isQuarterReport(path, 'POST', reports);
    if (request.method === 'POST' && takesPosts(`${pathname}/`)) {
      return new Response(null, { status: 308, headers: { location: `${pathname}/${search}` } });
    }
    if (signIn && pathname.startsWith(SIGN_IN)) return signIn(request);
    const found = await files.answer(request);
    countVisit(request, found, { visits, now: options.now, log: options.log });
    return withHeaders(found, pathname.startsWith(ADMIN) ? adminHeaders : headers);
  };
}

async function health({ store, log }: ReceiverDeps): Promise<Response> {
  const headers = { 'cache-control': 'no-store' };
  try {
    await store.health();
    return Response.json({ status: 'ok' }, { headers });
  } catch (fault) {
    log.fault('unhealthy', fault);
    return Response.json({ status: 'unavailable' }, { status: 503, headers });
  }
}

function withHeaders(response: Response, headers: HeaderList): Response {
  for (const [name, value] of headers) response.headers.set(name, value);
  return response;
}

/** A page made for the moment, compressed lightly: some 90 KB of form become 10 on a slow line. */
async function compressed(request: Request, response: Response): Promise<Response> {
  response.headers.append('vary', 'accept-encoding');
  const accepted = acceptedEncodings(request.headers.get('accept-encoding') ?? '');
  if (!response.body || !accepted.has('br')) return response;
  const plain = Buffer.from(await response.arrayBuffer());
  const body = await promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  const headers = new Headers(response.headers);
  headers.set('content-encoding', 'br');
  return new Response(new Uint8Array(body), { status: response.status, headers });
}

/** Where the build lies unless a host says otherwise. */
export const DIST = join(import.meta.dirname, '../../dist');
