/** Where words stand, as it travels: chunks of rows as JSON, which every host compresses and every browser reads fast. */

/** One document that holds a word in one spelling. */
export interface Posting {
  readonly document: number;
  /** How often, headings counting more than running text (1). */
  readonly frequency: number;
  /** Which words of the document, ascending. */
  readonly places: readonly number[];
}

/** One spelling of a word, with its marks, and where it stands. Documents ascend. */
export interface Spelling {
  readonly form: string;
  readonly postings: readonly Posting[];
}

/**
 * `[form, document, count, place, place, …]`. Documents and places are told by their distance from the one before. Where
 * the frequency is not the count, the count is negative and the frequency in thirds follows it.
 */
export type Row = readonly (readonly [form: string, ...numbers: number[]])[];

const STEPS = 3;

export function toRow(spellings: readonly Spelling[]): Row {
  return spellings.map(({ form, postings }) => {
    const numbers: number[] = [];
    let before = 0;
    for (const { document, frequency, places } of postings) {
      const thirds = Math.round(frequency * STEPS);
      numbers.push(document - before);
      if (thirds === places.length * STEPS) numbers.push(places.length);
      else numbers.push(-places.length, thirds);
      for (const [at, place] of places.entries()) numbers.push(place - (places[at - 1] ?? 0));
      before = document;
    }
    return [form, ...numbers];
  });
}

export function fromRow(row: Row): readonly Spelling[] {
  return row.map(([form, ...numbers]) => {
    const postings: Posting[] = [];
    let document = 0;
    for (let at = 0; at < numbers.length;) {
      const next = () => numbers[at++] ?? 0;
      document += next();
      const count = next();
      const frequency = count < 0 ? next() / STEPS : count;
      let place = 0;
      const places = Array.from({ length: Math.abs(count) }, () => (place += next()));
      postings.push({ document, frequency, places });
    }
    return { form, postings };
  });
}
