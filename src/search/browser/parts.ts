import { BOOK } from '../files.ts';

/** Asks for the book. Tiny, since it travels with every page; what reads the book is on its way at the same time. */
export function requestBook(): Promise<unknown> {
  const book = requestJson(BOOK);
  // Whoever awaits it hears of a failure; until then it is not an unhandled one.
  book.catch(() => undefined);
  return book;
}

export async function requestJson(address: string): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}
