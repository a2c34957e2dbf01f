import { micromark } from 'micromark';
import { type SafeHtml, trusted } from './html.ts';

/**
 * Markdown kept in a YAML field, as markup. CommonMark only: HTML in it is shown as text and links other than http(s),
 * mailto and relative ones lose their address, so that staff can paste anything.
 */
export function renderMarkdown(text: string): SafeHtml {
  return trusted(micromark(text));
}
