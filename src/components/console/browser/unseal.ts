import { type PrivateKeyFile, type SealedRecord, unseal } from './unseal-record.ts';

/** What src/console/people/sealed.ts puts into the page. */
interface PageData {
  readonly records: readonly (SealedRecord & { readonly receipt: string })[];
  readonly words: { readonly opened: string; readonly wrongKey: string; readonly notAKey: string };
}

type People = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Lets staff open sealed records with their private key file, which never leaves this browser and is kept nowhere. */
export function startUnsealing(): void {
  const json = document.querySelector('script[data-sealed]')?.textContent;
  const area = document.querySelector<HTMLElement>('[data-unseal]');
  const input = area?.querySelector('input');
  const status = area?.querySelector('[data-unsealed]');
  if (json === undefined || !area || !input || !status) return;
  const { records, words } = JSON.parse(json) as PageData;
  area.hidden = false;
  input.addEventListener('change', () => {
    void (async () => {
      const key = await readKey(input.files?.[0]);
      if (!key) {
        status.textContent = words.notAKey;
        return;
      }
      const people = await openAll(records, key);
      showNames(people);
      fillInvitations(people);
      offerExport(people);
      const missing = records.length - people.size;
      status.textContent =
        (people.size > 0 ? words.opened.replace('{count}', String(people.size)) : '') +
        (missing > 0 ? ` ${words.wrongKey.replace('{count}', String(missing))}` : '');
    })();
  });
}

async function readKey(file: File | undefined): Promise<PrivateKeyFile | undefined> {
  try {
    const key = JSON.parse((await file?.text()) ?? '') as PrivateKeyFile;
    return key.kty === 'EC' && key.d !== undefined ? key : undefined;
  } catch {
    return undefined;
  }
}

async function openAll(records: PageData['records'], key: PrivateKeyFile): Promise<People> {
  const people = new Map<string, Readonly<Record<string, string>>>();
  for (const record of records) {
    const fields = await unseal(crypto.subtle, key, record.receipt, record).catch(() => undefined);
    if (fields) people.set(record.receipt, fields);
  }
  return people;
}

/** `+84912345678` → `0912345678`, as people dial it. */
function shown(value: string): string {
  return value.replace(/^\+84/, '0');
}

function showNames(people: People): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-person]')) {
    const { person = '', name = '' } = place.dataset;
    const fields = people.get(person);
    if (fields) place.textContent = shown(fields[name] ?? '');
  }
}

function fillInvitations(people: People): void {
  for (const box of document.querySelectorAll<HTMLTextAreaElement>('[data-invite]')) {
    const lines = (box.dataset['invite'] ?? '').split('\n').flatMap((line) => {
      const [receipt = '', unit = ''] = line.split('=');
      const fields = people.get(receipt);
      return fields ? [`${fields['fullName'] ?? ''} – ${unit} – ${shown(fields['zaloPhone'] ?? '')}`] : [];
    });
    box.value = [box.defaultValue.trim(), ...lines].filter(Boolean).join('\n');
  }
}

interface ExportData {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly fields: readonly string[];
}

function offerExport(people: People): void {
  const area = document.querySelector<HTMLElement>('[data-export]');
  const link = area?.querySelector('a');
  if (!area || !link) return;
  const { head, rows, fields } = JSON.parse(area.dataset['export'] ?? '') as ExportData;
  const filled = rows.map((row) => {
    const own = people.get(row[0] ?? '');
    return own ? [...row.slice(0, head.length - fields.length), ...fields.map((id) => own[id] ?? '')] : row;
  });
  const text = [head, ...filled].map((row) => row.map(cell).join(',')).join('\r\n');
  link.href = URL.createObjectURL(new Blob([`\uFEFF${text}\r\n`], { type: 'text/csv' }));
  area.hidden = false;
}

/** A text that a spreadsheet would run as a formula gets an apostrophe before it, as in the receiver's own exports. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
