import type { MediaItem } from '#src/schemas/media.ts';
import type { Message } from '#src/schemas/media-message.ts';
import type { Ink, Template } from '#src/schemas/media-template.ts';
import { composeSide } from './compose.ts';
import { wordsOfPiece, type Local } from './piece.ts';
import type { Scene } from './scene.ts';
import type { Faces } from './typeface.ts';

/** All that is needed to draw one item with a department's own words, in Node as in the browser. */
export interface Drawing {
  readonly id: string;
  readonly item: Pick<MediaItem, 'title' | 'summary' | 'released' | 'version' | 'issuedOn' | 'validTo'>;
  readonly template: Template;
  readonly message: Message;
  readonly colours: Readonly<Record<Ink, string>>;
}

/** Each side of the item; a text that fits nowhere stops with a Problem that names the area. */
export function drawSides(
  { item, template, message, colours }: Drawing,
  faces: Faces,
  at: { readonly local: Local; readonly origin: string },
): Scene[] {
  const words = wordsOfPiece(item, message, at);
  return template.sides.map((side) => composeSide(template, side, { words, faces, colours }));
}
