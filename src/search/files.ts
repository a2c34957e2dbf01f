/** Where the search's files lie: agreed between the build that writes them and the browser that asks for them. */

/** The one with a fixed address: titles, words, and the folder of the others. */
export const BOOK = '/tim-kiem/sach.json';

export function chunkFile(folder: string, chunk: number): string {
  return `${folder}tu-${chunk}.json`;
}

export function textFile(folder: string, document: number): string {
  return `${folder}bai-${document}.json`;
}

/** The text of a document, for excerpts; its headings with the number of the word at which each stands. */
export interface DocumentText {
  readonly text: string;
  readonly headings: readonly (readonly [place: number, id: string, title: string])[];
}
