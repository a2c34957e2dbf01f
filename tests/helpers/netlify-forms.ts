import { attributeOf, elementsNamed, elementsOf, type Element } from './html.ts';
import type { SitePage } from './site.ts';

/** What Netlify's form detection would register from one `<form>` of the deployed HTML. */
export interface DetectedForm {
  readonly name: string;
  readonly address: string;
  readonly method: string;
  readonly action: string | undefined;
  readonly honeypot: string | undefined;
  /** Names of all controls, in order, once each. A field that is not in the HTML is lost at submission. */
  readonly fields: readonly string[];
  /** The value that the form itself sends as `form-name`. */
  readonly formName: string | undefined;
}

function controlsOf(page: SitePage, form: Element): Element[] {
  const id = attributeOf(form, 'id');
  const outside = elementsOf(page.document).filter(
    (element) => id !== undefined && attributeOf(element, 'form') === id,
  );
  return [...elementsNamed(form, 'input', 'select', 'textarea', 'button'), ...outside];
}

/**
 * Reads a page as Netlify does at deploy time: the final HTML, without running anything, forms marked `netlify` or
 * `data-netlify`, each registered under its `name` (docs.netlify.com/forms/setup).
 */
export function detectForms(page: SitePage): DetectedForm[] {
  return elementsNamed(page.document, 'form')
    .filter(
      (form) => attributeOf(form, 'netlify') !== undefined || attributeOf(form, 'data-netlify') !== undefined,
    )
    .map((form) => {
      const controls = controlsOf(page, form);
      const named = controls.find((control) => attributeOf(control, 'name') === 'form-name');
      return {
        name: attributeOf(form, 'name') ?? '',
        address: page.address,
        method: (attributeOf(form, 'method') ?? 'get').toLowerCase(),
        action: attributeOf(form, 'action'),
        honeypot: attributeOf(form, 'netlify-honeypot') ?? attributeOf(form, 'data-netlify-honeypot'),
        fields: [...new Set(controls.flatMap((control) => attributeOf(control, 'name') ?? []))],
        formName: named && attributeOf(named, 'value'),
      };
    });
}

/** What would go wrong with these forms on Netlify, each as a sentence. */
export function formFaults(forms: readonly DetectedForm[]): string[] {
  const faults = forms.flatMap((form) => {
    const where = `${form.address}: form "${form.name}"`;
    return [
      ...(form.name ? [] : [`${where} has no name, so Netlify cannot register it`]),
      ...(form.method === 'post' ? [] : [`${where} is sent with ${form.method}, not post`]),
      ...(form.formName === form.name ? [] : [`${where} sends form-name "${form.formName ?? ''}"`]),
      ...(form.action === undefined || /^\/(?:[^/.?#]+\/)*[^/.?#]*$/u.test(form.action)
        ? []
        : [`${where} goes to "${form.action}": must be root-relative and without .html`]),
      ...(form.honeypot === undefined || form.fields.includes(form.honeypot)
        ? []
        : [`${where} names the honeypot "${form.honeypot}" but has no such field`]),
    ];
  });
  const first = new Map<string, DetectedForm>();
  for (const form of forms) {
    const known = first.get(form.name);
    if (!known) first.set(form.name, form);
    else if ([...known.fields].sort().join() !== [...form.fields].sort().join()) {
      faults.push(`form "${form.name}" has other fields at ${form.address} than at ${known.address}`);
    }
  }
  return faults;
}
