import fc from 'fast-check';
import { mdxToHast } from 'satteri';
import { beforeAll, describe, expect, it } from 'vitest';
import { EDITOR_COMPONENTS, editorComponentOf } from '#cms/editor-components.ts';
import { escapeForMdx } from '#cms/mdx-safe.ts';
import { openMarkdownEditor, type MarkdownEditor } from '#cms/serializer.ts';
import { formatTable } from '#cms/table.ts';
import { CONTENT_COMPONENTS } from '#src/schemas/components.ts';

let editor: MarkdownEditor;
beforeAll(async () => {
  editor = await openMarkdownEditor();
});

function roundTrip(markdown: string): string {
  return editor.save(editor.open(markdown));
}

/** What a visitor reads of a stored text. */
function shown(stored: string): string {
  const textOf = (node: { value?: string; children?: readonly unknown[] }): string =>
    node.value ?? (node.children ?? []).map((child) => textOf(child as { value?: string })).join('');
  return textOf(mdxToHast(stored) as { children: readonly unknown[] }).trim();
}

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '{',
        '}',
        '|',
        '`',
        '*',
        '_',
        '[',
        ']',
        '$',
        '&',
        '#',
        '~',
        '^',
        '<100',
        '{mau}',
      ),
      fc.constantFrom(
        'tên miền',
        'Đà Nẵng',
        'hộ kinh doanh',
        '😀',
        'a\u0302\u0301',
        '1.234',
        ' https://vnnic.vn ',
      ),
      fc.constant(' '),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => `Chữ ${parts.join('')} cuối`);

describe('text typed by staff', () => {
  it.each([
    ['dưới <100 và {mau}', String.raw`dưới \<100 và \{mau}`],
    ['đã viết \\{rồi}', String.raw`đã viết \{rồi}`],
    ['a\u0302', 'â'],
  ])('stores %j as %j', (typed, stored) => {
    expect(escapeForMdx(typed)).toBe(stored);
    expect(escapeForMdx(stored)).toBe(stored);
  });

  it('keeps two sources beside each other', () => {
    const text = 'Do UBND cấp xã tổ chức[^3][^4].';
    expect(roundTrip(text)).toBe(text);
  });

  it('is shown as typed, compiles, and stays as it is from then on', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        const stored = editor.save([{ type: 'paragraph', children: [{ text: typed }] }]);
        expect(shown(stored)).toBe(typed.normalize('NFC'));
        expect(roundTrip(stored)).toBe(stored);
      }),
      { numRuns: 500 },
    );
  });
});

describe('editor components', () => {
  it('offers every component of the table, tables of cells and images', () => {
    expect(EDITOR_COMPONENTS.map(({ id }) => id)).toEqual([
      ...CONTENT_COMPONENTS.map(({ tag }) => tag),
      'table',
      'image',
    ]);
  });

  it.each(CONTENT_COMPONENTS)('$tag gives back what was put in, for any attribute text', (component) => {
    const editor = editorComponentOf(component);
    expect(editor.pattern.source.startsWith('^')).toBe(true);
    expect(editor.pattern.flags).toBe('');
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .map((value) => value.normalize('NFC').replace(/\s+/g, ' ').trim());
    fc.assert(
      fc.property(fc.array(text, { minLength: 6, maxLength: 6 }), (texts) => {
        const values: Record<string, string> = Object.fromEntries(
          component.attributes.flatMap(({ name }, index) => {
            const value = texts[index] ?? '';
            return value === '' ? [] : [[name, value]];
          }),
        );
        if (component.children) values['children'] = '- một\n- hai';
        const block = editor.toBlock(values);
        const match = editor.pattern.exec(block);
        expect(match?.[0]).toBe(block);
        if (match) expect(editor.fromBlock(match)).toEqual(values);
      }),
    );
  });

  it.each(CONTENT_COMPONENTS)('$tag survives opening and saving', (component) => {
    const values = Object.fromEntries(
      component.attributes.map(({ name, options }) => [
        name,
        options ? (Object.keys(options)[0] ?? '') : 'a "b" & <c>',
      ]),
    );
    const block = editorComponentOf(component).toBlock({
      ...values,
      children: 'Đoạn **đậm**.\n\n- một\n- hai',
    });
    const page = `Trước.\n\n${block}\n\nSau.`;
    expect(roundTrip(page)).toBe(page);
  });
});

describe('tables', () => {
  it('keeps alignment and bars', () => {
    const table = '| Cột | Giá trị |\n| :-- | ------: |\n| a \\| b | 1 |';
    const stored = formatTable(table);
    expect(stored).toBe('| Cột    | Giá trị |\n| :----- | ------: |\n| a \\| b | 1       |');
    expect(roundTrip(stored)).toBe(stored);
  });

  it('makes a table of cells pasted from Word or Excel', () => {
    expect(formatTable('Việc\tHạn\nNộp số liệu\t25')).toBe(
      '| Việc        | Hạn |\n| ----------- | --- |\n| Nộp số liệu | 25  |',
    );
  });
});
