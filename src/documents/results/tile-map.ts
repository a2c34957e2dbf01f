import { html, type SafeHtml } from '#src/lib/html.ts';
import { formatCount } from '#src/lib/numbers.ts';
import { RESULT_WORDS } from '#src/messages/results.ts';
import { COLUMNS, type Place, placesOf, SPECIAL_ZONES } from './tile-layout.ts';
import { boundsOf, ranked, STEPS, stepOf, type UnitValue } from './unit-values.ts';

const { map: words, blank, partial } = RESULT_WORDS;

const TILE = { width: 116, height: 62, gap: 4 } as const;

export interface Chart {
  /** Of the page: two charts of one page have two. */
  readonly id: string;
  readonly indicator: string;
  readonly quarter: string;
  readonly values: readonly UnitValue[];
}

function cornerOf([column, row]: Place): { x: number; y: number } {
  return { x: column * (TILE.width + TILE.gap), y: row * (TILE.height + TILE.gap) };
}

/**
 * The units as tiles with their names and figures: a diagram, not a map. Colours come from the style sheet by classes and
 * repeat what the figures say; what is missing is hatched and says so. Only presentation attributes, as the Content
 * Security Policy allows no styles in the page.
 */
export function renderTileMap({ id, indicator, quarter, values }: Chart): SafeHtml {
  const places = placesOf(values.map(({ code }) => code));
  const rows = Math.max(...places.map(([, row]) => row), ...SPECIAL_ZONES.map(({ place }) => place[1])) + 1;
  const { x: width, y: height } = cornerOf([COLUMNS, rows]);
  const [first] = ranked(values);
  const largest = first?.value ?? null;
  const lacking = values.filter(({ value }) => value === null).length;
  const desc = first && largest !== null ? words.desc(first.name, formatCount(largest), lacking) : words.none;
  return html`<svg
    class="chart chart--tiles"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-labelledby="${id}-t ${id}-d"
  >
    <title id="${id}-t">${words.title(indicator, quarter)}</title>
    <desc id="${id}-d">${desc}</desc>
    <defs>
      <pattern id="${id}-h" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="chart__hatch" width="2" height="8"></rect>
      </pattern>
    </defs>
    ${values.map((value, at) => renderTile(value, places[at] ?? [0, 0], largest ?? 0, `${id}-h`))}
    ${SPECIAL_ZONES.map(renderZone)} ${largest !== null && largest > 0 && renderLegend(largest)}
  </svg>`;
}

function renderTile(
  { name, value, months }: UnitValue,
  place: Place,
  largest: number,
  hatch: string,
): SafeHtml {
  const { x, y } = cornerOf(place);
  const middle = x + TILE.width / 2;
  const step = value === null ? 'none' : String(stepOf(value, largest));
  const shown = value === null ? blank : formatCount(value);
  const note = value !== null && months < 3 && partial(months);
  const shape = { x, y, width: TILE.width, height: TILE.height };
  return html`<g class="tile" data-step="${step}">
    <rect
      x="${shape.x}"
      y="${shape.y}"
      width="${shape.width}"
      height="${shape.height}"
      rx="4"
      ${value === null && html`fill="url(#${hatch})"`}
    ></rect>
    <text x="${middle}" y="${y + 20}" font-size="14" font-weight="700" text-anchor="middle">${name}</text>
    <text x="${middle}" y="${y + (note ? 37 : 42)}" font-size="14" text-anchor="middle">${shown}</text>
    ${
      note &&
      html`<text class="chart__note" x="${middle}" y="${y + 54}" font-size="12" text-anchor="middle">
        ${note}
      </text>`
    }
  </g>`;
}

function renderZone({ name, of, place }: (typeof SPECIAL_ZONES)[number]): SafeHtml {
  const { x, y } = cornerOf(place);
  const middle = x + TILE.width / 2;
  return html`<g class="tile" data-step="zone">
    <rect x="${x + 1}" y="${y + 1}" width="${TILE.width - 2}" height="${TILE.height - 2}" rx="4"></rect>
    <text x="${middle}" y="${y + 27}" font-size="14" font-weight="700" text-anchor="middle">${name}</text>
    <text class="chart__note" x="${middle}" y="${y + 46}" font-size="12" text-anchor="middle">(${of})</text>
  </g>`;
}

/** In the free corner at the upper right: what each shade stands for. */
function renderLegend(largest: number): SafeHtml {
  const { x } = cornerOf([4, 0]);
  const steps = Array.from({ length: STEPS }, (_, at) => at + 1).flatMap((step) => {
    const bounds = boundsOf(step, largest);
    return bounds
      ? [{ step: String(step), said: words.step(formatCount(bounds[0]), formatCount(bounds[1])) }]
      : [];
  });
  const rows = [{ step: '0', said: '0' }, ...steps];
  return html`<text x="${x + 12}" y="16" font-size="14">${words.legend}</text> ${rows.map(
      ({ step, said }, at) =>
        html`<g class="tile" data-step="${step}">
          <rect x="${x + 12}" y="${28 + at * 26}" width="32" height="20" rx="3"></rect>
          <text x="${x + 54}" y="${43 + at * 26}" font-size="14">${said}</text>
        </g>`,
    )}`;
}
