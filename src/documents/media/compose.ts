import { Problem } from '#src/lib/problem.ts';
import type { Area, Block, Ink, Shape, Side, Template, WordPart } from '#src/schemas/media-template.ts';
import { breakLines, type Line } from './paragraphs.ts';
import type { Words } from './piece.ts';
import { qrPath } from './qr.ts';
import { discPath, type Mark, type Scene } from './scene.ts';
import type { Face, Faces } from './typeface.ts';

type Colours = Readonly<Record<Ink, string>>;

/** Everything that blocks need to know of the piece they stand in. */
interface Job {
  readonly words: Words;
  readonly faces: Faces;
  readonly colours: Colours;
}

/** A block after setting: how high it is, how wide its widest line, and its marks once it is told where it stands. */
interface SetBlock {
  readonly height: number;
  readonly width: number;
  place(top: number): Mark[];
}

/** Two marks above a capital (Ễ) and one below (Ậ) must not touch the neighbouring lines. */
const LEADING = { headline: 1.24, text: 1.42 } as const;
const HEADLINES: ReadonlySet<WordPart> = new Set(['headline', 'kicker', 'action', 'issuer']);
/** From the top of a line to its baseline, of the size: the typeface's ascent with room for marks. */
const ASCENT = 0.98;
const LISTS: ReadonlySet<WordPart> = new Set(['points', 'steps', 'costs']);

function textMarks(
  lines: readonly Line[],
  at: { readonly x: number; readonly top: number; readonly leading: number },
  style: { readonly block: Block; readonly size: number; readonly area: Area; readonly colours: Colours },
): Mark[] {
  const { block, size, area, colours } = style;
  const indent = at.x - area.x;
  return lines.flatMap((line, index) => {
    const room = area.width - indent - line.width;
    const shift = area.align === 'middle' ? room / 2 : area.align === 'end' ? room : 0;
    return line.segments.map((segment): Mark => ({
      kind: 'text',
      text: segment.text,
      weight: block.weight,
      size,
      x: at.x + shift + segment.x,
      y: at.top + index * at.leading + size * ASCENT,
      width: segment.width,
      fill: segment.accent ? accentOn(block.ink, colours) : colours[block.ink],
    }));
  });
}

/** The accent is made for dark grounds; on light ones the dot's red stands in. */
function accentOn(ink: Ink, colours: Colours): string {
  return ink === 'onGround' || ink === 'onGroundMuted' ? colours.accent : colours.dot;
}

function setParagraphs(
  block: Block,
  texts: readonly string[],
  area: Area,
  scale: number,
  job: Job,
): SetBlock {
  const size = block.size * scale;
  const face = job.faces[block.weight];
  const isHeadline = HEADLINES.has(block.part);
  const leading = size * (isHeadline ? LEADING.headline : LEADING.text);
  const lines = texts.flatMap((text) => breakLines(text, face, { size, width: area.width }));
  return {
    height: lines.length * leading,
    width: Math.max(0, ...lines.map((line) => line.width)),
    place: (top) =>
      textMarks(lines, { x: area.x, top, leading }, { block, size, area, colours: job.colours }),
  };
}

/** Points with a dot, steps with a number in a disc. */
function setList(block: Block, texts: readonly string[], area: Area, scale: number, job: Job): SetBlock {
  const size = block.size * scale;
  const face = job.faces[block.weight];
  const numbered = block.part === 'steps';
  const indent = size * (numbered ? 2.1 : 1.15);
  const leading = size * LEADING.text;
  const between = size * (numbered ? 0.62 : 0.5);
  const items = texts.map((text) => breakLines(text, face, { size, width: area.width - indent }));
  const heights = items.map((lines) => lines.length * leading);
  const startsAt = (index: number) =>
    heights.slice(0, index).reduce((sum, height) => sum + height + between, 0);
  return {
    height: startsAt(items.length) - (items.length > 0 ? between : 0),
    width: indent + Math.max(0, ...items.flat().map((line) => line.width)),
    place: (top) =>
      items.flatMap((lines, index) => {
        const y = top + startsAt(index);
        const text = textMarks(
          lines,
          { x: area.x + indent, top: y, leading },
          { block, size, area, colours: job.colours },
        );
        return [...bullet(numbered ? index + 1 : 0, area.x, y, { block, size, job }), ...text];
      }),
  };
}

function bullet(
  number: number,
  x: number,
  top: number,
  { block, size, job }: { readonly block: Block; readonly size: number; readonly job: Job },
): Mark[] {
  const { colours, faces } = job;
  const middle = top + size * 0.68;
  const fill = accentOn(block.ink, colours);
  if (number === 0) return [{ kind: 'path', path: discPath(x + size * 0.3, middle, size * 0.2), fill }];
  const text = String(number);
  const width = faces.bold.widthOf(text, size * 0.9);
  return [
    { kind: 'path', path: discPath(x + size * 0.75, middle, size * 0.75), fill: colours.ground },
    {
      kind: 'text',
      text,
      weight: 'bold',
      size: size * 0.9,
      x: x + size * 0.75 - width / 2,
      y: middle + size * 0.32,
      width,
      fill: colours.onGround,
    },
  ];
}

/** A browser's address bar with a name that is said to be an example. */
function setAddress(block: Block, area: Area, scale: number, job: Job): SetBlock {
  const { words, faces, colours } = job;
  const label = 'ví dụ';
  const room = (size: number) => size * 2.1 + faces.regular.widthOf(label, size * 0.5);
  const name = (size: number) => faces.bold.widthOf(words.example, size);
  let size = block.size * scale;
  // The bar fills the width of its area; only a long name makes its letters smaller.
  const wanted = name(size) + room(size);
  if (wanted > area.width) size *= area.width / wanted;
  const height = block.size * scale * 1.9;
  return {
    height,
    width: area.width,
    place(top) {
      const baseline = top + height / 2 + size * 0.27;
      const [first = '', ...rest] = words.example.split('.');
      const ending = `.${rest.join('.')}`;
      const x = area.x + size * 0.75;
      const firstWidth = faces.bold.widthOf(first, size);
      const labelWidth = faces.regular.widthOf(label, size * 0.5);
      const text = (
        each: string,
        at: number,
        fill: string,
        face: Face,
        weight: 'bold' | 'regular',
        of: number,
      ): Mark => ({
        kind: 'text',
        text: each,
        weight,
        size: of,
        x: at,
        y: baseline,
        width: face.widthOf(each, of),
        fill,
      });
      return [
        {
          kind: 'box',
          x: area.x,
          y: top,
          width: area.width,
          height,
          round: height / 2,
          fill: colours.paper,
        },
        text(first, x, colours.text, faces.bold, 'bold', size),
        text(ending, x + firstWidth, colours.dot, faces.bold, 'bold', size),
        text(
          label,
          area.x + area.width - size * 0.85 - labelWidth,
          colours.muted,
          faces.regular,
          'regular',
          size * 0.5,
        ),
      ];
    },
  };
}

function setBlock(block: Block, area: Area, scale: number, job: Job): SetBlock | undefined {
  if (block.part === 'address') return setAddress(block, area, scale, job);
  const words = job.words[block.part] ?? [];
  const texts = typeof words === 'string' ? [words] : words;
  if (texts.length === 0) return undefined;
  return LISTS.has(block.part)
    ? setList(block, texts, area, scale, job)
    : setParagraphs(block, texts, area, scale, job);
}

interface SetArea {
  readonly height: number;
  readonly fits: boolean;
  readonly blocks: readonly { readonly set: SetBlock; readonly gap: number }[];
}

function setArea(area: Area, scale: number, job: Job): SetArea {
  const blocks = area.blocks.flatMap((block) => {
    const set = setBlock(block, area, scale, job);
    return set ? [{ set, gap: block.gap * scale }] : [];
  });
  const height = blocks.reduce((sum, { set, gap }, index) => sum + set.height + (index > 0 ? gap : 0), 0);
  const tolerance = 1e-6;
  const fits =
    height <= area.height + tolerance && blocks.every(({ set }) => set.width <= area.width + tolerance);
  return { height, fits, blocks };
}

/** The largest setting that fits, found by halving; too long a text stops with the area's name. */
function fitArea(area: Area, job: Job): SetArea {
  const whole = setArea(area, 1, job);
  if (whole.fits) return whole;
  let [low, high] = [area.smallest, 1];
  let best = setArea(area, low, job);
  if (!best.fits) {
    throw new Problem(
      'media-text-too-long',
      `Chữ trong ô "${area.id}" quá dài: thu nhỏ còn ${Math.round(area.smallest * 100)} % vẫn không vừa.`,
      'Rút ngắn lời, hoặc tăng chiều cao của ô trong khuôn.',
    );
  }
  for (let step = 0; step < 7; step += 1) {
    const middle = (low + high) / 2;
    const tried = setArea(area, middle, job);
    if (tried.fits) [low, best] = [middle, tried];
    else high = middle;
  }
  return best;
}

function drawArea(area: Area, job: Job): Mark[] {
  const { blocks, height } = fitArea(area, job);
  const room = area.height - height;
  let top = area.y + (area.rise === 'bottom' ? room : area.rise === 'middle' ? room / 2 : 0);
  return blocks.flatMap(({ set, gap }, index) => {
    if (index > 0) top += gap;
    const marks = set.place(top);
    top += set.height;
    return marks;
  });
}

function drawShape(shape: Shape, colours: Colours): Mark {
  const fill = colours[shape.ink];
  if (shape.kind === 'disc') {
    return { kind: 'path', path: discPath(shape.x, shape.y, shape.width / 2), fill };
  }
  const { x, y, width, height, round } = shape;
  return { kind: 'box', x, y, width, height, round, fill };
}

/** One side of a piece: the template's shapes, then the words in their areas, then the QR code on white. */
export function composeSide(template: Template, side: Side, job: Job): Scene {
  const { width, height, bleed } = template;
  const { code } = side;
  return {
    width,
    height,
    bleed,
    marks: [
      ...side.shapes.map((shape) => drawShape(shape, job.colours)),
      ...side.areas.flatMap((area) => drawArea(area, job)),
      ...(code
        ? [
            {
              kind: 'box',
              x: code.x,
              y: code.y,
              width: code.width,
              height: code.width,
              round: 0,
              fill: '#ffffff',
            } as const,
            {
              kind: 'path',
              path: qrPath(job.words.code, code.x, code.y, code.width),
              fill: '#000000',
            } as const,
          ]
        : []),
    ],
  };
}
