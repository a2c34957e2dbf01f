import { createHash } from 'node:crypto';
import { Problem } from '#src/lib/problem.ts';

/** Without vowels, so that no code spells a word, and without what is misread on paper: `l` and `1`, `o` and `0`. */
const LETTERS = 'bcdfghjkmnpqrstvwxz23456789';
const LENGTH = 5;

/**
 * Where an address can be reached in a few letters: `/t/k3f9x/`. Made from the address alone, so nobody has to choose it,
 * and it stays where the page's words, code and order change.
 */
export function shortAddressOf(address: string): string {
  const digest = createHash('sha256').update(address).digest();
  const letters = Array.from(digest.subarray(0, LENGTH), (byte) => LETTERS[byte % LETTERS.length] ?? '');
  return `/t/${letters.join('')}/`;
}

/** The page's short address: that of the first address it ever had, so that a page which moves keeps it. */
export function shortAddressOfPage(address: string, aliases: readonly string[]): string {
  return shortAddressOf(aliases[0] ?? address);
}

/**
 * Short address → where it leads, for every address that the pages have or had. `taken`: short addresses chosen by hand.
 * Two that fall together stop the build: one of them is on paper somewhere.
 */
export function shortAddressesOfPages(
  pages: readonly { readonly address: string; readonly aliases: readonly string[] }[],
  taken: readonly string[],
): Map<string, string> {
  const leads = new Map<string, string>(taken.map((short) => [short, '']));
  for (const { address, aliases } of pages) {
    for (const each of [...aliases, address]) {
      const short = shortAddressOf(each);
      const other = leads.get(short);
      if (other !== undefined && other !== address) {
        throw new Problem(
          'short-address-taken',
          `Địa chỉ ngắn ${short} của trang ${each} trùng với ${other || 'một tệp trong content/dia-chi-ngan'}.`,
          'Đổi tên tệp của trang mới hơn rồi dựng lại.',
        );
      }
      leads.set(short, address);
    }
  }
  for (const short of taken) leads.delete(short);
  return leads;
}

/** Where the share card of the page at this address lies. */
export function cardAddressOf(address: string): string {
  return shortAddressOf(address).replace(/\/$/, '.png');
}
