import { remember } from './store.ts';

/** The choice between light, dark and what the machine says (empty). */
export function startTheme(): void {
  const choice = document.querySelector<HTMLSelectElement>('[data-theme-choice]');
  if (!choice) return;
  const { dataset } = document.documentElement;
  choice.value = dataset['theme'] ?? '';
  choice.onchange = () => {
    dataset['theme'] = choice.value;
    remember('giao-dien', choice.value);
  };
}
