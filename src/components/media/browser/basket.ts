import type { KitItem } from '#src/documents/media/manifest.ts';
import { formatBytes } from '#src/lib/sizes.ts';
import { download } from './download.ts';

const KEPT = 'tai-lieu-da-chon';
const TITLE = 'Tài liệu đã chọn';

let catalogue: Promise<readonly KitItem[]> | undefined;

async function readCatalogue(): Promise<readonly KitItem[]> {
  catalogue ??= fetch('/tai-lieu/danh-muc.json').then(
    (response) => response.json() as Promise<readonly KitItem[]>,
  );
  return catalogue;
}

/** What is picked stays while the reader goes from filter to filter, and no longer than the tab. */
function readPicked(): Set<string> {
  return new Set((sessionStorage.getItem(KEPT) ?? '').split(' ').filter(Boolean));
}

function keepPicked(picked: ReadonlySet<string>): void {
  sessionStorage.setItem(KEPT, [...picked].join(' '));
}

function sizeOf(items: readonly KitItem[]): number {
  return items.flatMap((item) => item.files).reduce((sum, file) => sum + file.size, 0);
}

async function pack(items: readonly KitItem[]): Promise<Blob> {
  const [{ zipOf }, { papersOf }] = await Promise.all([
    import('#src/documents/media/zip.ts'),
    import('#src/documents/media/manifest.ts'),
  ]);
  const entries = await Promise.all(
    items.flatMap((item) =>
      item.files.map(async ({ name, address }) => {
        const response = await fetch(address);
        if (!response.ok) throw new Error(`${address}: ${response.status}`);
        return { name, bytes: new Uint8Array(await response.arrayBuffer()) };
      }),
    ),
  );
  return new Blob([zipOf([...papersOf(TITLE, items), ...entries]).slice()], { type: 'application/zip' });
}

function basketBar(): { bar: HTMLElement; count: HTMLElement; button: HTMLButtonElement } {
  const bar = document.createElement('div');
  bar.className = 'media-basket';
  bar.setAttribute('role', 'region');
  bar.setAttribute('aria-label', TITLE);
  const count = document.createElement('p');
  count.setAttribute('role', 'status');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  bar.append(count, button);
  return { bar, count, button };
}

/** Adds a box to tick to every card, and a bar that packs what is ticked into one ZIP. */
export function startBasket(): void {
  const picked = readPicked();
  const { bar, count, button } = basketBar();

  async function show(): Promise<void> {
    bar.hidden = picked.size === 0;
    if (picked.size === 0) return;
    const items = (await readCatalogue()).filter((item) => picked.has(item.id));
    count.textContent = `Đã chọn ${items.length} tài liệu.`;
    button.textContent = `Tải một tệp ZIP (${formatBytes(sizeOf(items))})`;
  }

  document.querySelectorAll<HTMLElement>('[data-media-item]').forEach((card) => {
    const id = card.dataset['mediaItem'] ?? '';
    const label = document.createElement('label');
    label.className = 'media-pick';
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = picked.has(id);
    box.addEventListener('change', () => {
      if (box.checked) picked.add(id);
      else picked.delete(id);
      keepPicked(picked);
      void show();
    });
    const name = document.createElement('span');
    name.className = 'sr-only';
    name.textContent = `: ${card.querySelector('h3')?.textContent.trim() ?? id}`;
    label.append(box, 'Chọn', name);
    card.append(label);
  });

  button.addEventListener('click', () => {
    button.disabled = true;
    count.textContent = 'Đang đóng gói…';
    void readCatalogue()
      .then((items) => pack(items.filter((item) => picked.has(item.id))))
      .then((blob) => {
        download('tai-lieu-da-chon.zip', blob);
        return show();
      })
      .catch(() => {
        count.textContent = 'Chưa tải đủ tệp. Kiểm tra mạng rồi bấm lại.';
      })
      .finally(() => {
        button.disabled = false;
      });
  });

  document.querySelector('main')?.append(bar);
  void show();
}
