import { dueDateOf } from '#src/figures/periods.ts';
import { unitIn } from '#src/figures/reorganisation.ts';
import { LOOKUP_NAMES, type LookupAnswer, renderLookup } from '#src/forms/lookup-markup.ts';
import { nameOfUnit } from '#src/forms/show.ts';
import { formatInstant } from '#src/lib/dates.ts';
import { formatMonth } from '#src/lib/months.ts';
import { fillIn } from '#src/messages/forms.ts';
import { LOOKUP_TEXT as WORDS } from '#src/messages/lookup.ts';
import { REGISTER_MESSAGES } from '#src/messages/register.ts';
import { checkSignOf, isSameText } from '../receipts.ts';
import { readReceiptNumber, type Revision } from '../store.ts';
import { pageResponse } from './answers.ts';
import type { ReceiverDeps, Sender } from './deps.ts';

/**
 * Whether a filing has arrived, for anybody who has its number: time and standing, never a figure. Receipt numbers can be
 * guessed; that a department has filed is no secret, what it filed is.
 */
export async function showLookup(request: Request, deps: ReceiverDeps, sender: Sender): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const receipt = (query.get(LOOKUP_NAMES.receipt) ?? '').normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const check = (query.get(LOOKUP_NAMES.check) ?? '').replace(/\s/g, '').toLowerCase();
  const page = (answer?: LookupAnswer, status = 200) =>
    pageResponse(
      status,
      deps.templates.shell({ title: WORDS.title, main: renderLookup({ receipt, check }, answer) }),
    );
  if (receipt === '') return page();
  if (!deps.limits.take('address', sender.address, deps.now())) {
    return page({ tone: 'missing', sentences: [REGISTER_MESSAGES.filing.tooMany] }, 429);
  }
  if (!readReceiptNumber(receipt)) return page({ tone: 'missing', sentences: [WORDS.malformed] }, 422);
  const revision = await deps.store.byReceipt(receipt);
  if (!revision) {
    const sentences = [fillIn(WORDS.missing, { receipt }), WORDS.missingHow];
    return page({ tone: 'missing', sentences }, 404);
  }
  return page({ tone: 'found', sentences: await saidOf(revision, check, deps) });
}

async function saidOf(revision: Revision, check: string, deps: ReceiverDeps): Promise<string[]> {
  const { receipt, unit: code, period, filedAt } = revision;
  const unit = unitIn(deps.units, code, period);
  const latest = await deps.store.latest(code, period);
  const found = fillIn(WORDS.found, {
    ...{ receipt, at: formatInstant(new Date(filedAt)), period: formatMonth(period) },
    unit: unit ? nameOfUnit(unit) : code,
    timing: new Date(filedAt) > dueDateOf(period, deps.settings) ? WORDS.late : WORDS.onTime,
  });
  const stands = latest?.receipt === receipt ? WORDS.standing : WORDS.replaced;
  if (check === '') return [found, stands];
  return [isSameText(checkSignOf(revision), check) ? WORDS.genuine : WORDS.forged, found, stands];
}
