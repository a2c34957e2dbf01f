import { escapeHtml } from '#src/lib/text.ts';
import { roundedBoxPath, type Mark, type Scene } from './scene.ts';
import type { Faces } from './typeface.ts';

/** Rounds to a tenth of a pixel of the picture; nobody sees more, and outlines are long. */
function shorten(path: string, scale: number): string {
  const parts = 10 ** Math.max(0, Math.ceil(Math.log10(10 * scale)));
  return path.replace(/-?\d+\.\d+(?:e-?\d+)?/gu, (number) =>
    String(Math.round(Number(number) * parts) / parts),
  );
}

/** A mark as an outline: what SVG and canvas draw alike. */
export function outlineOf(mark: Mark, faces: Faces): string {
  switch (mark.kind) {
    case 'path':
      return mark.path;
    case 'box':
      return roundedBoxPath(mark.x, mark.y, mark.width, mark.height, mark.round);
    case 'text':
      return faces[mark.weight].outlineOf(mark.text, mark.size, mark.x, mark.y);
  }
}

/**
 * A scene as SVG, letters as outlines so that it looks the same where the typeface is not installed. Neighbouring marks
 * of one colour share a path. `pixels`: width of the picture; the height follows.
 */
export function renderSvg(
  scene: Scene,
  faces: Faces,
  {
    title,
    description,
    pixels,
  }: { readonly title: string; readonly description: string; readonly pixels: number },
): string {
  const runs: { fill: string; path: string }[] = [];
  for (const mark of scene.marks) {
    const path = shorten(outlineOf(mark, faces), pixels / scene.width);
    const last = runs.at(-1);
    if (last?.fill === mark.fill) last.path += path;
    else runs.push({ fill: mark.fill, path });
  }
  const height = Math.round((pixels * scene.height) / scene.width);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${height}" viewBox="0 0 ${scene.width} ${scene.height}" role="img">`,
    `<title>${escapeHtml(title)}</title><desc>${escapeHtml(description)}</desc>`,
    ...runs.map(({ fill, path }) => `<path fill="${fill}" d="${path}"/>`),
    '</svg>\n',
  ].join('');
}
