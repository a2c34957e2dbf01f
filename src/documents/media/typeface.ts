import { create, type Font } from 'fontkit';
import { Problem } from '#src/lib/problem.ts';

export const WEIGHTS = ['regular', 'bold', 'heavy'] as const;

export type Weight = (typeof WEIGHTS)[number];

/** One weight of the typeface: what a text measures, and its letters as outlines. Sizes and places in any one unit. */
export interface Face {
  readonly bytes: Uint8Array;
  widthOf(text: string, size: number): number;
  /** The text as an SVG path, its baseline starting at (x, y). */
  outlineOf(text: string, size: number, x: number, y: number): string;
  /** For each letter, how far the next one is moved by kerning, in thousandths of the size. */
  kerningOf(text: string): readonly number[];
}

export type Faces = Readonly<Record<Weight, Face>>;

const PATH_LETTERS = { moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'Z' };

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

class OpenedFace implements Face {
  readonly bytes: Uint8Array;
  readonly #font: Font;
  readonly #unitsPerEm: number;
  /** Widths at size 1: breaking lines asks for the same words over and over. */
  readonly #widths = new Map<string, number>();
  readonly #runs = new Map<string, ReturnType<Font['layout']>>();

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#font = create(bytes);
    this.#unitsPerEm = this.#font.unitsPerEm;
  }

  /** One glyph for each letter: ligatures off, so that a PDF's text stays what was written. */
  #run(text: string): ReturnType<Font['layout']> {
    const known = this.#runs.get(text);
    if (known) return known;
    const missing = Array.from(text).find(
      (letter) => !this.#font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0),
    );
    if (missing !== undefined) {
      throw new Problem(
        'media-letter-missing',
        `Kiểu chữ không có ký tự "${missing}" trong câu "${text}".`,
        'Thay ký tự đó bằng chữ, số hoặc dấu câu thông thường.',
      );
    }
    const run = this.#font.layout(text, { liga: false, clig: false });
    this.#runs.set(text, run);
    return run;
  }

  widthOf(text: string, size: number): number {
    const known = this.#widths.get(text);
    if (known !== undefined) return known * size;
    const { positions } = this.#run(text);
    const width = positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) / this.#unitsPerEm;
    this.#widths.set(text, width);
    return width * size;
  }

  outlineOf(text: string, size: number, x: number, y: number): string {
    const { glyphs, positions } = this.#run(text);
    const scale = size / this.#unitsPerEm;
    let pen = x;
    return glyphs
      .map((glyph, index) => {
        const at = pen;
        pen += (positions[index]?.xAdvance ?? 0) * scale;
        return glyph.path.commands
          .map(({ command, args }) => {
            // The font counts upwards, the page downwards.
            const places = args.map((arg, place) =>
              rounded(place % 2 === 0 ? at + arg * scale : y - arg * scale),
            );
            return PATH_LETTERS[command] + places.join(' ');
          })
          .join('');
      })
      .join('');
  }

  kerningOf(text: string): readonly number[] {
    const { glyphs, positions } = this.#run(text);
    return glyphs.map(
      (glyph, index) =>
        (((positions[index]?.xAdvance ?? glyph.advanceWidth) - glyph.advanceWidth) * 1000) / this.#unitsPerEm,
    );
  }
}

export function openFaces(bytes: Readonly<Record<Weight, Uint8Array>>): Faces {
  return {
    regular: new OpenedFace(bytes.regular),
    bold: new OpenedFace(bytes.bold),
    heavy: new OpenedFace(bytes.heavy),
  };
}
