import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withBoxes } from '#src/components/content/checklist-boxes.ts';
import { CONTENT_COMPONENTS } from '#src/schemas/components.ts';
import { ROOT } from '#tests/helpers/paths.ts';
import path from 'node:path';

/** The map imports `.astro` files, which a plain test cannot load; its keys are read from its text. */
function tagsOf(file: string): string[] {
  const text = readFileSync(path.join(ROOT, 'src/components', file), 'utf8');
  const body = text.slice(text.lastIndexOf('= {'));
  return [...body.matchAll(/\b([A-Z]\w+)\b/g)].map(([tag]) => tag);
}

describe('the components of pages', () => {
  it('are exactly the rows of the table that the CMS and the checks read', () => {
    const tags = [...tagsOf('answer-components.ts'), ...tagsOf('content-components.ts')];
    expect(tags.toSorted()).toEqual(CONTENT_COMPONENTS.map(({ tag }) => tag).toSorted());
  });
});

describe('boxes of a checklist', () => {
  it('label each item by its first words, in tight and loose lists', () => {
    expect(
      withBoxes('<ul>\n<li>Một</li>\n<li>\n<p>Hai <a href="/">b</a></p>\n<p>Thêm.</p>\n</li>\n</ul>', 'k'),
    ).toBe(
      '<ul>\n<li><input type="checkbox" id="k-1"><label for="k-1">Một</label></li>\n' +
        '<li><input type="checkbox" id="k-2"><label for="k-2">Hai <a href="/">b</a></label>\n<p>Thêm.</p>\n</li>\n</ul>',
    );
  });

  it('stop before a list inside the item', () => {
    expect(withBoxes('<ul><li>Một<ul><li>Con</li></ul></li></ul>', 'k')).toBe(
      '<ul><li><input type="checkbox" id="k-1"><label for="k-1">Một</label><ul>' +
        '<li><input type="checkbox" id="k-2"><label for="k-2">Con</label></li></ul></li></ul>',
    );
  });
});
