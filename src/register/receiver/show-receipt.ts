import { coverageOf, dueDateOf } from '#src/figures/periods.ts';
import { unitIn } from '#src/figures/reorganisation.ts';
import { lookupAddress } from '#src/forms/lookup-markup.ts';
import { renderFigures } from '#src/forms/figures-markup.ts';
import { renderPrintButton } from '#src/forms/print-markup.ts';
import { nameOfUnit } from '#src/forms/show.ts';
import { REPORT_PAGE } from '#src/forms/word-markup.ts';
import { formatDay, formatInstant } from '#src/lib/dates.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { formatMonthAtStart } from '#src/lib/months.ts';
import { fillIn } from '#src/messages/forms.ts';
import { REGISTER_MESSAGES } from '#src/messages/register.ts';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import { checkSignOf, isReceiptToken, receiptPath, receiptToken } from '../receipts.ts';
import type { Revision } from '../store.ts';
import { pageResponse, refuse } from './answers.ts';
import type { ReceiverDeps } from './deps.ts';
import { correctionPath } from './show-form.ts';

const { receipt: words } = REGISTER_MESSAGES;

/** The page of one receipt, for whoever holds its address: number, time, figures, and whether it still stands. */
export async function showReceipt(
  { receipt, token }: { readonly receipt: string; readonly token: string },
  deps: ReceiverDeps,
  origin: string,
): Promise<Response> {
  if (!isReceiptToken(deps.keys, receipt, token)) return refuse('notFound', deps.templates);
  const revision = await deps.store.byReceipt(receipt);
  if (!revision) return refuse('notFound', deps.templates);
  const [definition, latest] = await Promise.all([
    definitionOf(revision, deps),
    deps.store.latest(revision.unit, revision.period),
  ]);
  const main = html`<article class="receipt">
    ${renderStanding(revision, latest, deps)} ${renderFacts(revision, deps)}
    ${renderFigures(definition, revision.values, { reasons: revision.reasons })}
    ${renderVerification(revision, deps.publicOrigin ?? origin)} ${renderActions(revision, latest, deps)}
  </article>`;
  return pageResponse(200, deps.templates.shell({ title: fillIn(words.title, { receipt }), main }));
}

/** The definition under which it was filed, with the labels of that time. */
async function definitionOf({ form, definition }: Revision, deps: ReceiverDeps): Promise<FormDefinition> {
  const current = deps.forms.get(form);
  if (current?.version === definition) return current;
  const stored = await deps.store.definition(definition);
  if (!stored) throw new Error(`definition ${definition} is not in the store`);
  return JSON.parse(stored.content) as FormDefinition;
}

function renderStanding(revision: Revision, latest: Revision | undefined, { keys }: ReceiverDeps): SafeHtml {
  if (!latest || latest.receipt === revision.receipt)
    return html`<p class="receipt__lead">${words.stored}</p>`;
  return html`<p class="receipt__lead">
    ${words.replaced} <a href="${receiptPath(keys, latest.receipt)}">${latest.receipt}</a>
  </p>`;
}

function renderFacts(revision: Revision, { units, settings }: ReceiverDeps): SafeHtml {
  const { unit: code, period, filedAt, replaces, correctionReason } = revision;
  const due = dueDateOf(period, settings);
  const unit = unitIn(units, code, period);
  const { from, to } = coverageOf(period, settings);
  const late = new Date(filedAt) > due;
  const facts: readonly (readonly [string, string | null])[] = [
    [words.number, revision.receipt],
    [words.unit, unit ? nameOfUnit(unit) : code],
    [words.period, `${formatMonthAtStart(period)} (${formatDay(from)} – ${formatDay(to)})`],
    [words.filedAt, formatInstant(new Date(filedAt))],
    [words.due, fillIn(late ? words.late : words.onTime, { due: formatInstant(due) })],
    [words.revision, String(revision.revision)],
    [words.replaces, replaces],
    [words.correctionReason, correctionReason],
    [words.check, checkSignOf(revision)],
  ];
  const rows = facts.flatMap(([term, detail]) =>
    detail === null
      ? []
      : [
          html`<dt>${term}</dt>
            <dd><bdi>${detail}</bdi></dd>`,
        ],
  );
  return html`<dl class="receipt__facts">${rows}</dl>`;
}

/** Where whoever holds a printed receipt can ask whether it is genuine. */
function renderVerification(revision: Revision, origin: string): SafeHtml {
  const address = lookupAddress(revision.receipt, checkSignOf(revision));
  return html`<p class="receipt__verify">${words.verify} <a href="${address}">${origin}${address}</a></p>`;
}

function renderActions(revision: Revision, latest: Revision | undefined, deps: ReceiverDeps): SafeHtml {
  const form = [...deps.templates.forms.values()].find(({ formId }) => formId === revision.form);
  const { receipt } = latest ?? revision;
  return html`<div class="receipt__actions">
    <p>${words.keep}</p>
    ${renderPrintButton()}
    ${
      form &&
      html`<p>
        <a href="${correctionPath(form.address, receipt, receiptToken(deps.keys, receipt))}"
          >${words.correct}</a
        >
      </p>`
    }
    <p><a href="${REPORT_PAGE}">${words.quarterReport}</a></p>
  </div>`;
}
