import type { FeedbackStore } from './feedback/store.ts';
import type { SignUpStore } from './sign-ups/store.ts';
import type { PersonalFields } from './vault.ts';

/**
 * Everything about people, apart from the figures and encrypted one record at a time, so that a record can be erased
 * (Luật 91/2025/QH15) without touching the append-only chain that refers to it by id.
 */
export interface PersonalStore {
  /** Writes a reporter's record, or writes over the one with that id. Resolves once it is on disk. */
  put(id: string, fields: PersonalFields, at: Date): Promise<void>;
  /** `undefined` once it is erased. */
  read(id: string): Promise<PersonalFields | undefined>;
  /** True when there was something to erase. */
  erase(id: string): Promise<boolean>;
  /** Ids of the reporters' records written before that instant. */
  olderThan(instant: Date): Promise<readonly string[]>;
  count(): Promise<number>;
  /** Focal points and requests for help. */
  readonly signUps: SignUpStore;
  readonly feedback: FeedbackStore;
  /** Seals every record with the current key; gives how many were under another one. */
  reseal(): Promise<number>;
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}
