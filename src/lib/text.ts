/** Text as Vietnamese people type it: one normal form, a folded form for comparing, and slugs for addresses. */

/** Unicode NFC, the only form that this project stores, serves and indexes. */
export function nfc(text: string): string {
  return text.normalize('NFC');
}

/**
 * Lower-case letters without any mark, đ as d: `Đà Nẵng` → `da nang`. For comparing and searching, never for showing.
 * U+0111 (đ) has no decomposition in Unicode, so NFD alone leaves it.
 */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

/** `Sở Khoa học & Công nghệ` → `so-khoa-hoc-cong-nghe`: addresses, anchors and file names. */
export function slugify(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** Collapses runs of white space to one space and trims, in NFC. */
export function tidy(text: string): string {
  return nfc(text).replace(/\s+/g, ' ').trim();
}

const HTML_ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes text safe inside HTML elements and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => HTML_ESCAPES[character] ?? character);
}

let collator: Intl.Collator | undefined;

/** Compares as a Vietnamese reader expects (a, ă, â, b …), numbers by value. */
export function compareVietnamese(a: string, b: string): number {
  // Not before it is needed: a collator takes a telephone a twentieth of a second, and few scripts sort.
  collator ??= new Intl.Collator('vi', { numeric: true });
  return collator.compare(a, b);
}
