/** Crockford's base 32: no I, L, O, U, so that a code read aloud or off paper can hardly be misread. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Bytes as base 32, five bits to a symbol, the last symbol filled with zero bits. */
export function encodeBase32(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const symbols = Math.ceil((bytes.length * 8) / 5);
  bits <<= BigInt(symbols * 5 - bytes.length * 8);
  return Array.from({ length: symbols }, (_, index) =>
    symbolAt(Number((bits >> BigInt((symbols - 1 - index) * 5)) & 31n)),
  ).join('');
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
