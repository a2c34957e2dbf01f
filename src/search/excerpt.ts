import { fold, nfc } from '#src/lib/text.ts';
import type { DocumentText } from './files.ts';

/** Words around what was found. */
const LENGTH = 26;
/** Words shown before the first that was found. */
const BEFORE = 4;

/** A piece of text, or of what was looked for in it. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

export interface Heading {
  readonly id: string;
  readonly title: string;
}

/** Reads a document for the words by which it was found. `open`: the last word asked for may be a beginning. */
export function readDocument(
  { text, headings }: DocumentText,
  words: readonly string[],
  open: string | undefined,
): { excerpt: readonly Piece[]; headings: readonly Heading[] } {
  const isWanted = finder(words, open);
  const all = text.split(/\s+/u).filter(Boolean);
  const hits = all.flatMap((word, place) => {
    const found = isWanted(word);
    return found.length > 0 ? [{ place, found }] : [];
  });
  return { excerpt: excerptOf(all, hits), headings: bestHeadings(headings, hits) };
}

interface Occurrence {
  readonly place: number;
  /** Which of the words asked for; `826/QĐ` may hold several. */
  readonly found: readonly string[];
}

function finder(words: readonly string[], open: string | undefined): (word: string) => readonly string[] {
  const asked = new Set(words);
  const known = new Map<string, readonly string[]>();
  return (word) => {
    const kept = known.get(word);
    if (kept) return kept;
    const runs = nfc(word)
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);
    const forms = [...runs, runs.join('')].flatMap((run) => [run, fold(run)]);
    const found = forms.filter((form) => asked.has(form));
    if (open !== undefined && forms.some((form) => form.startsWith(open))) found.push(open);
    known.set(word, found);
    return found;
  };
}

/** The stretch that holds the most different words, and of those the densest. */
function excerptOf(all: readonly string[], hits: readonly Occurrence[]): readonly Piece[] {
  let best = { start: 0, different: 0, count: 0 };
  for (const [at, { place }] of hits.entries()) {
    const within = hits.slice(at).filter((hit) => hit.place < place + LENGTH - BEFORE);
    const different = new Set(within.flatMap(({ found }) => found)).size;
    if (different > best.different || (different === best.different && within.length > best.count)) {
      best = { start: Math.max(0, place - BEFORE), different, count: within.length };
    }
  }
  const start = Math.max(0, Math.min(best.start, all.length - LENGTH));
  const end = start + LENGTH;
  const marked = new Set(hits.map(({ place }) => place));
  const pieces: Piece[] = [];
  const add = (text: string, isMarked: boolean) => {
    const last = pieces.at(-1);
    // Neighbours that were both found are one mark, with the space between them.
    if (last?.marked === isMarked)
      pieces[pieces.length - 1] = { text: `${last.text} ${text}`, marked: isMarked };
    else pieces.push({ text, marked: isMarked });
  };
  if (start > 0) add('…', false);
  for (let place = start; place < Math.min(end, all.length); place++)
    add(all[place] ?? '', marked.has(place));
  if (end < all.length) add('…', false);
  return pieces;
}

/** Headings whose own words are found, or that head the most different words, in their order on the page. */
function bestHeadings(headings: DocumentText['headings'], hits: readonly Occurrence[]): readonly Heading[] {
  const sections = headings.map(([place, id, title], at) => {
    const end = headings[at + 1]?.[0] ?? Infinity;
    const inside = hits.filter((hit) => hit.place >= place && hit.place < end);
    return {
      place,
      id,
      title,
      different: new Set(inside.flatMap(({ found }) => found)).size,
      count: inside.length,
    };
  });
  const most = Math.max(0, ...sections.map(({ different }) => different));
  return sections
    .filter(({ different }) => different > 0 && different === most)
    .sort((a, b) => b.count - a.count)
    .slice(0, 2)
    .sort((a, b) => a.place - b.place)
    .map(({ id, title }) => ({ id, title }));
}
