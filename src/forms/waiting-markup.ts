import type { SafeHtml } from '#src/lib/html.ts';
import { FORM_TEXT } from '#src/messages/forms.ts';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import { typedText, unansweredWarnings } from './check.ts';
import { canWarn, namesOf, reasonName } from './fields.ts';
import { renderSummary } from './shell-markup.ts';
import type { FormState } from './types.ts';

/** What is asked of the unit's form before anything is sent: a mistake in these is no mistake in a filing. */
const OPENING_STEPS = new Set(['open', 'correct', 'workbook']);

function reasonsTyped(definition: FormDefinition, { typed }: FormState): Record<string, string> {
  return Object.fromEntries(
    definition.fields
      .filter(canWarn)
      .map((field) => [field.id, typedText(typed, reasonName(field.id)).trim()] as const)
      .filter(([, reason]) => reason !== ''),
  );
}

/** Errors and unanswered warnings: all that stands between this page and a filing. */
export function renderWaiting(definition: FormDefinition, state: FormState): SafeHtml | undefined {
  const waiting = [
    ...state.issues.filter(({ severity }) => severity === 'error'),
    ...unansweredWarnings({ issues: state.issues, reasons: reasonsTyped(definition, state) }),
  ];
  const opening = OPENING_STEPS.has(typedText(state.typed, 'step'));
  return renderSummary(waiting, namesOf(definition.fields), opening ? FORM_TEXT.notOpened : undefined);
}
