import type { Typed } from '#src/forms/types.ts';
import { nfc } from '#src/lib/text.ts';
import type { RefusalName } from '#src/messages/register.ts';

/** The longest form that can be filled in is some 30 KB; files are never sent. */
const MAX_BYTES = 64 * 1024;
const MAX_FIELDS = 400;

export type PostReading = { readonly typed: Typed } | { readonly refused: RefusalName };

/** Reads the body of a form post within bounds, before anything of it is looked at. */
export async function readPost(request: Request): Promise<PostReading> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  const urlencoded = type === 'application/x-www-form-urlencoded';
  if (!urlencoded && type !== 'multipart/form-data') return { refused: 'wrongType' };
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') return { refused: 'wrongType' };
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) return { refused: 'tooLarge' };
  const bytes = await readBytes(request);
  if (!bytes) return { refused: 'tooLarge' };
  return urlencoded ? readUrlencoded(bytes) : readMultipart(bytes, request.headers.get('content-type') ?? '');
}

/** The body, or nothing when it is longer than allowed whatever its headers said. */
async function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > MAX_BYTES) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function readUrlencoded(bytes: Uint8Array): PostReading {
  const text = new TextDecoder().decode(bytes);
  if (text.split('&', MAX_FIELDS + 1).length > MAX_FIELDS) return { refused: 'tooLarge' };
  return collect(new URLSearchParams(text));
}

async function readMultipart(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<PostReading> {
  let data: FormData;
  try {
    data = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  } catch {
    return { refused: 'unreadable' };
  }
  const fields: [string, string][] = [];
  for (const [name, value] of data) {
    if (typeof value !== 'string') return { refused: 'wrongType' };
    fields.push([name, value]);
  }
  return fields.length > MAX_FIELDS ? { refused: 'tooLarge' } : collect(fields);
}

/** Names to texts in NFC. The same name twice has no one meaning, so it is refused rather than guessed. */
function collect(fields: Iterable<[string, string]>): PostReading {
  const typed = new Map<string, string>();
  for (const [name, text] of fields) {
    if (typed.has(name)) return { refused: 'unreadable' };
    typed.set(name, nfc(text));
  }
  // No prototype: a field called `__proto__` is a name like any other.
  return { typed: Object.assign(Object.create(null) as Record<string, string>, Object.fromEntries(typed)) };
}
