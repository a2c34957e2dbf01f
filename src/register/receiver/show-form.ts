import type { Typed } from '#src/forms/types.ts';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import { isReceiptToken } from '../receipts.ts';
import type { Credential } from '../store.ts';
import type { ReceiverDeps } from './deps.ts';
import { lookUp } from './examine.ts';
import { formPage } from './form-pages.ts';
import { type Filing, type FormPage, monthsAt, periodOf } from './form-state.ts';
import { typedAgain } from './submission.ts';

/** Names in the address of a form that is opened from a receipt in order to correct it. */
const CORRECTS = 'dinh-chinh';
const TOKEN = 'khoa';

/** `/bao-cao-thang/?dinh-chinh=<receipt>&khoa=<token>` */
export function correctionPath(form: string, receipt: string, token: string): string {
  return `${form}?${new URLSearchParams({ [CORRECTS]: receipt, [TOKEN]: token }).toString()}`;
}

/** The form for now: open months, due dates; opened from a receipt, with its figures ready to be corrected. */
export async function showForm(request: Request, page: FormPage, deps: ReceiverDeps): Promise<Response> {
  const { definition, credential } = page;
  const now = deps.now();
  const filing = { ...page, deps, now, ...(await monthsAt(now, deps)) };
  if (credential) return showOwnForm({ ...filing, typed: {} }, credential);
  const typed = await corrected(new URL(request.url).searchParams, definition, deps);
  // Nothing of anybody's is on the empty form: the browser may keep it, so that going back keeps what was typed.
  const headers = typed ? {} : { 'cache-control': 'no-cache' };
  const response = formPage({ ...filing, typed: typed ?? {} }, [], {}, { status: 200, headers });
  if (!typed) response.headers.delete('x-robots-tag');
  return response;
}

async function corrected(
  query: URLSearchParams,
  definition: FormDefinition,
  { store, keys }: ReceiverDeps,
): Promise<Typed | undefined> {
  const receipt = query.get(CORRECTS);
  if (receipt === null || !isReceiptToken(keys, receipt, query.get(TOKEN) ?? '')) return undefined;
  const revision = await store.byReceipt(receipt);
  if (!revision) return undefined;
  const { values, reasons, period } = revision;
  return { ...typedAgain(definition, values, reasons), period, replaces: receipt };
}

/** The form behind a personal link: the unit's own, with last month's figures beside each field. */
async function showOwnForm(filing: Filing, credential: Credential): Promise<Response> {
  const period = periodOf(filing);
  const known = period === '' ? {} : await lookUp(filing, credential, period);
  return formPage(filing, [], known, { status: 200 });
}
