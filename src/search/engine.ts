import { fromIndexText } from './index-text.ts';
import type { Engine, Hit } from './planner.ts';

/** What this project uses of a Pagefind fragment. Excerpts are HTML: escaped text and `<mark>`. */
export interface Fragment {
  readonly url: string;
  /** The whole text, without markup. */
  readonly content: string;
  readonly excerpt: string;
  readonly sub_results: readonly { readonly title: string; readonly url: string; readonly excerpt: string }[];
}

interface PagefindResult extends Hit {
  data(): Promise<Fragment>;
}

interface PagefindInstance {
  init(): Promise<void>;
  options(options: { exactDiacritics: boolean }): Promise<void>;
  search(term: string): Promise<{ results: readonly PagefindResult[] }>;
  preload(term: string): Promise<void>;
}

/** `pagefind/engine.js`: Pagefind's own file with a door for files that are already here (build/bundle.ts). */
export interface EngineModule {
  supply(files: ReadonlyMap<string, Uint8Array>): void;
  createInstance(options: {
    basePath: string;
    baseUrl: string;
    noWorker: boolean;
    excerptLength: number;
    metaCacheTag: string;
  }): PagefindInstance;
}

export interface BookHit extends Hit {
  load(): Promise<Fragment>;
}

/** What Pagefind writes before the content of each unpacked file, and how it asks for its WebAssembly. */
export const SIGNATURE = 'pagefind_dcd';
export const WASM_NAME = 'wasm.unknown.pagefind';

/** Answers kept for the next keystrokes; a question asks little, but each keystroke asks a dozen. */
const KEPT_ANSWERS = 400;

/**
 * Pagefind as the planner's engine, on the page's own thread: its worker would cost 12 KB and a round trip more, while a
 * question takes well under a millisecond. One instance serves both kinds of question; a second would load everything anew.
 */
export async function startEngine(
  module: EngineModule,
  wasm: Uint8Array,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Engine<BookHit>> {
  const signed = new Uint8Array(SIGNATURE.length + wasm.length);
  signed.set(new TextEncoder().encode(SIGNATURE));
  signed.set(wasm, SIGNATURE.length);
  module.supply(new Map([...files, [WASM_NAME, signed]]));
  const instance = module.createInstance({
    basePath: '/pagefind/',
    baseUrl: '/',
    noWorker: true,
    excerptLength: 24,
    metaCacheTag: '',
  });
  await instance.init();
  const answers = new Map<string, Promise<readonly BookHit[]>>();
  let exactNow = false;
  let turn: Promise<unknown> = Promise.resolve();

  async function ask(question: string, exact: boolean): Promise<readonly BookHit[]> {
    if (exact !== exactNow) {
      await instance.options({ exactDiacritics: exact });
      exactNow = exact;
    }
    const { results } = await instance.search(question);
    return results.map((result) => ({
      id: result.id,
      score: result.score,
      load: async () => restoreFragment(await result.data()),
    }));
  }

  return {
    prepare: (words) => instance.preload(words.join(' ')),
    search(question, exact) {
      const key = `${exact ? '=' : '~'}${question}`;
      const kept = answers.get(key);
      if (kept) return kept;
      // The option belongs to the instance, so questions take turns.
      const answer = turn.then(() => ask(question, exact));
      turn = answer.catch(() => undefined);
      answer.catch(() => answers.delete(key));
      const oldest = answers.size >= KEPT_ANSWERS ? answers.keys().next().value : undefined;
      if (oldest !== undefined) answers.delete(oldest);
      answers.set(key, answer);
      return answer;
    },
  };
}

function restoreFragment(fragment: Fragment): Fragment {
  return {
    url: fragment.url,
    content: fromIndexText(fragment.content),
    excerpt: fromIndexText(fragment.excerpt),
    sub_results: fragment.sub_results.map(({ title, url, excerpt }) => ({
      title: fromIndexText(title),
      url,
      excerpt: fromIndexText(excerpt),
    })),
  };
}
