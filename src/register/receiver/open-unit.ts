import { makeFillableWorkbook } from '#src/documents/fillable-workbook.ts';
import { fillableSheet } from '#src/forms/workbook.ts';
import type { Issue } from '#src/forms/types.ts';
import type { Examination } from './examine.ts';
import { formPage } from './form-pages.ts';
import { fillIn } from '#src/messages/forms.ts';
import { WORKBOOK_TEXT } from '#src/messages/workbook.ts';
import type { Filing } from './form-state.ts';
import { typedAgain } from './submission.ts';

/** What stands between an officer and the unit's own form: code and month. The figures are looked at later. */
const OF_OPENING = new Set(['accessCode', 'period']);

/** A closed month is shown too: its state stands beside it, and only filing is refused. */
function ofOpening({ field, severity, code }: Issue): boolean {
  return OF_OPENING.has(field) && severity === 'error' && code !== 'periodClosed';
}

/**
 * Opens the unit's form: unit, state of the month and last month's figures beside each field, nothing filed. What was
 * typed so far stays.
 */
export function openUnit(filing: Filing, { issues, known }: Examination): Response {
  const wrong = issues.filter(ofOpening);
  return formPage(filing, wrong, known, { status: wrong.length > 0 ? 422 : 200 });
}

/** The same with the figures that were filed, ready to be corrected. Who reports stays as typed. */
export function correctFiled(filing: Filing, examination: Examination): Response {
  const { latest } = examination.known;
  if (!latest) return openUnit(filing, examination);
  const { definition } = filing;
  const kept = new Set([
    'accessCode',
    'period',
    ...definition.fields.filter((field) => field.personal).map((field) => field.id),
  ]);
  const typed = {
    ...Object.fromEntries(Object.entries(filing.typed).filter(([name]) => kept.has(name))),
    ...typedAgain(definition, latest.values, latest.reasons),
    replaces: latest.receipt,
  };
  return formPage({ ...filing, typed, refilled: true }, [], examination.known, { status: 200 });
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The unit's form as a workbook, with last month's figures in a column of it. */
export async function workbook(filing: Filing, examination: Examination): Promise<Response> {
  const { known, period } = examination;
  const { unit, previous } = known;
  if (!unit) return openUnit(filing, examination);
  const name = fillIn(WORKBOOK_TEXT.fileName, { unit: unit.code, period });
  return new Response(
    await makeFillableWorkbook(fillableSheet(filing.definition, { unit, period, previous })),
    {
      headers: {
        'content-type': XLSX,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex',
      },
    },
  );
}
