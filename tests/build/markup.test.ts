import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { nfc } from '#src/lib/text.ts';
import { attributeOf, elementsNamed, elementsOf, textOf } from '#tests/helpers/html.ts';
import { HTML_RULES } from '#tests/helpers/html-rules.ts';
import { readSite, SHELL, type SitePage } from '#tests/helpers/site.ts';

const { pages } = readSite();

/** Addresses of the pages for which a check finds something, with what it found. */
function failing(check: (page: SitePage) => readonly string[]): string[] {
  return pages.flatMap((page) => check(page).map((found) => `${page.address}: ${found}`));
}

describe('the markup of every page', () => {
  it('is valid HTML', async () => {
    const validator = new HtmlValidate(HTML_RULES);
    const reports = await Promise.all(
      pages.map(async (page) => ({
        page,
        // The shell's slots are comments, in the title too, which the receiver replaces before anybody sees them.
        report: await validator.validateString(page.markup.replace(/<!--\/?slot:[a-z]+-->/gu, '')),
      })),
    );
    const faults = reports.flatMap(({ page, report }) =>
      report.results.flatMap((result) =>
        result.messages.map(
          (message) => `${page.address}:${String(message.line)} ${message.ruleId}: ${message.message}`,
        ),
      ),
    );
    expect(faults).toEqual([]);
  });

  it('speaks Vietnamese, in one normal form', () => {
    expect(
      failing((page) => {
        const [root] = elementsNamed(page.document, 'html');
        return root && attributeOf(root, 'lang') === 'vi' ? [] : ['html lang is not vi'];
      }),
    ).toEqual([]);
    expect(failing((page) => (nfc(page.markup) === page.markup ? [] : ['not NFC']))).toEqual([]);
  });

  it('has one h1 and a title of its own', () => {
    expect(
      failing((page) => {
        const count = elementsNamed(page.document, 'h1').length;
        return count === 1 ? [] : [`${String(count)} h1`];
      }),
    ).toEqual([]);
    const titles = pages.filter((page) => page.address !== SHELL).map((page) => page.title);
    expect(titles.filter((title, index) => title === '' || titles.indexOf(title) !== index)).toEqual([]);
  });

  it('can be described: every page but the shell and 404 says in a sentence what it is for', () => {
    expect(
      failing((page) => {
        if (page.noindex) return [];
        const meta = elementsNamed(page.document, 'meta').find(
          (element) => attributeOf(element, 'name') === 'description',
        );
        return meta && attributeOf(meta, 'content') ? [] : ['no description'];
      }),
    ).toEqual([]);
  });

  it('needs no unsafe Content Security Policy: no handlers, no style attributes, no styles in the page', () => {
    expect(
      failing((page) =>
        elementsOf(page.document).flatMap((element) => [
          ...element.attrs
            .filter(
              ({ name, value }) => /^on/u.test(name) || name === 'style' || /^javascript:/iu.test(value),
            )
            .map(({ name }) => `<${element.tagName}> has ${name}`),
        ]),
      ),
    ).toEqual([]);
  });

  it('holds at most one inline script, the same on every page, so that the policy needs one hash', () => {
    const inline = pages.flatMap((page) =>
      elementsNamed(page.document, 'script')
        .filter((script) => attributeOf(script, 'src') === undefined)
        .filter((script) => !/json/u.test(attributeOf(script, 'type') ?? ''))
        .map(textOf),
    );
    expect(new Set(inline).size).toBeLessThanOrEqual(1);
    const styles = pages.flatMap((page) => elementsNamed(page.document, 'style').map(textOf));
    expect(new Set(styles).size).toBeLessThanOrEqual(1);
  });
});
