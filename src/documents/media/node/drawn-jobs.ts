import type { Json } from '#src/lib/canonical.ts';
import { startOfDay } from '#src/lib/dates.ts';
import { drawSides } from '../drawing.ts';
import type { LibraryItem } from '../library.ts';
import { COLOURS } from '../palettes.ts';
import { renderPdf } from '../pdf.ts';
import { PROGRAMME, type Local } from '../piece.ts';
import { scaleScene, type Scene } from '../scene.ts';
import { renderSvg } from '../svg.ts';
import type { Faces } from '../typeface.ts';
import type { Job } from './media-file.ts';
import { pngOf, previewOf, webpOf } from './pictures.ts';

/** What drawing needs beside the item: typefaces, and the site to which the codes on paper lead. */
export interface Desk {
  readonly faces: Faces;
  readonly origin: string;
}

export const PREVIEW_WIDTHS = [320, 720] as const;

export function previewName(item: LibraryItem, side: number, width: number): string {
  return `xem/${item.id}-${side + 1}-${width}.webp`;
}

/** The files of a drawn item: a PDF for each size of paper, or one picture in three formats. */
export function drawnJobs(desk: Desk, item: LibraryItem, local: Local, stem: string): Job[] {
  const { template } = item;
  if (!template) return [];
  const recipe = recipeOf(desk, item, local);
  if (template.use === 'print') {
    return template.sizes.map(({ id, label, scale }) => ({
      name: `${stem}-${id}.pdf`,
      label: `PDF để in, ${label}, tràn lề ${template.bleed} mm`,
      recipe: ['pdf', id, recipe],
      make: () => pdfOf(desk, item, local, scale),
    }));
  }
  const svg = () => svgOf(desk, item, local, { side: 0, pixels: template.width });
  const label = template.sizes[0]?.label ?? '';
  return [
    { name: `${stem}.png`, label: `PNG, ${label}`, recipe: ['png', recipe], make: () => pngOf(svg()) },
    { name: `${stem}.webp`, label: `WebP, ${label}`, recipe: ['webp', recipe], make: () => webpOf(svg()) },
    {
      name: `${stem}.svg`,
      label: `SVG, ${label}`,
      recipe: ['svg', recipe],
      make: () => Promise.resolve(new TextEncoder().encode(svg())),
    },
  ];
}

/** Small pictures of each side, for pages. */
export function previewJobs(desk: Desk, item: LibraryItem): Job[] {
  return (item.template?.sides ?? []).flatMap((_, side) =>
    PREVIEW_WIDTHS.map((width) => ({
      name: previewName(item, side, width),
      label: 'Ảnh xem trước',
      recipe: ['preview', side, width, recipeOf(desk, item, {})],
      make: () => previewOf(svgOf(desk, item, {}, { side, pixels: width })),
    })),
  );
}

function scenesOf({ faces, origin }: Desk, item: LibraryItem, local: Local): Scene[] {
  const { id, data, template, message, lastDay } = item;
  if (!template || !message) return [];
  const colours = COLOURS[message.palette];
  const drawing = { id, item: { ...data, validTo: lastDay }, template, message, colours };
  return drawSides(drawing, faces, { local, origin });
}

function recipeOf({ origin }: Desk, item: LibraryItem, local: Local): Json {
  const { released, version, title, summary, alt, issuedOn } = item.data;
  const drawn = { released, version, title, summary, alt: alt ?? '', issuedOn, lastDay: item.lastDay };
  const { template, message } = item as { template: Json; message: Json };
  return [drawn, template, message, local as Json, origin];
}

function svgOf(
  desk: Desk,
  item: LibraryItem,
  local: Local,
  { side, pixels }: { readonly side: number; readonly pixels: number },
): string {
  const scene = scenesOf(desk, item, local)[side];
  if (!scene) throw new Error(`${item.id} has no side ${side}.`);
  const { title, alt = '' } = item.data;
  return renderSvg(scene, desk.faces, { title, description: alt, pixels });
}

function pdfOf(desk: Desk, item: LibraryItem, local: Local, scale: number): Promise<Uint8Array> {
  const scenes = scenesOf(desk, item, local).map((scene) => scaleScene(scene, scale));
  return renderPdf(scenes, desk.faces, {
    title: item.data.title,
    subject: item.data.summary,
    author: PROGRAMME,
    on: startOfDay(item.data.issuedOn),
  });
}
