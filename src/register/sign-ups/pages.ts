import { type SignUpFormState, renderSignUpForm } from '#src/forms/sign-up-markup.ts';
import type { Issue, Typed } from '#src/forms/types.ts';
import type { SafeHtml } from '#src/lib/html.ts';
import { type SignUpFault, SIGN_UP_WORDS } from '#src/messages/sign-ups.ts';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import { currentPeriod } from '#src/figures/periods.ts';
import { unitsIn } from '#src/figures/reorganisation.ts';
import type { FormTemplate } from '../pages.ts';
import { pageResponse } from '../receiver/answers.ts';
import type { SignUpDeps } from './deps.ts';

/** One post to a form about people. */
export interface Visit {
  readonly deps: SignUpDeps;
  readonly template: FormTemplate;
  readonly definition: FormDefinition;
  readonly now: Date;
  readonly typed: Typed;
}

/** A fault that only the receiver can find, at a field or (`''`) at the form as a whole. */
export function faultAt(code: SignUpFault, field = ''): Issue {
  return { field, severity: 'error', code, sentence: SIGN_UP_WORDS.faults[code] };
}

export function stateOf(
  { deps, template, definition, now, typed }: Visit,
  issues: readonly Issue[],
): SignUpFormState {
  return {
    ...{ action: template.address, typed, issues, settings: deps.settings },
    units: definition.purpose === 'people' ? unitsIn(deps.units, currentPeriod(now)) : [],
  };
}

/** The form with the answers kept. What filled the trap is not. */
export function formPage(
  visit: Visit,
  issues: readonly Issue[],
  { status = 422, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response {
  const form = renderSignUpForm(visit.definition, stateOf(visit, issues));
  return filled(visit.template, form, status, issues.length > 0 ? SIGN_UP_WORDS.titles.error : '', headers);
}

/** The built page with another region. */
export function filled(
  template: FormTemplate,
  form: SafeHtml,
  status: number,
  titlePrefix = '',
  headers: Record<string, string> = {},
): Response {
  return pageResponse(status, template.fill({ titlePrefix, form }), headers);
}
