import { createCipheriv, createDecipheriv, createHmac, type KeyObject, randomBytes } from 'node:crypto';
import { Problem } from '#src/lib/problem.ts';

/** Names → texts about a person, as they are kept. */
export type PersonalFields = Readonly<Record<string, string>>;

/** A record as it lies in the file: which key, nonce, ciphertext with its tag. */
export interface Sealed {
  readonly key_id: string;
  readonly nonce: Uint8Array;
  readonly sealed: Uint8Array;
}

/** Seals with the current key, opens with it and with those that a rotation has not yet retired. */
export interface Vault {
  readonly currentId: string;
  /** Whether this vault holds the key of that id. */
  readonly knows: (keyId: string) => boolean;
  /** AES-256-GCM; `place` is bound to the record, so that two records cannot be swapped in the file. */
  readonly seal: (place: string, fields: PersonalFields) => Sealed;
  /** Stops with a Problem when the record was changed, moved or sealed with another key. */
  readonly unseal: (place: string, record: Sealed) => PersonalFields;
}

const TAG_BYTES = 16;

/** Tells keys apart without saying anything about them. */
function idOf(key: KeyObject): string {
  return createHmac('sha256', key).update('id of a personal key').digest('hex').slice(0, 16);
}

export function createVault(current: KeyObject, before: readonly KeyObject[] = []): Vault {
  const keys = new Map([current, ...before].map((key) => [idOf(key), key]));
  const currentId = idOf(current);
  return {
    currentId,
    knows: (keyId) => keys.has(keyId),
    seal(place, fields) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', current, nonce).setAAD(Buffer.from(place));
      const parts = [cipher.update(JSON.stringify(fields), 'utf8'), cipher.final(), cipher.getAuthTag()];
      return { key_id: currentId, nonce, sealed: Buffer.concat(parts) };
    },
    unseal(place, record) {
      // Records from before keys had ids name none: they are of the oldest key that there is.
      const key = record.key_id === '' ? [...keys.values()].at(-1) : keys.get(record.key_id);
      return open(key, place, record);
    },
  };
}

function open(key: KeyObject | undefined, place: string, { nonce, sealed }: Sealed): PersonalFields {
  const end = sealed.length - TAG_BYTES;
  try {
    if (!key) throw new Error('sealed with a key that is not in the key file');
    const decipher = createDecipheriv('aes-256-gcm', key, nonce)
      .setAAD(Buffer.from(place))
      .setAuthTag(sealed.subarray(end));
    const text = Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
    return JSON.parse(text.toString('utf8')) as PersonalFields;
  } catch (cause) {
    throw new Problem(
      'personal-unreadable',
      'Không giải mã được một bản ghi dữ liệu cá nhân.',
      'Kiểm tra tệp khóa keys.json có đúng là tệp đã tạo cùng kho dữ liệu không. Không có gì bị xóa.',
      { cause },
    );
  }
}
