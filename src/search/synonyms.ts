import { fold } from '#src/lib/text.ts';
import type { Synonyms } from './book.ts';

/** Rows of forms that mean the same, ready to be looked up by any form. */
export class Thesaurus {
  readonly #rows: readonly Synonyms[];
  readonly #singles: ReadonlySet<string>;

  constructor(rows: readonly Synonyms[]) {
    this.#rows = rows;
    this.#singles = new Set(rows.flatMap((row) => row.forms).filter((form) => !form.includes(' ')));
  }

  /** Whether a folded word is a form of one word, such as `ubnd`. */
  hasWord(folded: string): boolean {
    return this.#singles.has(folded);
  }

  /**
   * The query's words with one form replaced by another that the index can answer (`isWord`), each once; the query itself
   * is not among them.
   */
  rewrites(words: readonly string[], isWord: (folded: string) => boolean): readonly string[] {
    const line = ` ${words.join(' ')} `;
    const found = new Set<string>();
    for (const row of this.#rows) {
      for (const [index, form] of row.forms.entries()) {
        if (row.oneWay && index > 0) break;
        if (!line.includes(` ${form} `)) continue;
        for (const other of row.forms) {
          // `bộ tttt` is not rewritten inside `bộ thông tin và truyền thông`, which already says it.
          if (other === form || line.includes(` ${other} `) || !other.split(' ').every(isWord)) continue;
          found.add(line.replace(` ${form} `, ` ${other} `).trim());
        }
      }
    }
    return [...found];
  }
}

/** A form as the planner compares it: folded, no punctuation, one space. `KH&CN` → `khcn`, `.vn` → `vn`. */
export function synonymForm(text: string): string {
  return fold(text)
    .replace(/(?<=\p{L})&(?=\p{L})/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
