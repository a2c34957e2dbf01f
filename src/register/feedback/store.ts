import type { Day } from '#src/lib/dates.ts';
import { all, type Engine, run, type Work } from '../rows/statements.ts';
import type { PersonalFields, Sealed, Vault } from '../vault.ts';

/** A reader's word on a page, or a search that found nothing. No address, no time of day, nothing of the sender. */
export interface Feedback {
  readonly id: string;
  readonly day: Day;
  /** The page that was voted on; `null` for a vain search. */
  readonly page: string | null;
  readonly useful: 'yes' | 'no' | null;
  /** A comment, or what was searched for: sealed, because people write names into boxes. */
  readonly text: string;
}

export interface FeedbackStore {
  add(feedback: Feedback): Promise<void>;
  /** Adds the comment to a vote that has none; false when there is no such vote or it has one. */
  comment(id: string, text: string): Promise<boolean>;
  /** Newest day first. */
  list(): Promise<readonly Feedback[]>;
  /** Removes what came before that day; gives how many. */
  purge(before: Day): Promise<number>;
  /** Seals every text with the current key; only inside a write. Gives how many were under another one. */
  resealAll(): Work<number>;
}

type Row = Sealed & Omit<Feedback, 'text'>;

const COLUMNS = 'id, day, page, useful, key_id, nonce, sealed';

/** The part of the personal store that keeps feedback. */
export function feedbackRows(db: Engine, vault: Vault): FeedbackStore {
  const placeOf = (id: string) => `feedback ${id}`;
  const sealText = (id: string, text: string): Sealed =>
    text === ''
      ? { key_id: '', nonce: new Uint8Array(), sealed: new Uint8Array() }
      : vault.seal(placeOf(id), { text } satisfies PersonalFields);
  const textOf = (row: Row) =>
    row.sealed.length === 0 ? '' : (vault.unseal(placeOf(row.id), row)['text'] ?? '');
  return {
    add: ({ id, day, page, useful, text }) =>
      db.write(function* () {
        const { key_id, nonce, sealed } = sealText(id, text);
        yield* run(
          `INSERT INTO {feedback} (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)`,
          ...[id, day, page, useful, key_id, nonce, sealed],
        );
      }),
    comment: (id, text) =>
      db.write(function* () {
        const { key_id, nonce, sealed } = sealText(id, text);
        const written = yield* run(
          'UPDATE {feedback} SET key_id = ?, nonce = ?, sealed = ? WHERE id = ? AND length(sealed) = 0',
          ...[key_id, nonce, sealed, id],
        );
        return written > 0;
      }),
    list: () =>
      db.read(function* () {
        const rows = yield* all<Row>(`SELECT ${COLUMNS} FROM {feedback} ORDER BY day DESC, rowid DESC`);
        return rows.map((row) => ({ ...pick(row), text: textOf(row) }));
      }),
    purge: (before) => db.write(() => run('DELETE FROM {feedback} WHERE day < ?', before)),
    *resealAll() {
      const rows = yield* all<Row>(
        `SELECT ${COLUMNS} FROM {feedback} WHERE key_id <> '' AND key_id <> ?`,
        vault.currentId,
      );
      for (const row of rows) {
        const { key_id, nonce, sealed } = sealText(row.id, textOf(row));
        yield* run(
          'UPDATE {feedback} SET key_id = ?, nonce = ?, sealed = ? WHERE id = ?',
          ...[key_id, nonce, sealed, row.id],
        );
      }
      return rows.length;
    },
  };
}

function pick({ id, day, page, useful }: Row): Omit<Feedback, 'text'> {
  return { id, day, page, useful };
}
