const KEY = 'giao-dien';

/** Storage may be closed (private windows, managed machines): then the choice lasts for this page only. */
function remember(theme: string): void {
  try {
    if (theme) localStorage.setItem(KEY, theme);
    else localStorage.removeItem(KEY);
  } catch {
    // Nothing to do: the page already shows what was chosen.
  }
}

/** The choice between light, dark and what the machine says. */
export function startTheme(): void {
  const choice = document.querySelector<HTMLSelectElement>('[data-theme-choice]');
  if (!choice) return;
  const root = document.documentElement;
  choice.value = root.dataset['theme'] ?? '';
  choice.addEventListener('change', () => {
    if (choice.value) root.dataset['theme'] = choice.value;
    else delete root.dataset['theme'];
    remember(choice.value);
  });
}
