import { LABEL_NAMES } from '#src/messages/search.ts';
import type { Book } from '../book.ts';
import { element } from './dom.ts';
import { resultNodes, showExcerpt } from './result.ts';
import type { Session, Shown } from './session.ts';

const MOST_OPTIONS = 12;
/** Each excerpt is one small request; the first screen of a telephone shows about this many. */
const EXCERPTS = 5;
/** Milliseconds without a key after which excerpts are fetched: nobody reads between two letters. */
const EXCERPTS_AFTER = 150;

/** A result as it stands in the list: its option, and those of the headings that were found in it. */
interface Standing {
  readonly shown: Shown;
  readonly option: HTMLAnchorElement;
  parts: readonly HTMLAnchorElement[];
}

/**
 * The options of the listbox. Later results never take away what the reader stands on: what is chosen stays chosen, and
 * it and all before it keep their places; only what follows is put in its final order. Results that stay keep their nodes.
 */
export class Options {
  readonly list: HTMLElement;
  readonly #session: Session;
  readonly #changed: (active: Element | undefined) => void;
  #standing: readonly Standing[] = [];
  #active: HTMLAnchorElement | undefined;
  #made = 0;
  #excerpts: ReturnType<typeof setTimeout> | undefined;

  /** `changed` hears which option is active. */
  constructor(list: HTMLElement, session: Session, changed: (active: Element | undefined) => void) {
    this.list = list;
    this.#session = session;
    this.#changed = changed;
  }

  get active(): HTMLAnchorElement | undefined {
    return this.#active;
  }

  /** Other words were typed: nothing has to keep its place. */
  leave(): void {
    this.#activate(undefined);
  }

  show(results: readonly Shown[], book: Book | undefined): void {
    clearTimeout(this.#excerpts);
    const kept = this.#standing.slice(0, this.#activeAt() + 1);
    const keptUrls = new Set(kept.map(({ shown }) => shown.entry.url));
    const following = results.filter(({ entry }) => !keptUrls.has(entry.url));
    const earlier = new Map(this.#standing.map((standing) => [standing.shown.entry.url, standing]));
    this.#standing = [
      ...kept.map((standing) => this.#refreshed(standing, results)),
      ...byLabel(following)
        .slice(0, Math.max(0, MOST_OPTIONS - kept.length))
        .map((shown) => {
          const same = earlier.get(shown.entry.url);
          return same ? { ...same, shown } : this.#make(shown, book);
        }),
    ];
    this.#draw();
    if (this.#active) this.#activate(this.#active);
    this.#excerpts = setTimeout(() => this.#fill(), EXCERPTS_AFTER);
  }

  /** Past either end the field itself is next, as in the pattern. */
  move(by: 1 | -1): void {
    const all = this.#standing.flatMap(({ option, parts }) => [option, ...parts]);
    const from = this.#active ? all.indexOf(this.#active) : by > 0 ? -1 : all.length;
    this.#activate(all[from + by]);
    this.#active?.scrollIntoView({ block: 'nearest' });
  }

  #activeAt(): number {
    const active = this.#active;
    if (!active) return -1;
    return this.#standing.findIndex(({ option, parts }) => option === active || parts.includes(active));
  }

  /** What keeps its place keeps its group, too; only the excerpt is that of the new result. */
  #refreshed(standing: Standing, results: readonly Shown[]): Standing {
    const result = results.find(({ entry }) => entry.url === standing.shown.entry.url)?.result;
    return result ? { ...standing, shown: { ...standing.shown, result } } : standing;
  }

  #make(shown: Shown, book: Book | undefined): Standing {
    const { url, kind } = shown.entry;
    const option = this.#option(url, `found--${kind}`, ...resultNodes(shown, book?.sections ?? {}));
    return { shown, option, parts: [] };
  }

  #option(url: string, kind: string, ...inside: readonly (Node | string)[]): HTMLAnchorElement {
    // A link that is an option: it opens in a new tab by the middle button or a long press like any other.
    const id = `${this.list.id}-${this.#made++}`;
    return element(
      'a',
      { id, href: url, class: `found ${kind}`, role: 'option', tabindex: '-1', 'aria-selected': 'false' },
      ...inside,
    );
  }

  #draw(): void {
    const groups: HTMLElement[] = [];
    for (const [at, { shown, option, parts }] of this.#standing.entries()) {
      if (this.#standing[at - 1]?.shown.label !== shown.label) {
        const name = LABEL_NAMES[shown.label];
        const title = element('div', { class: 'search__group', 'aria-hidden': 'true' }, name);
        groups.push(element('div', { role: 'group', 'aria-label': name }, title));
      }
      groups.at(-1)?.append(option, ...parts);
    }
    this.list.replaceChildren(...groups);
  }

  #fill(): void {
    for (const standing of this.#standing.slice(0, EXCERPTS)) {
      const { result } = standing.shown;
      if (!result) continue;
      this.#session.read(result).then(
        ({ excerpt, headings }) => {
          if (!this.#standing.includes(standing)) return;
          showExcerpt(standing.option, excerpt);
          // A heading on which the reader stands stays.
          if (standing.parts.some((part) => part === this.#active)) return;
          for (const part of standing.parts) part.remove();
          const { url, kind } = standing.shown.entry;
          standing.parts =
            kind === 'page' || kind === 'form'
              ? headings.map(({ id, title }) => this.#option(`${url}#${id}`, 'found--part', title))
              : [];
          standing.option.after(...standing.parts);
        },
        // Without its excerpt a result still has its title and leads where it should.
        () => undefined,
      );
    }
  }

  #activate(option: HTMLAnchorElement | undefined): void {
    this.#active?.setAttribute('aria-selected', 'false');
    this.#active = option;
    option?.setAttribute('aria-selected', 'true');
    this.#changed(option);
  }
}

function byLabel(results: readonly Shown[]): readonly Shown[] {
  return (['match', 'near', 'title'] as const).flatMap((label) =>
    results.filter((result) => result.label === label),
  );
}
