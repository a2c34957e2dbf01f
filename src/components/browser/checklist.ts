import { remember, remembered } from './store.ts';

/** Remembers the ticks of `<DanhMucKiemTra>` on this device and nowhere else, and counts them. */
function startList(list: HTMLElement): void {
  const key = `kiem-tra:${list.dataset['checklist'] ?? ''}`;
  const boxes = [...list.querySelectorAll('input')];
  const state = list.appendChild(document.createElement('p'));
  state.className = 'small';
  // By words, not by position: ticks stay with their items when the list is edited.
  const nameOf = (box: HTMLInputElement) => box.labels?.[0]?.textContent ?? '';
  const ticked = () => boxes.filter((box) => box.checked).map(nameOf);
  const tell = () => {
    state.textContent = `Đã xong ${String(ticked().length)}/${String(boxes.length)} việc. Ghi nhớ trên thiết bị này.`;
  };

  const done = remembered(key).split('\n');
  list.onchange = () => {
    remember(key, ticked().join('\n'));
    tell();
  };
  const early = ticked().length > 0;
  for (const box of boxes) box.checked ||= done.includes(nameOf(box));
  // A box may have been ticked while this was on its way.
  if (early) remember(key, ticked().join('\n'));
  tell();
}

export function startChecklists(): void {
  document.querySelectorAll<HTMLElement>('[data-checklist]').forEach(startList);
}
