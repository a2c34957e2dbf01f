import type { Weight } from './typeface.ts';

/** What a piece looks like, before it is an SVG, a PDF or pixels: marks from bottom to top, origin at the trimmed corner. */
export type Mark =
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly round: number;
      readonly fill: string;
    }
  | { readonly kind: 'path'; readonly path: string; readonly fill: string }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly weight: Weight;
      readonly size: number;
      readonly x: number;
      /** Baseline. */
      readonly y: number;
      readonly width: number;
      readonly fill: string;
    };

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly bleed: number;
  readonly marks: readonly Mark[];
}

const CIRCLE = 0.5522847498; // of the radius: where a cubic curve's handles make a quarter of a circle

/** A disc as a path, so that every way of drawing needs to know only boxes, paths and text. */
export function discPath(x: number, y: number, radius: number): string {
  const handle = radius * CIRCLE;
  return [
    `M${x - radius} ${y}`,
    `C${x - radius} ${y - handle} ${x - handle} ${y - radius} ${x} ${y - radius}`,
    `C${x + handle} ${y - radius} ${x + radius} ${y - handle} ${x + radius} ${y}`,
    `C${x + radius} ${y + handle} ${x + handle} ${y + radius} ${x} ${y + radius}`,
    `C${x - handle} ${y + radius} ${x - radius} ${y + handle} ${x - radius} ${y}Z`,
  ].join('');
}

/** A box with rounded corners as a path. */
export function roundedBoxPath(x: number, y: number, width: number, height: number, round: number): string {
  const radius = Math.min(round, width / 2, height / 2);
  const gap = radius * (1 - CIRCLE);
  const [right, bottom] = [x + width, y + height];
  if (radius === 0) return `M${x} ${y}L${right} ${y}L${right} ${bottom}L${x} ${bottom}Z`;
  return [
    `M${x + radius} ${y}L${right - radius} ${y}`,
    `C${right - gap} ${y} ${right} ${y + gap} ${right} ${y + radius}`,
    `L${right} ${bottom - radius}`,
    `C${right} ${bottom - gap} ${right - gap} ${bottom} ${right - radius} ${bottom}`,
    `L${x + radius} ${bottom}`,
    `C${x + gap} ${bottom} ${x} ${bottom - gap} ${x} ${bottom - radius}`,
    `L${x} ${y + radius}`,
    `C${x} ${y + gap} ${x + gap} ${y} ${x + radius} ${y}Z`,
  ].join('');
}

function scaleMark(mark: Mark, by: number): Mark {
  switch (mark.kind) {
    case 'box':
      return {
        ...mark,
        x: mark.x * by,
        y: mark.y * by,
        width: mark.width * by,
        height: mark.height * by,
        round: mark.round * by,
      };
    case 'path':
      return {
        ...mark,
        path: mark.path.replace(/-?\d+(?:\.\d+)?(?:e-?\d+)?/gu, (number) => String(Number(number) * by)),
      };
    case 'text':
      return { ...mark, x: mark.x * by, y: mark.y * by, size: mark.size * by, width: mark.width * by };
  }
}

/** The same scene larger or smaller. The bleed stays: printers ask for the same few millimetres on any paper. */
export function scaleScene(scene: Scene, by: number): Scene {
  if (by === 1) return scene;
  return {
    width: scene.width * by,
    height: scene.height * by,
    bleed: scene.bleed,
    marks: scene.marks.map((mark) => scaleMark(mark, by)),
  };
}
