import Docxtemplater, { type DXT } from 'docxtemplater';
import PizZip from 'pizzip';

/** What a tag stands for: a text, whether a part is there, or a part that repeats. */
export type WordValue = string | boolean | readonly WordData[];

export interface WordData {
  readonly [tag: string]: WordValue;
}

/** What is left where nothing was answered: visible, and wide enough to write on. */
export const BLANK = '……';

/** Left out, a repeating part is not there at all; a lone tag becomes a blank. */
function blankOf(part: { readonly module?: string }): string {
  return part.module === undefined ? BLANK : '';
}

/** Docxtemplater on a template; throws its own error where a tag is broken. */
export function openWord(template: Uint8Array, modules: readonly DXT.Module[] = []): Docxtemplater {
  return new Docxtemplater(new PizZip(template), {
    paragraphLoop: true,
    linebreaks: true,
    nullGetter: blankOf,
    // What is wrong is told by whoever asked, not on the console.
    errorLogging: false,
    modules: [...modules],
  });
}

/** A text without anything in it is no answer. Left out by its name, so that the blank shows. */
function answered(data: WordData): WordData {
  return Object.fromEntries(
    Object.entries(data).flatMap(([tag, value]): [string, WordValue][] => {
      if (value === '') return [];
      return [[tag, typeof value === 'object' ? value.map(answered) : value]];
    }),
  );
}

/**
 * A template filled in. Runs in a browser and in Node alike; what was typed is put in as text, so that a tag, markup or
 * formula in it stays what it is. Tags without an answer become `……`.
 */
export function fillWord(template: Uint8Array, data: WordData): Uint8Array<ArrayBuffer> {
  const document = openWord(template);
  document.render(answered(data));
  return new Uint8Array(document.toUint8Array({ compression: 'DEFLATE' }));
}
