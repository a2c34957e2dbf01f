import { Problem } from '#src/lib/problem.ts';
import { breakLines, type Line } from './paragraphs.ts';
import { discPath, type Mark, type Scene } from './scene.ts';
import type { Face, Faces } from './typeface.ts';

/** What is shown where somebody shares the address of a page: in chat groups, on social networks. */
export interface Card {
  readonly title: string;
  /** The part of the site that the page belongs to; empty where it is a part of its own. */
  readonly section: string;
  readonly site: string;
  readonly edition: string;
}

/** The size that Zalo, Facebook and X show uncropped. */
export const CARD = { width: 1200, height: 630 } as const;

const MARGIN = 80;
const TITLE = { top: 208, bottom: 520, sizes: [76, 68, 60, 52, 46], leading: 1.3 };
const COLOURS = {
  ground: '#13254a',
  mark: '#203560',
  text: '#ffffff',
  muted: '#c9d4ea',
  dot: '#e8503f',
};

function fit(title: string, face: Face): { readonly lines: readonly Line[]; readonly size: number } {
  const width = CARD.width - 2 * MARGIN;
  for (const size of TITLE.sizes) {
    const lines = breakLines(title, face, { size, width });
    const height = lines.length * size * TITLE.leading;
    if (height <= TITLE.bottom - TITLE.top && lines.every((line) => line.width <= width))
      return { lines, size };
  }
  throw new Problem(
    'card-title-too-long',
    `Tiêu đề "${title}" không vừa ảnh chia sẻ.`,
    'Rút ngắn tiêu đề, hoặc tách từ quá dài.',
  );
}

/** The card as a scene; the title as large as it fits. */
export function drawCard({ title, section, site, edition }: Card, faces: Faces): Scene {
  const { lines, size } = fit(title, faces.bold);
  const text = (
    words: string,
    rest: Omit<Extract<Mark, { kind: 'text' }>, 'kind' | 'text' | 'width'>,
  ): Mark => ({
    kind: 'text',
    text: words,
    width: faces[rest.weight].widthOf(words, rest.size),
    ...rest,
  });
  // A long name of a section stays on its one line.
  const label = 32 * Math.min(1, (CARD.width - 2 * MARGIN) / Math.max(1, faces.regular.widthOf(section, 32)));
  const large = { weight: 'heavy', size: 250 } as const;
  const wide = faces.heavy.widthOf('vn', large.size);
  const right = CARD.width - MARGIN / 2;
  return {
    ...CARD,
    bleed: 0,
    marks: [
      { kind: 'box', x: 0, y: 0, ...CARD, round: 0, fill: COLOURS.ground },
      text('vn', { ...large, x: right - wide, y: CARD.height - 56, fill: COLOURS.mark }),
      { kind: 'path', path: discPath(right - wide - 34, CARD.height - 82, 26), fill: COLOURS.dot },
      { kind: 'path', path: discPath(MARGIN + 15, 94, 15), fill: COLOURS.dot },
      text(site, { weight: 'bold', size: 36, x: MARGIN + 46, y: 107, fill: COLOURS.text }),
      ...(section === ''
        ? []
        : [text(section, { weight: 'regular', size: label, x: MARGIN, y: 184, fill: COLOURS.muted })]),
      ...lines.flatMap((line, index) =>
        line.segments.map((segment) =>
          text(segment.text, {
            weight: 'bold',
            size,
            x: MARGIN + segment.x,
            y: TITLE.top + size + index * size * TITLE.leading,
            fill: COLOURS.text,
          }),
        ),
      ),
      text(edition, { weight: 'regular', size: 28, x: MARGIN, y: CARD.height - 56, fill: COLOURS.muted }),
    ],
  };
}
