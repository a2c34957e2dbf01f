/**
 * Markup whose links to former addresses lead to the present ones, so that moving a page is one edit: the pages that link
 * to it need none. `moved`: former address → present one.
 */
export function withPresentAddresses(markup: string, moved: ReadonlyMap<string, string>): string {
  if (moved.size === 0) return markup;
  return markup.replaceAll(/(\shref=")(\/[^"#?]*)/g, (whole, start: string, to: string) => {
    const present = moved.get(to);
    return present === undefined ? whole : start + present;
  });
}
