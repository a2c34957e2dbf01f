import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { checkForm } from '#src/forms/check.ts';
import { loadForms } from '#src/forms/load-all.ts';
import { renderMyDataForm } from '#src/forms/my-data-markup.ts';
import { renderSignUpForm, renderSignUpReview, type SignUpFormState } from '#src/forms/sign-up-markup.ts';
import type { Issue } from '#src/forms/types.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { loadContent } from '#src/register/content.ts';
import { HTML_RULES } from '#tests/helpers/html-rules.ts';
import { CONTENT } from '#tests/helpers/paths.ts';

const { settings, units } = loadContent();
const forms = loadForms(CONTENT).filter(({ purpose }) => purpose !== 'figures');
const validator = new HtmlValidate({ ...HTML_RULES, root: true });

function stateOf(typed: Record<string, string> = {}, issues: readonly Issue[] = []): SignUpFormState {
  const current = units.filter(({ validTo }) => validTo === undefined);
  return { action: '/thu/', typed, issues, units: current, settings };
}

async function faultsOf(main: SafeHtml): Promise<string[]> {
  const page = html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <title>Thử</title>
      </head>
      <body>
        <main>
          <h1>Thử</h1>
          ${main}
        </main>
      </body>
    </html>`;
  const { results } = await validator.validateString(page.markup);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line} ${ruleId} ${message}`),
  );
}

describe.each(forms.map((form) => [form.id, form] as const))('the form %s', (_, form) => {
  it('is valid HTML empty, with every fault, and in review', async () => {
    const { issues } = checkForm(form, {}, { period: '2026-11', today: '2026-11-20' });
    expect(issues.length).toBeGreaterThan(0);
    expect(await faultsOf(renderSignUpForm(form, stateOf()))).toEqual([]);
    const typed = Object.fromEntries(form.fields.map(({ id }) => [id, '<b>"&']));
    expect(await faultsOf(renderSignUpForm(form, stateOf(typed, issues)))).toEqual([]);
    const values = Object.fromEntries(form.fields.map(({ id }) => [id, '<b>"&']));
    const review = renderSignUpReview(form, stateOf(typed), { values, unit: undefined, stamp: 'x' });
    expect(await faultsOf(review)).toEqual([]);
    expect(review.markup).not.toContain('<b>');
  });
});

it('asks for one’s own data in valid HTML, and never gives back what was typed as proof', async () => {
  const issue = { field: 'receipt', severity: 'error', code: 'x', sentence: 'Sai' } as const;
  const page = renderMyDataForm({ receipt: 'DM-01-AAAAAAAA', proof: '0912345678' }, [issue]);
  expect(await faultsOf(page)).toEqual([]);
  expect(page.markup).toContain('DM-01-AAAAAAAA');
  expect(page.markup).not.toContain('0912345678');
});
