import { showValue } from '#src/forms/show.ts';
import { html, type SafeHtml, trusted } from '#src/lib/html.ts';
import { CONSOLE_PEOPLE } from '#src/messages/console-people.ts';
import { fillIn } from '#src/messages/forms.ts';
import type { Field, FormDefinition } from '#src/schemas/form-definition.ts';
import type { SignUp } from '#src/register/sign-ups/store.ts';

const { unseal: words, people } = CONSOLE_PEOPLE;

/** One thing that a person wrote; where it is sealed, the place that the browser fills once it has the key. */
export function showField(
  { receipt, content }: SignUp,
  field: Pick<Field, 'id' | 'kind' | 'choices'>,
): SafeHtml {
  if (content.kind === 'erased') return html`${people.erased}`;
  if (content.kind === 'readable') return showValue(field, content.fields[field.id] ?? null);
  return html`<span data-person="${receipt}" data-name="${field.id}">${people.sealed}</span>`;
}

export function fieldOf(
  definition: FormDefinition | undefined,
  id: string,
): Pick<Field, 'id' | 'kind' | 'choices'> {
  return definition?.fields.find((field) => field.id === id) ?? { id, kind: 'text', choices: undefined };
}

/** What the browser needs to open the sealed ones among these, and the box for the key file; nothing where none is. */
export function renderUnsealing(signUps: readonly SignUp[]): SafeHtml | false {
  const sealed = signUps.flatMap(({ receipt, content }) =>
    content.kind === 'sealed' ? [{ receipt, ...content.envelope }] : [],
  );
  const [first] = sealed;
  if (!first) return false;
  const kids = [...new Set(sealed.map(({ keyId }) => keyId))].join(', ');
  const data = { records: sealed, words: { ...words } };
  return html`<section class="console__form" aria-labelledby="mo-niem-phong">
    <h2 id="mo-niem-phong">${words.title}</h2>
    <noscript><p>${words.without}</p></noscript>
    <div data-unseal hidden>
      <p id="mo-niem-phong-cach">${words.lead}</p>
      <div class="field">
        <label class="field__label" for="khoa-rieng">${fillIn(words.label, { kid: kids })}</label>
        <input
          class="field__input"
          type="file"
          id="khoa-rieng"
          accept="application/json,.json"
          aria-describedby="mo-niem-phong-cach"
        />
      </div>
      <p role="status" data-unsealed></p>
    </div>
    <script type="application/json" data-sealed>
      ${trusted(JSON.stringify(data).replaceAll('<', '\\u003c'))}
    </script>
  </section>`;
}
