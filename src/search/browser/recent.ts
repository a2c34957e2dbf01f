/** What was searched lately, kept on this device only and forgotten on request. Private mode may refuse storage. */

const KEY = 'tim-kiem-gan-day';
const KEPT = 6;

export function recentSearches(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((words) => typeof words === 'string').slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

export function rememberSearch(words: string): void {
  const tidy = words.trim();
  if (tidy.length < 2) return;
  store([tidy, ...recentSearches().filter((kept) => kept !== tidy)].slice(0, KEPT));
}

export function forgetSearches(): void {
  store([]);
}

function store(searches: readonly string[]): void {
  try {
    if (searches.length > 0) localStorage.setItem(KEY, JSON.stringify(searches));
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage there is no memory, and nothing else is lost.
  }
}
