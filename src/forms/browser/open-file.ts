import { fillIn } from '#src/messages/forms.ts';
import { formatMonth } from '#src/lib/months.ts';
import { IN_BROWSER } from '#src/messages/filing-in-browser.ts';
import { type Draft, readDraft } from './draft.ts';
import { draftNow, type Drafts } from './drafts.ts';
import { type FormOnPage, hiddenValue, make } from './form-page.ts';

const { draft: WORDS, workbook: SHEET } = IN_BROWSER;

/** A filled workbook is some 20 KB, a draft 30. */
const MAX_BYTES = 2_000_000;

type Opened = Pick<Draft, 'form' | 'version' | 'unit' | 'period' | 'typed' | 'labels'>;

/** Reads the file by what it holds, not by its name. The reader of workbooks is fetched when it is needed. */
async function read(file: File, page: FormOnPage): Promise<Opened | undefined> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) return readDraft(new TextDecoder().decode(bytes));
  const { readWorkbook } = await import('./workbook.ts');
  return readWorkbook(bytes, page.fields);
}

/** Says what was done with a file, or why nothing was. */
async function openFile(file: File, page: FormOnPage, drafts: Drafts): Promise<void> {
  const { name } = file;
  if (file.size > MAX_BYTES) {
    drafts.say(fillIn(WORDS.fileTooLarge, { name }));
    return;
  }
  const opened = await read(file, page).catch(() => undefined);
  if (!opened) {
    drafts.say(fillIn(WORDS.fileUnreadable, { name }));
    return;
  }
  if (opened.form !== hiddenValue(page.form, 'form-name')) {
    drafts.say(fillIn(WORDS.fileForeign, { name }));
    return;
  }
  const { unit } = draftNow(page, new Date());
  if (opened.unit !== '' && unit !== '' && opened.unit !== unit) {
    drafts.say(fillIn(SHEET.otherUnit, { file: opened.unit, open: unit }));
    return;
  }
  const chosen = page.form.querySelector<HTMLSelectElement>('select[name=period]');
  const typed = opened.period === '' ? opened.typed : { ...opened.typed, period: opened.period };
  const moved = opened.period !== '' && chosen?.value !== '' && chosen?.value !== opened.period;
  const count = drafts.open({ ...opened, typed }) - ('period' in typed ? 1 : 0);
  drafts.save();
  drafts.say(
    count > 0 ? fillIn(WORDS.fileOpened, { count, name }) : fillIn(WORDS.fileNothing, { name }),
    moved ? fillIn(SHEET.otherPeriod, { period: formatMonth(opened.period) }) : '',
  );
}

/** The control that opens a draft or a filled workbook. */
export function makeFileOpener(page: FormOnPage, drafts: Drafts): HTMLElement {
  const input = make('input', { type: 'file', accept: '.json,.xlsx', className: 'draft__file' });
  input.toggleAttribute('data-open-file', true);
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) void openFile(file, page, drafts).finally(() => (input.value = ''));
  });
  return make('label', { className: 'draft__open' }, make('span', { textContent: WORDS.open }), input);
}
