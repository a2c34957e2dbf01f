import { attributes, html, type SafeHtml, trusted } from '#src/lib/html.ts';
import { escapeHtml } from '#src/lib/text.ts';
import { fillIn, FORM_TEXT } from '#src/messages/forms.ts';
import { reasonName } from './fields.ts';
import type { CheckedField, Issue } from './types.ts';

/** The id of a field's control: where the error summary and other pages jump to. */
export function controlId(name: string): string {
  return `field-${name}`;
}

/** Everything that one field of the page needs, whether it is in the definition or stands around it. */
export interface Shell {
  readonly name: string;
  readonly label: string;
  readonly issues: readonly Issue[];
  readonly required?: boolean;
  readonly help?: SafeHtml | string | undefined;
  readonly unit?: string | undefined;
  /** Shown under the control: last month's figure, a reason to give. */
  readonly below?: SafeHtml | undefined;
  readonly belowId?: string | undefined;
  readonly kind: string;
}

/** What was found at the field of this name. */
export function issuesAt({ issues }: { readonly issues: readonly Issue[] }, name: string): Issue[] {
  return issues.filter((issue) => issue.field === name);
}

/** Attributes that tie a control to its help, unit, messages and figure of last month. */
export interface ControlAttributes {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
  readonly required: boolean;
}

const PREFIXES = {
  error: FORM_TEXT.errorPrefix,
  warning: FORM_TEXT.warningPrefix,
  notice: FORM_TEXT.noticePrefix,
} as const;

function messageId(name: string, issue: Issue, index: number): string {
  return `${controlId(name)}-${issue.severity}-${index + 1}`;
}

export function renderMessages(name: string, issues: readonly Issue[]): SafeHtml[] {
  return issues.map(
    (issue, index) =>
      html`<p class="field__${issue.severity}" id="${messageId(name, issue, index)}">
        <strong>${PREFIXES[issue.severity]}</strong> ${issue.sentence}
      </p>`,
  );
}

export function controlAttributes(shell: Shell): ControlAttributes {
  const id = controlId(shell.name);
  const described = [
    shell.help && `${id}-help`,
    ...shell.issues.map((issue, index) => messageId(shell.name, issue, index)),
    shell.unit && `${id}-unit`,
    shell.belowId,
  ].filter(Boolean);
  return {
    id,
    name: shell.name,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
    'aria-invalid': shell.issues.some(({ severity }) => severity === 'error') ? 'true' : undefined,
    required: shell.required ?? false,
  };
}

export function requiredMark(required: boolean | undefined): SafeHtml | false {
  return required === true && html` <span class="field__required">${FORM_TEXT.required}</span>`;
}

export function wrapperAttributes(shell: Shell): SafeHtml {
  const invalid = shell.issues.some(({ severity }) => severity === 'error');
  return attributes({
    class: invalid ? 'field field--invalid' : 'field',
    'data-field': shell.name,
    'data-kind': shell.kind,
  });
}

export function renderHelp(shell: Shell): SafeHtml | undefined | '' {
  return shell.help && html`<p class="field__help" id="${controlId(shell.name)}-help">${shell.help}</p>`;
}

/** A label, its help and messages, and one control. */
export function renderShell(shell: Shell, control: (given: ControlAttributes) => SafeHtml): SafeHtml {
  const id = controlId(shell.name);
  return html`<div${wrapperAttributes(shell)}>
    <label class="field__label" for="${id}">${shell.label}${requiredMark(shell.required)}</label>
    ${renderHelp(shell)} ${renderMessages(shell.name, shell.issues)}
    <div class="field__row">
      ${control(controlAttributes(shell))}
      ${shell.unit && html`<span class="field__unit" id="${id}-unit">${shell.unit}</span>`}
    </div>
    ${shell.below}
  </div>`;
}

/**
 * A box for a text of several lines. The HTML parser drops its first line break: behind one of our own, a typed one stays.
 * Not by the template tag, whose formatting would add another.
 */
export function renderTextarea(given: ControlAttributes, typed: string): SafeHtml {
  const attributed = attributes({ class: 'field__input', rows: 4, ...given });
  return trusted(`<textarea${attributed.markup}>\n${escapeHtml(typed)}</textarea>`);
}

/** The box for the reason of an unusual value. */
export function renderReasonShell(
  field: Pick<CheckedField, 'id' | 'label'>,
  typed: string,
  issues: readonly Issue[],
): SafeHtml {
  return renderShell(
    { name: reasonName(field.id), label: `${FORM_TEXT.reason}: ${field.label}`, issues, kind: 'reason' },
    (given) =>
      html`<input${attributes({ class: 'field__input', type: 'text', ...given, value: typed, autocomplete: 'off' })} />`,
  );
}

/**
 * What stops the filing, each with a link to its field; read out as an alert. `known` are the names that stand on the
 * page: what concerns none of them has no link.
 */
export function renderSummary(
  issues: readonly Issue[],
  known: ReadonlySet<string>,
  title: string = FORM_TEXT.errorSummary,
): SafeHtml | undefined {
  if (issues.length === 0) return undefined;
  const items = issues.map((issue) => {
    const target = issue.severity === 'warning' ? reasonName(issue.field) : issue.field;
    return html`<li>
      ${known.has(issue.field) ? html`<a href="#${controlId(target)}">${issue.sentence}</a>` : issue.sentence}
    </li>`;
  });
  return html`<div class="error-summary" role="alert" tabindex="-1" data-error-summary>
    <h2 class="error-summary__title">${fillIn(title, { count: issues.length })}</h2>
    <ul class="error-summary__list">
      ${items}
    </ul>
  </div>`;
}
