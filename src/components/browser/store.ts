/** What this device remembers for the reader. Storage may be closed (private windows, managed machines): then nothing is. */

export function remembered(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The page already shows what was chosen; it lasts until the page is left.
  }
}
