import { createCipheriv, createECDH, createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { PersonalFields, Sealed } from '../vault.ts';

/**
 * A record that only the holder of VNNIC's private key can open (src/components/console/browser/unseal.ts): ECDH on P-256 with a
 * key pair made for this one record, HKDF-SHA-256, AES-256-GCM. All bytes are base64url, as WebCrypto and JWK take them.
 */
export interface Envelope {
  /** Of the public key that it is sealed to. */
  readonly keyId: string;
  /** The record's own public key, an uncompressed point. */
  readonly ephemeral: string;
  readonly nonce: string;
  /** Ciphertext and tag. */
  readonly sealed: string;
}

const CURVE = 'prime256v1';
const KEY_PREFIX = 'vnnic:';

/** First 16 hex digits of the SHA-256 of the point: what staff compare with their key file. */
export function publicKeyId(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 16);
}

/** Whether the text is a public key that records can be sealed to. */
export function isPublicKey(text: string): boolean {
  const ecdh = createECDH(CURVE);
  ecdh.generateKeys();
  try {
    ecdh.computeSecret(Buffer.from(text, 'base64url'));
    return Buffer.from(text, 'base64url').length === 65;
  } catch {
    return false;
  }
}

/** A new key pair: the private half as the JWK that the console's page reads, the public half as one line. */
export function createKeyPair(): {
  readonly publicKey: string;
  readonly privateJwk: Readonly<Record<string, string>>;
} {
  const ecdh = createECDH(CURVE);
  const point = ecdh.generateKeys();
  const part = (from: number, to: number) => point.subarray(from, to).toString('base64url');
  const d = ecdh.getPrivateKey();
  const padded = Buffer.concat([Buffer.alloc(32 - d.length), d]).toString('base64url');
  return {
    publicKey: point.toString('base64url'),
    privateJwk: { kty: 'EC', crv: 'P-256', x: part(1, 33), y: part(33, 65), d: padded },
  };
}

/** Seals to a public key. `place` is bound to the record, so that two records cannot be swapped. */
export function sealTo(publicKey: string, place: string, fields: PersonalFields): Envelope {
  const ecdh = createECDH(CURVE);
  const ephemeral = ecdh.generateKeys();
  const shared = ecdh.computeSecret(Buffer.from(publicKey, 'base64url'));
  const key = Buffer.from(hkdfSync('sha256', shared, ephemeral, 'sign-up sealed to VNNIC', 32));
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  const parts = [cipher.update(JSON.stringify(fields), 'utf8'), cipher.final(), cipher.getAuthTag()];
  return {
    keyId: publicKeyId(publicKey),
    ephemeral: ephemeral.toString('base64url'),
    nonce: nonce.toString('base64url'),
    sealed: Buffer.concat(parts).toString('base64url'),
  };
}

/** Whether the id in a row names VNNIC's key rather than one of the register's. */
export function isEnvelopeKey(keyId: string): boolean {
  return keyId.startsWith(KEY_PREFIX);
}

export function writeEnvelope({ keyId, ephemeral, nonce, sealed }: Envelope): Sealed {
  return {
    key_id: KEY_PREFIX + keyId,
    nonce: Buffer.from(nonce, 'base64url'),
    sealed: Buffer.concat([Buffer.from(ephemeral, 'base64url'), Buffer.from(sealed, 'base64url')]),
  };
}

const POINT_BYTES = 65;

export function readEnvelope({ key_id, nonce, sealed }: Sealed): Envelope {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
  return {
    keyId: key_id.slice(KEY_PREFIX.length),
    ephemeral: text(sealed.subarray(0, POINT_BYTES)),
    nonce: text(nonce),
    sealed: text(sealed.subarray(POINT_BYTES)),
  };
}
