import { wordData } from '#src/documents/word/data.ts';
import { wordFileName, WORD_TYPE } from '#src/documents/word/file-name.ts';
import { fillWord } from '#src/documents/word/fill.ts';
import type { WordTemplate } from '#src/documents/word/node/read-templates.ts';
import { monthsOf, moveQuarter, type Quarter } from '#src/figures/quarters.ts';
import type { UnitRecord } from '#src/figures/reorganisation.ts';
import { typedText } from '#src/forms/check.ts';
import type { Issue, Typed } from '#src/forms/types.ts';
import { readQuarter } from '#src/forms/word-answers.ts';
import { renderReportForm, REPORT_NAMES, REPORT_QUARTER } from '#src/forms/word-markup.ts';
import { dayInVietnam } from '#src/lib/dates.ts';
import { formSentence } from '#src/messages/forms.ts';
import { REGISTER_MESSAGES } from '#src/messages/register.ts';
import { WORD_TEXT } from '#src/messages/word.ts';
import { verifyCode } from '../access-codes.ts';
import { FIGURES_FORM } from '../content.ts';
import { filerOf } from '../credential-owner.ts';
import { definitionsOf, fieldsOf } from '../definitions.ts';
import type { FormTemplate, Templates } from '../pages.ts';
import { standingIn } from '../quarters.ts';
import { pageResponse, refuse } from '../receiver/answers.ts';
import type { ReceiverDeps, Sender } from '../receiver/deps.ts';
import { issueOf } from '../receiver/issues.ts';
import { isForeign } from '../receiver/origin.ts';
import { readPost } from '../receiver/read-post.ts';
import { StoreUnavailable } from '../store.ts';
import { quarterFigures } from './figures.ts';

/** What the receiver needs to answer for a quarter's report: the pages that ask for one, and their templates by id. */
export interface QuarterReportDeps extends ReceiverDeps {
  readonly reportPages: Templates['forms'];
  readonly wordTemplates: ReadonlyMap<string, WordTemplate>;
  /** Whether the register holds made-up figures to try the product with. */
  readonly trial: boolean;
}

/** Whether a request asks for a report. The page itself is a file of the site. */
export function isQuarterReport(
  path: string,
  method: string,
  { reportPages }: Pick<QuarterReportDeps, 'reportPages'>,
): boolean {
  return method === 'POST' && reportPages.has(path);
}

/**
 * A unit's report of a quarter as a Word file, for whoever has its access code. Nothing is kept of the request. Resolves
 * whatever happens, as the receiver does.
 */
export async function answerQuarterReport(
  request: Request,
  deps: QuarterReportDeps,
  sender: Sender = { address: '' },
): Promise<Response> {
  try {
    return await route(request, deps, sender);
  } catch (fault) {
    const reference = deps.newId().slice(0, 8);
    deps.log.fault('quarter-report-fault', fault, { reference });
    return refuse(fault instanceof StoreUnavailable ? 'unavailable' : 'fault', deps.templates, { reference });
  }
}

async function route(request: Request, deps: QuarterReportDeps, sender: Sender): Promise<Response> {
  const page = deps.reportPages.get(new URL(request.url).pathname);
  const template = page && deps.wordTemplates.get(page.formId);
  if (!template) return refuse('notFound', deps.templates);
  if (isForeign(request, deps.publicOrigin)) return refuse('foreignOrigin', deps.templates);
  const reading = await readPost(request);
  if ('refused' in reading) return refuse(reading.refused, deps.templates);

  const { typed } = reading;
  const now = deps.now();
  const thisMonth = dayInVietnam(now).slice(0, 7);
  const asked = await authorise(typed, deps, sender, now);
  if (asked === 'limited') {
    return again(page, typed, [tooMany()], { status: 429, headers: { 'retry-after': '60' } });
  }
  const { quarter, issues } = readQuarter(REPORT_QUARTER, typed);
  const found: Issue[] = [...asked.issues, ...issues];
  if (quarter !== undefined && monthsOf(quarter)[0] > thisMonth) {
    found.push(quarterIssue('quarterToCome', WORD_TEXT.quarterToCome));
  }
  const unit = asked.credential && quarter && filerOf(deps.units, asked.credential, monthsOf(quarter)[2]);
  if (asked.credential && found.length === 0 && !unit) {
    found.push(quarterIssue('unitNotInQuarter', WORD_TEXT.unitNotInQuarter));
  }
  if (!unit || !quarter || found.length > 0) return again(page, typed, found);
  deps.log.info('quarter-report', { unit: unit.code, quarter });
  return report(template, deps, { unit, quarter, thisMonth });
}

/** Whose quarter it is: as for filing, from the code and from nothing else, within the same limits. */
async function authorise(
  typed: Typed,
  deps: QuarterReportDeps,
  { address }: Sender,
  now: Date,
): Promise<
  'limited' | { credential?: NonNullable<Awaited<ReturnType<typeof verifyCode>>>; issues: readonly Issue[] }
> {
  const { limits } = deps;
  if (!limits.take('address', address, now)) return 'limited';
  const code = typedText(typed, REPORT_NAMES.code).trim();
  if (code === '') {
    const sentence = formSentence('accessCodeMissing');
    return { issues: [{ field: REPORT_NAMES.code, severity: 'error', code: 'accessCodeMissing', sentence }] };
  }
  const credential = await verifyCode(deps, code);
  if (credential)
    return limits.take('credential', credential.id, now) ? { credential, issues: [] } : 'limited';
  if (!limits.take('wrongCode', address, now)) return 'limited';
  return { issues: [issueOf('accessCodeWrong', REPORT_NAMES.code)] };
}

function quarterIssue(code: string, sentence: string): Issue {
  return { field: REPORT_NAMES.quarter, severity: 'error', code, sentence };
}

function tooMany(): Issue {
  return { field: '', severity: 'error', code: 'tooMany', sentence: WORD_TEXT.tooMany };
}

/** The page once more, with what was typed and what is wrong. */
function again(
  page: FormTemplate,
  typed: Typed,
  issues: readonly Issue[],
  { status = 422, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response {
  const form = renderReportForm(page.address, { typed, issues });
  return pageResponse(status, page.fill({ titlePrefix: REGISTER_MESSAGES.titles.error, form }), headers);
}

async function report(
  template: WordTemplate,
  deps: QuarterReportDeps,
  { unit, quarter, thisMonth }: { unit: UnitRecord; quarter: Quarter; thisMonth: string },
): Promise<Response> {
  const { store, units, forms, trial } = deps;
  const definition = forms.get(FIGURES_FORM);
  if (!definition) throw new Error(`no definition of ${FIGURES_FORM}`);
  const [standing, earlier] = await Promise.all([
    standingIn(store, quarter),
    standingIn(store, moveQuarter(quarter, -1)),
  ]);
  const fields = fieldsOf(await definitionsOf(store, [...standing, ...earlier], definition));
  const figures = quarterFigures({
    ...{ quarter, unit, units, definition, fields, standing, earlier, thisMonth, trial },
  });
  const file = fillWord(template.bytes, wordData(template.fields, { values: {}, unit, quarter }, figures));
  const name = wordFileName(trial ? 'du-lieu-thu' : '', template.id, unit.name, quarterPart(quarter));
  return new Response(file, {
    headers: {
      'content-type': WORD_TYPE,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    },
  });
}

/** `2026-4` → `quy-4-2026` */
function quarterPart(quarter: Quarter): string {
  const [year = '', number = ''] = quarter.split('-');
  return `quy-${number}-${year}`;
}
