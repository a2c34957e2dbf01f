/** Turns the lists of `<DanhMucKiemTra>` into boxes to tick, remembered on this device and nowhere else. */

function read(key: string): Set<string> {
  try {
    return new Set(JSON.parse(localStorage.getItem(key) ?? '[]') as string[]);
  } catch {
    return new Set();
  }
}

function write(key: string, done: Set<string>): void {
  try {
    localStorage.setItem(key, JSON.stringify([...done]));
  } catch {
    // Storage is closed: the ticks last until the page is left.
  }
}

/** Puts a box before the item and makes its first words the box's label. */
function addBox(item: HTMLLIElement, id: string): HTMLInputElement {
  const words = item.querySelector(':scope > p') ?? item;
  const label = document.createElement('label');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.id = label.htmlFor = id;
  label.append(...words.childNodes);
  words.append(label);
  item.prepend(box);
  return box;
}

function startList(list: HTMLElement): void {
  const key = `kiem-tra:${list.dataset['checklist'] ?? ''}`;
  const done = read(key);
  const state = document.createElement('p');
  state.className = 'small';
  list.append(state);
  const items = [...list.querySelectorAll<HTMLLIElement>(':scope > ul > li')];

  const tell = () => {
    const ticked = list.querySelectorAll(':checked').length;
    state.textContent = `Đã xong ${String(ticked)}/${String(items.length)} việc. Ghi nhớ trên thiết bị này.`;
  };
  items.forEach((item, index) => {
    // By words, not by position: ticks stay with their items when the list is edited.
    const name = item.textContent.trim();
    const box = addBox(item, `${key}-${String(index)}`);
    box.checked = done.has(name);
    box.onchange = () => {
      if (box.checked) done.add(name);
      else done.delete(name);
      write(key, done);
      tell();
    };
  });
  tell();
}

export function startChecklists(): void {
  document.querySelectorAll<HTMLElement>('[data-checklist]').forEach(startList);
}
