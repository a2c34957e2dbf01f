import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributes, html, trusted } from '#src/lib/html.ts';

describe('html', () => {
  it('escapes what is put in and keeps what it made itself', () => {
    const inner = html`<b>${'<script>'}</b>`;
    expect(String(html`<p title="${'"'}">${inner}${[1, ' ', inner]}${null}${false}${undefined}</p>`)).toBe(
      '<p title="&quot;"><b>&lt;script&gt;</b>1 <b>&lt;script&gt;</b></p>',
    );
    expect(String(html`${trusted('<hr>')}`)).toBe('<hr>');
  });

  it('never lets typed text open a tag or leave an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const markup = String(html`<i title="${typed}">${typed}</i>`);
        const [, title, text] = /^<i title="([^"]*)">([^<]*)<\/i>$/su.exec(markup) ?? [];
        expect(title).toBeDefined();
        expect(text).toBeDefined();
      }),
    );
  });

  it('writes attributes in order and drops what is false', () => {
    expect(String(attributes({ id: 'a"b', required: true, hidden: false, max: 3, title: undefined }))).toBe(
      ' id="a&quot;b" required max="3"',
    );
  });
});
