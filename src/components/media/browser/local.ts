import type { Drawing } from '#src/documents/media/drawing.ts';
import type { Local } from '#src/documents/media/piece.ts';
import { Problem } from '#src/lib/problem.ts';
import { download } from './download.ts';
import type { Studio } from './studio.ts';

const PREVIEW_WIDTH = 900;
/** Longest side of a PNG of a print piece: an A3 sheet at some 210 dots per inch; the PDF has no such limit. */
const LONGEST_SIDE = 3508;

interface Parts {
  readonly form: HTMLFormElement;
  readonly unit: HTMLSelectElement;
  readonly item: HTMLSelectElement;
  readonly canvases: HTMLElement;
  readonly downloads: HTMLElement;
  readonly status: HTMLElement;
}

function partsOf(root: HTMLElement): Parts {
  const find = (name: string) => {
    const part = root.querySelector(`[data-part="${name}"]`);
    if (!part) throw new Error(`The page lacks ${name}.`);
    return part;
  };
  return {
    form: find('form') as HTMLFormElement,
    unit: find('unit') as HTMLSelectElement,
    item: find('item') as HTMLSelectElement,
    canvases: find('canvases') as HTMLElement,
    downloads: find('downloads') as HTMLElement,
    status: find('status') as HTMLElement,
  };
}

function typed(form: HTMLFormElement, name: string): string | undefined {
  const value = new FormData(form).get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.normalize('NFC').trim() : undefined;
}

/** What was typed, as the drawing takes it. An address without `https://` gets it. */
function localOf({ form, unit }: Parts): Local {
  const chosen = unit.selectedOptions[0];
  const link = typed(form, 'link');
  return {
    unit: chosen?.value
      ? { name: chosen.dataset['name'] ?? '', kind: chosen.dataset['kind'] as 'tinh' | 'thanh-pho' }
      : undefined,
    contact: typed(form, 'contact'),
    phone: typed(form, 'phone'),
    place: typed(form, 'place'),
    link: link && !/^https?:\/\//u.test(link) ? `https://${link}` : link,
  };
}

function fileName(drawing: Drawing, unit: HTMLSelectElement, ending: string): string {
  return [drawing.id, unit.value, ending]
    .filter(Boolean)
    .join('-')
    .replace(/-(\.\w+)$/u, '$1');
}

function button(label: string, act: () => void | Promise<void>): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button';
  made.textContent = label;
  made.addEventListener('click', () => {
    made.disabled = true;
    void Promise.resolve(act()).finally(() => {
      made.disabled = false;
    });
  });
  return made;
}

async function downloadPng(studio: Studio, drawing: Drawing, parts: Parts): Promise<void> {
  const { template } = drawing;
  const scale = template.use === 'screen' ? 1 : LONGEST_SIDE / Math.max(template.width, template.height);
  for (const [index, scene] of studio.draw(drawing, localOf(parts)).entries()) {
    const canvas = document.createElement('canvas');
    studio.paint(scene, canvas, Math.round(template.width * scale));
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/png');
    });
    const side = template.sides.length > 1 ? `mat-${index + 1}.png` : '.png';
    if (blob) download(fileName(drawing, parts.unit, side), blob);
  }
}

function offerDownloads(studio: Studio, drawing: Drawing, parts: Parts): void {
  const { template } = drawing;
  const pdfs =
    template.use === 'print'
      ? template.sizes.map(({ id, label }) =>
          button(`Tải PDF để in: ${label}`, async () => {
            const blob = await studio.pdf(drawing, localOf(parts), id);
            download(fileName(drawing, parts.unit, `${id}.pdf`), blob);
          }),
        )
      : [];
  const png = button('Tải ảnh PNG', () => downloadPng(studio, drawing, parts));
  parts.downloads.replaceChildren(...pdfs, png);
}

function show(studio: Studio, parts: Parts): void {
  const drawing = studio.drawings.find(({ id }) => id === parts.item.value);
  if (!drawing) return;
  try {
    const scenes = studio.draw(drawing, localOf(parts));
    const canvases = scenes.map((scene, index) => {
      const canvas = document.createElement('canvas');
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', `Xem trước: ${drawing.item.title}, mặt ${index + 1}`);
      studio.paint(scene, canvas, PREVIEW_WIDTH);
      return canvas;
    });
    parts.canvases.replaceChildren(...canvases);
    offerDownloads(studio, drawing, parts);
    parts.status.textContent = 'Đã vẽ. Từ đây không cần mạng; không có gì được gửi đi.';
  } catch (error) {
    parts.downloads.replaceChildren();
    parts.status.textContent =
      error instanceof Problem
        ? `${error.sentence} Hãy rút ngắn phần vừa nhập.`
        : 'Chưa vẽ được. Hãy tải lại trang.';
  }
}

/** The page that writes a province's name, contact and code into a piece. Fonts and drawings come on first use. */
export function startLocal(): void {
  const root = document.querySelector<HTMLElement>('[data-media-local]');
  if (!root) return;
  const parts = partsOf(root);
  root.hidden = false;
  const asked = new URLSearchParams(location.search).get('mau');
  if (asked && [...parts.item.options].some(({ value }) => value === asked)) parts.item.value = asked;

  let studio: Promise<Studio> | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    parts.status.textContent = 'Đang tải kiểu chữ và bản vẽ, khoảng 0,8 MB…';
    studio ??= import('./studio.ts').then(({ openStudio }) => openStudio(root.dataset['origin'] ?? ''));
    return studio;
  };
  const redraw = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      open().then(
        (opened) => show(opened, parts),
        () => {
          studio = undefined;
          parts.status.textContent = 'Chưa tải được kiểu chữ. Kiểm tra mạng rồi chọn lại.';
        },
      );
    }, 150);
  };
  parts.form.addEventListener('input', redraw);
  parts.form.addEventListener('submit', (event) => {
    event.preventDefault();
    redraw();
  });
}
