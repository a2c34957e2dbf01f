/** Crockford's base 32: no I, L, O, U, so that a code read aloud or off paper can hardly be misread. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Bytes as base 32, five bits to a symbol, the last symbol filled with zero bits. */
export function encodeBase32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let count = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff;
    for (count += 8; count >= 5; count -= 5) text += symbolAt((bits >> (count - 5)) & 31);
  }
  return count === 0 ? text : text + symbolAt((bits << (5 - count)) & 31);
}

/** The symbol of a value from 0 to 31. */
export function symbolAt(value: number): string {
  return SYMBOLS.charAt(value);
}

/** The value of a symbol, -1 for anything else. */
export function valueOf(symbol: string): number {
  return symbol.length === 1 ? SYMBOLS.indexOf(symbol) : -1;
}

/** As typed → as meant: upper case, O is 0, I and L are 1, spaces and dashes of any kind gone. */
export function readBase32(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}
