import { Problem } from '#src/lib/problem.ts';
import { CARD, drawCard, type Card } from '../card.ts';
import type { Scene } from '../scene.ts';
import { renderSvg } from '../svg.ts';
import { openFaces, type Faces } from '../typeface.ts';
import { openCache } from './cache.ts';
import { quickPngOf } from './pictures.ts';
import { typefaceBytes } from './typeface-files.ts';

/** A title that cannot be set (a word wider than the card, a sign that the typeface lacks) must not stop a build. */
function sceneOf(card: Card, faces: Faces): Scene {
  try {
    return drawCard(card, faces);
  } catch (error) {
    if (error instanceof Problem) return drawCard({ ...card, title: card.site, section: '' }, faces);
    throw error;
  }
}

/** Gives each card as a PNG; one that has been drawn before comes from the disk. */
export function openCards(root: string): (card: Card) => Promise<Uint8Array> {
  const cache = openCache(root);
  const faces = openFaces(typefaceBytes(root));
  return (card) =>
    cache.make({ card: { ...card } }, () => {
      const description = [card.site, card.section, card.title].filter(Boolean).join('. ');
      return quickPngOf(
        renderSvg(sceneOf(card, faces), faces, { title: card.title, description, pixels: CARD.width }),
      );
    });
}
