import { slugify } from '#src/lib/text.ts';

/** Turns the lists of `<DanhMucKiemTra>` into boxes to tick, remembered on this device and nowhere else. */

type Ticked = Record<string, boolean>;

function read(key: string): Ticked {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Ticked;
  } catch {
    return {};
  }
}

function write(key: string, ticked: Ticked): void {
  try {
    localStorage.setItem(key, JSON.stringify(ticked));
  } catch {
    // Storage is closed: the ticks last until the page is left.
  }
}

/** What a label may hold: the item's own words, up to a list or another block inside it. */
function wordsOf(item: HTMLLIElement): ChildNode[] {
  const source = item.firstElementChild instanceof HTMLParagraphElement ? item.firstElementChild : item;
  const nodes = [...source.childNodes];
  const block = nodes.findIndex(
    (node) => node instanceof HTMLUListElement || node instanceof HTMLOListElement,
  );
  return block === -1 ? nodes : nodes.slice(0, block);
}

function addBox(item: HTMLLIElement, ticked: Ticked, changed: () => void): HTMLInputElement {
  const words = wordsOf(item);
  const text = words.map((node) => node.textContent).join('');
  // By words, not by position: ticks stay with their items when the list is edited.
  const name = slugify(text).slice(0, 80);
  const label = document.createElement('label');
  const box = document.createElement('input');
  const id = `${item.closest<HTMLElement>('[data-checklist]')?.dataset['checklist'] ?? ''}-${name}`;
  box.type = 'checkbox';
  box.id = label.htmlFor = id;
  box.checked = ticked[name] ?? false;
  words[0]?.before(label);
  label.append(...words);
  item.prepend(box);
  box.addEventListener('change', () => {
    ticked[name] = box.checked;
    changed();
  });
  return box;
}

function startList(list: HTMLElement): void {
  const key = `kiem-tra:${list.dataset['checklist'] ?? ''}`;
  const ticked = read(key);
  const state = document.createElement('p');
  state.className = 'checklist__state';
  const tell = () => {
    const done = boxes.filter((box) => box.checked).length;
    state.textContent = `Đã xong ${done}/${boxes.length} việc. Ghi nhớ trên thiết bị này.`;
  };
  const boxes = [...list.querySelectorAll<HTMLLIElement>(':scope > ul > li')].map((item) =>
    addBox(item, ticked, () => {
      write(key, ticked);
      tell();
    }),
  );
  tell();
  list.append(state);
}

export function startChecklists(): void {
  document.querySelectorAll<HTMLElement>('[data-checklist]').forEach(startList);
}
