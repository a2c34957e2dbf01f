import { describe, expect, it } from 'vitest';
import { renderBarChart } from '#src/documents/results/bar-chart.ts';
import { placesOf, SPECIAL_ZONES } from '#src/documents/results/tile-layout.ts';
import { renderTileMap } from '#src/documents/results/tile-map.ts';
import { boundsOf, stepOf, STEPS, valuesOf } from '#src/documents/results/unit-values.ts';
import { attributeOf, elementsNamed, elementsOf, parseHtml, textOf } from '#tests/helpers/html.ts';
import { inventedResults } from '#tests/helpers/results.ts';

const file = inventedResults();
const values = valuesOf(file, 'idvnNew');
const chart = { id: 'thu', indicator: 'Tên miền <id.vn>', quarter: 'quý III/2026', values };

function tidy(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

describe('the tiles', () => {
  it('give each of the 34 units a place of its own, and leave the special zones free', () => {
    const places = placesOf(file.units.map(({ code }) => code));
    const all = [...places, ...SPECIAL_ZONES.map(({ place }) => place)].map(String);
    expect(all).toHaveLength(36);
    expect(new Set(all).size).toBe(36);
    // Nobody stands below the diagram, where units go that it does not know.
    expect(Math.max(...places.map(([, row]) => row))).toBe(15);
  });

  it('leave out no unit that is new or was split', () => {
    const places = placesOf(['01', '01', '98', '99']);
    expect(new Set(places.map(String)).size).toBe(4);
    expect(places[0]).not.toEqual(places[1]);
  });

  it('print every name with its figure, and say what is missing in words', () => {
    const document = parseHtml(renderTileMap(chart).markup);
    const tiles = elementsNamed(document, 'g').map((tile) => [
      attributeOf(tile, 'data-step'),
      tidy(elementsNamed(tile, 'text').map(textOf).join(' ')),
    ]);
    expect(tiles).toContainEqual(['none', 'Cà Mau không có số liệu']);
    expect(tiles.find(([, text]) => text?.startsWith('An Giang'))?.[1]).toMatch(
      /^An Giang [\d.]+ 2\/3 tháng$/u,
    );
    expect(tiles).toContainEqual(['zone', 'Hoàng Sa (TP. Đà Nẵng)']);
    expect(tiles).toContainEqual(['zone', 'Trường Sa (tỉnh Khánh Hòa)']);
    for (const { name } of values)
      expect(
        tiles.some(([, text]) => text?.startsWith(name)),
        name,
      ).toBe(true);
  });

  it.each([
    ['tiles', renderTileMap(chart)],
    ['bars', renderBarChart(chart)],
  ])(
    'are an image with a name and a description, without a style or a tag of the texts (%s)',
    (_, markup) => {
      const document = parseHtml(markup.markup);
      const [svg] = elementsNamed(document, 'svg');
      expect(svg && attributeOf(svg, 'role')).toBe('img');
      const named = (svg && attributeOf(svg, 'aria-labelledby'))?.split(' ') ?? [];
      const elements = elementsOf(document);
      const texts = named.map((id) => elements.find((element) => attributeOf(element, 'id') === id));
      expect(texts.map((element) => element?.tagName)).toEqual(['title', 'desc']);
      expect(texts[0] && textOf(texts[0])).toContain('Tên miền <id.vn>, quý III/2026');
      expect(elements.filter((element) => attributeOf(element, 'style') !== undefined)).toEqual([]);
      expect(elementsNamed(document, 'style')).toEqual([]);
    },
  );

  it('say nothing of a largest figure where there is none', () => {
    const empty = values.map((value) => ({ ...value, value: null, months: 0 }));
    expect(renderTileMap({ ...chart, values: empty }).markup).toContain('Chưa đơn vị nào có số liệu.');
    const zero = values.map((value) => ({ ...value, value: 0, months: 3 }));
    expect(renderTileMap({ ...chart, values: zero }).markup).not.toContain('NaN');
  });
});

describe('the shades', () => {
  it('are told by the legend as they are chosen', () => {
    for (const largest of [1, 3, 5, 7, 100, 12_345]) {
      for (let value = 1; value <= Math.min(largest, 500); value += 1) {
        const bounds = boundsOf(stepOf(value, largest), largest);
        expect(
          bounds && bounds[0] <= value && value <= bounds[1],
          `${String(value)} of ${String(largest)}`,
        ).toBe(true);
      }
      expect(stepOf(largest, largest)).toBe(STEPS);
      expect(stepOf(0, largest)).toBe(0);
    }
  });
});

describe('the bars', () => {
  it('stand from the largest to the smallest, what is missing last and in words', () => {
    const texts = elementsNamed(parseHtml(renderBarChart(chart).markup), 'text').map((text) =>
      tidy(textOf(text)),
    );
    const figures = texts.filter((_, at) => at % 2 === 1);
    expect(figures).toHaveLength(34);
    expect(figures.at(-1)).toBe('không có số liệu');
    const numbers = figures.slice(0, -1).map((text) => Number(text.replaceAll('.', '').replace(/ .*/u, '')));
    expect(numbers).toEqual(numbers.toSorted((one, other) => other - one));
    expect(figures.some((text) => text.endsWith('(2/3 tháng)'))).toBe(true);
  });
});
