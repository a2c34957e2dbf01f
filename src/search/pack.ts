/**
 * Several small files in one, so that the first search needs one request where Pagefind alone needs a chain of five:
 * the length of a JSON list of `[name, length]` as four bytes, the list, then the files one after another.
 */
export function pack(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const list = new TextEncoder().encode(
    JSON.stringify([...files].map(([name, bytes]) => [name, bytes.length])),
  );
  const bytes = new Uint8Array(
    4 + list.length + [...files.values()].reduce((sum, file) => sum + file.length, 0),
  );
  new DataView(bytes.buffer).setUint32(0, list.length);
  bytes.set(list, 4);
  let at = 4 + list.length;
  for (const file of files.values()) {
    bytes.set(file, at);
    at += file.length;
  }
  return bytes;
}

export function unpack(bytes: Uint8Array): Map<string, Uint8Array> {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const list = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as [string, number][];
  const files = new Map<string, Uint8Array>();
  let at = 4 + length;
  for (const [name, size] of list) {
    files.set(name, bytes.subarray(at, at + size));
    at += size;
  }
  return files;
}
