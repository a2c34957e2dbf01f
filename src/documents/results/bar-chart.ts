import { html, type SafeHtml } from '#src/lib/html.ts';
import { formatCount } from '#src/lib/numbers.ts';
import { RESULT_WORDS } from '#src/messages/results.ts';
import type { Chart } from './tile-map.ts';
import { ranked, type UnitValue } from './unit-values.ts';

const { bars: words, blank, partial } = RESULT_WORDS;

const ROW = 24;
const BAR = 16;
/** Names, bars, and room for `123.456.789 (2/3 tháng)` behind the longest bar. */
const WIDTHS = { name: 108, bars: 430, value: 178 } as const;

/** The units from the largest figure to the smallest: a bar each, with the figure behind it. */
export function renderBarChart({ id, indicator, quarter, values }: Chart): SafeHtml {
  const rows = ranked(values);
  const largest = Math.max(1, ...rows.map(({ value }) => value ?? 0));
  const width = WIDTHS.name + WIDTHS.bars + WIDTHS.value;
  return html`<svg
    class="chart"
    viewBox="0 0 ${width} ${rows.length * ROW}"
    role="img"
    aria-labelledby="${id}-t ${id}-d"
  >
    <title id="${id}-t">${words.title(indicator, quarter)}</title>
    <desc id="${id}-d">${words.desc(rows.length)}</desc>
    ${rows.map((row, at) => renderBar(row, at * ROW, largest))}
  </svg>`;
}

function renderBar({ name, value, months }: UnitValue, y: number, largest: number): SafeHtml {
  const length = Math.round(((value ?? 0) / largest) * WIDTHS.bars);
  const note = value !== null && months < 3 ? ` (${partial(months)})` : '';
  const line = y + ROW / 2 + 5;
  return html`<text x="${WIDTHS.name - 8}" y="${line}" font-size="14" text-anchor="end">${name}</text>
    ${
      length > 0 &&
      html`<rect
        class="chart__bar"
        x="${WIDTHS.name}"
        y="${y + (ROW - BAR) / 2}"
        width="${length}"
        height="${BAR}"
      ></rect>`
    }
    <text
      ${value === null && html`class="chart__note"`}
      x="${WIDTHS.name + length + 6}"
      y="${line}"
      font-size="14"
    >
      ${value === null ? blank : formatCount(value)}${note}
    </text>`;
}
