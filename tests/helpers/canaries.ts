import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Values planted into the personal fields of a form, and every spelling under which they could turn up. */
export function spellingsOf(values: readonly string[]): string[] {
  return values.flatMap((value) => {
    const digits = value.replace(/\D/g, '');
    const number = digits.length >= 9 ? [digits, digits.slice(-9)] : [];
    const plain = [value, value.normalize('NFD'), value.toLowerCase(), ...number];
    const encoded = plain.flatMap((text) => [
      encodeURIComponent(text),
      encodeURIComponent(text).replaceAll('%20', '+'),
      JSON.stringify(text).slice(1, -1),
      // However the value is aligned among the three bytes that make four symbols.
      ...[0, 1, 2].map((shift) => base64Core(text, shift)),
      Buffer.from(text).toString('hex'),
    ]);
    return [...new Set([...plain, ...encoded])].filter((text) => text.length >= 8);
  });
}

function base64Core(text: string, shift: number): string {
  const encoded = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]).toString('base64');
  return encoded.slice(4, -4);
}

/** The spellings that stand in some bytes. */
export function foundIn(bytes: Uint8Array, spellings: readonly string[]): string[] {
  const buffer = Buffer.from(bytes);
  return spellings.filter((spelling) => buffer.includes(spelling));
}

/** Every file below a folder that holds one of the spellings, `file: spelling`; packed files are unpacked first. */
export function filesWith(folder: string, spellings: readonly string[], names = /(?:)/u): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .flatMap((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const bytes = readFileSync(file);
      const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
      return foundIn(isPacked ? gunzipSync(bytes) : bytes, spellings).map(
        (spelling) => `${file}: ${spelling}`,
      );
    });
}
