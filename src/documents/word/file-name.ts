import { slugify } from '#src/lib/text.ts';

export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** `ke-hoach`, `Đắk Lắk`, `2026-11-23` → `ke-hoach-dak-lak-2026-11-23.docx`: ASCII, whatever the file system. */
export function wordFileName(...about: readonly (string | undefined)[]): string {
  return `${about.flatMap((each) => (each ? [slugify(each)] : [])).join('-')}.docx`;
}
