/** The files of a search, asked for all at once. Tiny, since it travels with every page; what reads them comes with them. */
export interface Parts {
  readonly engine: Promise<unknown>;
  readonly wasm: Promise<ArrayBuffer>;
  readonly start: Promise<ArrayBuffer>;
  readonly book: Promise<unknown>;
}

const FOLDER = '/pagefind/';

export function requestParts(): Parts {
  const get = async (name: string) => {
    const response = await fetch(FOLDER + name);
    if (!response.ok) throw new Error(`${response.status} ${name}`);
    return response;
  };
  const parts = {
    engine: import(/* @vite-ignore */ new URL(`${FOLDER}engine.js`, location.href).href),
    wasm: get('engine.wasm').then((response) => response.arrayBuffer()),
    start: get('start.pack').then((response) => response.arrayBuffer()),
    book: get('book.json').then((response) => response.json() as Promise<unknown>),
  };
  // Whoever awaits a part hears of its failure; until then it is not an unhandled one.
  for (const part of Object.values(parts)) part.catch(() => undefined);
  return parts;
}
