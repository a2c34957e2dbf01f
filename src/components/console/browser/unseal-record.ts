/** As src/register/sign-ups/envelope.ts writes it; all bytes are base64url. */
export interface SealedRecord {
  readonly ephemeral: string;
  readonly nonce: string;
  readonly sealed: string;
}

/** The private key file that `keys pair` writes. */
export interface PrivateKeyFile {
  readonly kty?: string;
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
  readonly d?: string;
  /** Of the public key, as the page names it. */
  readonly kid?: string;
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/**
 * Opens one record with VNNIC's private key, in this browser only. ECDH on P-256, HKDF-SHA-256, AES-256-GCM; `place` is
 * the receipt that the record is bound to. Rejects for another key and for a record that was changed or moved.
 */
export async function unseal(
  subtle: SubtleCrypto,
  file: PrivateKeyFile,
  place: string,
  { ephemeral, nonce, sealed }: SealedRecord,
): Promise<Readonly<Record<string, string>>> {
  const ecdh = { name: 'ECDH', namedCurve: 'P-256' };
  const { kty, crv, x, y, d } = file;
  const jwk = Object.fromEntries(
    Object.entries({ kty, crv, x, y, d }).filter(([, part]) => part !== undefined),
  );
  const own = await subtle.importKey('jwk', jwk, ecdh, false, ['deriveBits']);
  const point = bytesOf(ephemeral);
  const theirs = await subtle.importKey('raw', point, ecdh, false, []);
  const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, own, 256);
  const material = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode('sign-up sealed to VNNIC');
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: point, info };
  const key = await subtle.deriveKey(hkdf, material, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
  const additionalData = new TextEncoder().encode(place);
  const plain = await subtle.decrypt(
    { name: 'AES-GCM', iv: bytesOf(nonce), additionalData },
    key,
    bytesOf(sealed),
  );
  return JSON.parse(new TextDecoder().decode(plain)) as Readonly<Record<string, string>>;
}
