import { remembered } from '#src/components/browser/store.ts';
import { download } from '#src/components/media/browser/download.ts';
import { wordData } from '#src/documents/word/data.ts';
import { wordFileName, WORD_TYPE } from '#src/documents/word/file-name.ts';
import type { fillWord } from '#src/documents/word/fill.ts';
import { moveQuarter, quarterOf } from '#src/figures/quarters.ts';
import type { Issue, Typed } from '#src/forms/types.ts';
import { readWordAnswers, yearName } from '#src/forms/word-answers.ts';
import { renderWordForm } from '#src/forms/word-markup.ts';
import { dayInVietnam } from '#src/lib/dates.ts';
import { fillIn } from '#src/messages/forms.ts';
import { WORD_TEXT as WORDS } from '#src/messages/word.ts';
import type { WordAnswers } from '#src/schemas/word-template.ts';
import type { WordKit } from '../templates.ts';

/** The library and the template, asked for together with the first answer. */
interface Tools {
  readonly fill: typeof fillWord;
  readonly template: Uint8Array;
}

async function fetchTools({ file }: WordKit): Promise<Tools> {
  const [{ fillWord: fill }, answer] = await Promise.all([
    import('#src/documents/word/fill.ts'),
    fetch(file),
  ]);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return { fill, template: new Uint8Array(await answer.arrayBuffer()) };
}

function typedIn(form: HTMLFormElement): Typed {
  return Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']),
  );
}

/** The quarter that is over: the one that is to be reported. */
function chooseLastQuarter(form: HTMLFormElement, name: string): void {
  const last = moveQuarter(quarterOf(dayInVietnam(new Date()).slice(0, 7)), -1);
  const [year = '', number = ''] = last.split('-');
  const quarter = form.elements.namedItem(name);
  const years = form.elements.namedItem(yearName(name));
  if (!(quarter instanceof HTMLSelectElement) || !(years instanceof HTMLInputElement)) return;
  if (quarter.value !== '' || years.value !== '') return;
  quarter.value = number;
  years.value = year;
}

function chooseRememberedUnit(form: HTMLFormElement, { fields, units }: WordKit): void {
  const field = fields.find(({ kind }) => kind === 'unit');
  const choice = field && form.elements.namedItem(field.id);
  const unit = units.find(({ id }) => id === remembered('don-vi-cua-toi'));
  if (choice instanceof HTMLSelectElement && choice.value === '' && unit) choice.value = unit.code;
}

/** `ke-hoach-dak-lak-2026-11-23.docx`, `bao-cao-quy-dak-lak-quy-3-2026.docx` */
function nameOf({ id }: WordKit, { unit, quarter }: WordAnswers): string {
  const [year, number] = (quarter ?? '').split('-');
  return wordFileName(id, unit?.name, number ? `quy-${number}-${year}` : dayInVietnam(new Date()));
}

class WordPage {
  readonly #root: HTMLElement;
  readonly #status: HTMLElement;
  readonly #kit: WordKit;
  #tools: Promise<Tools> | undefined;

  constructor(root: HTMLElement) {
    const kit = root.querySelector('[data-word-kit]')?.textContent ?? '';
    const status = root.querySelector<HTMLElement>('[data-word-status]');
    if (!status) throw new Error('The page lacks the line that says what has been made.');
    this.#root = root;
    this.#status = status;
    this.#kit = JSON.parse(kit) as WordKit;
  }

  start(): void {
    this.#root.hidden = false;
    const form = this.#form();
    chooseRememberedUnit(form, this.#kit);
    for (const { id, kind } of this.#kit.fields) if (kind === 'quarter') chooseLastQuarter(form, id);
    // Both change: what was said of the last file is not true of the next one.
    this.#root.addEventListener('input', () => {
      this.#status.textContent = '';
      void this.#fetch().catch(() => undefined);
    });
    this.#root.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#make();
    });
  }

  #form(): HTMLFormElement {
    const form = this.#root.querySelector<HTMLFormElement>('[data-word-form]');
    if (!form) throw new Error('The page lacks its form.');
    return form;
  }

  #fetch(): Promise<Tools> {
    this.#tools ??= fetchTools(this.#kit).catch((fault: unknown) => {
      this.#tools = undefined;
      throw fault;
    });
    return this.#tools;
  }

  async #make(): Promise<void> {
    const { fields, units, figures } = this.#kit;
    const typed = typedIn(this.#form());
    const { answers, issues } = readWordAnswers(fields, typed, units);
    this.#show(typed, issues);
    if (issues.length > 0) {
      this.#status.textContent = '';
      this.#root.querySelector<HTMLElement>('[data-error-summary]')?.focus();
      return;
    }
    this.#status.textContent = WORDS.making;
    const tools = await this.#fetch().catch(() => undefined);
    if (!tools) {
      this.#status.textContent = WORDS.notLoaded;
      return;
    }
    try {
      const name = nameOf(this.#kit, answers);
      const bytes = tools.fill(tools.template, wordData(fields, answers, figures));
      download(name, new Blob([bytes], { type: WORD_TYPE }));
      this.#status.textContent = fillIn(WORDS.made, { name });
    } catch {
      this.#status.textContent = WORDS.notMade;
    }
  }

  /** The form anew only where something is wrong or was: the button that was pressed keeps the focus otherwise. */
  #show(typed: Typed, issues: readonly Issue[]): void {
    const region = this.#root.querySelector('[data-word-region]');
    const hadIssues = this.#root.querySelector('[data-error-summary]') !== null;
    if (!region || (issues.length === 0 && !hadIssues)) return;
    const { fields, units } = this.#kit;
    region.innerHTML = renderWordForm(fields, units, { typed, issues }).markup;
    if (issues.length === 0) this.#form().querySelector<HTMLElement>('[type="submit"]')?.focus();
  }
}

for (const root of document.querySelectorAll<HTMLElement>('[data-word]')) new WordPage(root).start();
for (const form of document.querySelectorAll<HTMLFormElement>('[data-report-form]')) {
  chooseLastQuarter(form, 'reportQuarter');
}
