import { all, type Engine, one, run, type Work } from '../rows/statements.ts';
import type { PersonalFields, Sealed, Vault } from '../vault.ts';
import { type Envelope, isEnvelopeKey, readEnvelope, writeEnvelope } from './envelope.ts';

/** `people`: a focal point for a region's Zalo group. `help`: somebody who asked for help. */
export type SignUpKind = 'people' | 'help';

/** `added`: in the Zalo group. `answered`: of a request for help. `erased`: only receipt, states and times are left. */
export type SignUpState = 'new' | 'added' | 'answered' | 'replaced' | 'withdrawn' | 'erased';

/** How it is known that the unit has named this person. */
export type Verification = 'code' | 'telephone' | 'no';

/** What was agreed to: which notice was shown, and when. */
export interface Consent {
  readonly at: string;
  readonly notice: string;
}

/** What a person wrote: readable here, sealed to VNNIC's own key, or erased. */
export type SignUpContent =
  | { readonly kind: 'readable'; readonly fields: PersonalFields }
  | { readonly kind: 'sealed'; readonly envelope: Envelope }
  | { readonly kind: 'erased' };

/** Keyed digests by which a person proves to be the one, and by which one name is found again. */
export interface Digests {
  /** Of the telephone numbers and the address given. */
  readonly proofs: readonly string[];
  /** Of the name within the unit, and of the name of whom this person replaces (`''` for nobody). */
  readonly person: string;
  readonly predecessor: string;
}

export interface SignUp extends Digests {
  readonly receipt: string;
  readonly kind: SignUpKind;
  /** Id of the unit (`01-ha-noi`), which a later merger does not give to another. */
  readonly unit: string | null;
  readonly role: string | null;
  readonly state: SignUpState;
  /** Staff have put the person into the Zalo group and not yet out of it. */
  readonly inGroup: boolean;
  readonly verified: Verification;
  readonly credential: string | null;
  readonly form: string;
  readonly definition: string;
  readonly noticeVersion: string;
  /** Id of each box that was ticked. */
  readonly consents: Readonly<Record<string, Consent>>;
  /** UTC, ISO 8601. */
  readonly madeAt: string;
  readonly changedAt: string;
  /** Receipt of whoever took this person's place. */
  readonly replacedBy: string | null;
  readonly content: SignUpContent;
}

/** What can still change in a sign-up. */
export type SignUpChange = Partial<
  Pick<
    SignUp,
    | 'state'
    | 'inGroup'
    | 'verified'
    | 'replacedBy'
    | 'role'
    | 'unit'
    | 'definition'
    | 'noticeVersion'
    | 'consents'
    | 'content'
  > &
    Digests
>;

/** Told the id or receipt of each record right before it goes. */
export type BeforeErasing = (id: string) => void | Promise<void>;

export interface SignUpStore {
  /** Keeps a new one, once: the same submission again gives the receipt of the first. */
  add(signUp: SignUp, submission: string): Promise<{ readonly receipt: string; readonly isNew: boolean }>;
  byReceipt(receipt: string): Promise<SignUp | undefined>;
  /** Newest first. */
  list(kind: SignUpKind): Promise<readonly SignUp[]>;
  /** False where there is none with that receipt. */
  change(receipt: string, change: SignUpChange, at: Date): Promise<boolean>;
  /** Removes everything that was written about the person; the receipt stays with its states and times. */
  erase(receipt: string, at: Date): Promise<boolean>;
  /** What staff wrote down, sealed like the rest. */
  note(receipt: string): Promise<string>;
  writeNote(receipt: string, note: string, at: Date): Promise<boolean>;
  /** Seals with the current key what is not sealed to VNNIC's; only inside a write. */
  resealAll(): Work<number>;
}

interface Row extends Sealed {
  readonly receipt: string;
  readonly kind: SignUpKind;
  readonly unit: string | null;
  readonly role: string | null;
  readonly state: SignUpState;
  readonly in_group: number;
  readonly verified: Verification;
  readonly credential: string | null;
  readonly form: string;
  readonly definition: string;
  readonly notice_version: string;
  readonly consents: string;
  readonly made_at: string;
  readonly changed_at: string;
  readonly replaced_by: string | null;
  readonly proofs: string;
  readonly person: string;
  readonly predecessor: string;
  readonly note_key_id: string;
  readonly note_nonce: Uint8Array;
  readonly note_sealed: Uint8Array;
}

const NOTHING: Sealed = { key_id: '', nonce: new Uint8Array(), sealed: new Uint8Array() };

function placeOf(receipt: string): string {
  return `sign-up ${receipt}`;
}

function notePlaceOf(receipt: string): string {
  return `note ${receipt}`;
}

function sealContent(vault: Vault, receipt: string, content: SignUpContent): Sealed {
  if (content.kind === 'erased') return NOTHING;
  if (content.kind === 'sealed') return writeEnvelope(content.envelope);
  return vault.seal(placeOf(receipt), content.fields);
}

function contentOf(vault: Vault, row: Row): SignUpContent {
  if (row.key_id === '') return { kind: 'erased' };
  if (isEnvelopeKey(row.key_id)) return { kind: 'sealed', envelope: readEnvelope(row) };
  return { kind: 'readable', fields: vault.unseal(placeOf(row.receipt), row) };
}

function signUpOf(vault: Vault, row: Row): SignUp {
  const { receipt, kind, unit, role, state, verified, credential, form, definition } = row;
  return {
    ...{ receipt, kind, unit, role, state, verified, credential, form, definition },
    inGroup: row.in_group === 1,
    noticeVersion: row.notice_version,
    consents: JSON.parse(row.consents) as SignUp['consents'],
    madeAt: row.made_at,
    changedAt: row.changed_at,
    replacedBy: row.replaced_by,
    proofs: JSON.parse(row.proofs) as string[],
    person: row.person,
    predecessor: row.predecessor,
    content: contentOf(vault, row),
  };
}

/** The part of the personal store that keeps focal points and requests for help. */
export function signUpRows(db: Engine, vault: Vault, beforeErasing: BeforeErasing): SignUpStore {
  async function change(receipt: string, changed: SignUpChange, at: Date): Promise<boolean> {
    const found = await db.write(function* () {
      const row = yield* rowOf(receipt);
      if (!row) return false;
      yield* writeOver(vault, { ...signUpOf(vault, row), ...changed }, at);
      return true;
    });
    if (found && changed.content) await db.forget();
    return found;
  }

  return {
    add: (signUp, submission) => db.write(() => add(vault, signUp, submission)),
    byReceipt: (receipt) =>
      db.read(function* () {
        const row = yield* rowOf(receipt);
        return row && signUpOf(vault, row);
      }),
    list: (kind) =>
      db.read(function* () {
        const sql = 'SELECT * FROM {sign_ups} WHERE kind = ? ORDER BY made_at DESC, receipt';
        return (yield* all<Row>(sql, kind)).map((row) => signUpOf(vault, row));
      }),
    change,
    async erase(receipt, at) {
      await beforeErasing(receipt);
      const gone = await change(
        receipt,
        {
          ...{ state: 'erased', inGroup: false, content: { kind: 'erased' } },
          ...{ proofs: [], person: '', predecessor: '' },
        },
        at,
      );
      if (gone) await db.write(() => sealNote(receipt, NOTHING));
      await db.forget();
      return gone;
    },
    note: (receipt) =>
      db.read(function* () {
        const row = yield* rowOf(receipt);
        return row && row.note_key_id !== '' ? noteOf(vault, row) : '';
      }),
    writeNote: (receipt, note, at) =>
      db.write(function* () {
        const sealed = note === '' ? NOTHING : vault.seal(notePlaceOf(receipt), { note });
        const isThere = yield* sealNote(receipt, sealed);
        if (isThere) {
          const sql = 'UPDATE {sign_ups} SET changed_at = ? WHERE receipt = ?';
          yield* run(sql, at.toISOString(), receipt);
        }
        return isThere;
      }),
    resealAll: () => resealAll(vault),
  };
}

function rowOf(receipt: string): Work<Row | undefined> {
  return one<Row>('SELECT * FROM {sign_ups} WHERE receipt = ?', receipt);
}

function* add(vault: Vault, signUp: SignUp, submission: string): Work<{ receipt: string; isNew: boolean }> {
  const same = yield* one<Row>('SELECT receipt FROM {sign_ups} WHERE submission = ?', submission);
  if (same) return { receipt: same.receipt, isNew: false };
  const { receipt, kind, form, credential, madeAt } = signUp;
  const { nonce, sealed } = NOTHING;
  yield* run(
    `INSERT INTO {sign_ups} (receipt, kind, state, verified, credential, form, definition, notice_version, consents,
      made_at, changed_at, submission, proofs, person, predecessor, key_id, nonce, sealed)
      VALUES (?, ?, 'new', 'no', ?, ?, '', '', '{}', ?, ?, ?, '[]', '', '', '', ?, ?)`,
    ...[receipt, kind, credential, form, madeAt, madeAt, submission, nonce, sealed],
  );
  yield* writeOver(vault, signUp, new Date(madeAt));
  return { receipt, isNew: true };
}

function* writeOver(vault: Vault, signUp: SignUp, at: Date): Work<void> {
  const { receipt, unit, role, state, verified, definition, noticeVersion, replacedBy } = signUp;
  const { key_id, nonce, sealed } = sealContent(vault, receipt, signUp.content);
  yield* run(
    `UPDATE {sign_ups} SET unit = ?, role = ?, state = ?, in_group = ?, verified = ?, definition = ?,
      notice_version = ?, consents = ?, changed_at = ?, replaced_by = ?, proofs = ?, person = ?, predecessor = ?,
      key_id = ?, nonce = ?, sealed = ? WHERE receipt = ?`,
    ...[unit, role, state, Number(signUp.inGroup), verified, definition],
    ...[noticeVersion, JSON.stringify(signUp.consents), at.toISOString(), replacedBy],
    ...[JSON.stringify(signUp.proofs), signUp.person, signUp.predecessor, key_id, nonce, sealed, receipt],
  );
}

function* sealNote(receipt: string, { key_id, nonce, sealed }: Sealed): Work<boolean> {
  const written = yield* run(
    'UPDATE {sign_ups} SET note_key_id = ?, note_nonce = ?, note_sealed = ? WHERE receipt = ?',
    ...[key_id, nonce, sealed, receipt],
  );
  return written > 0;
}

function noteOf(vault: Vault, row: Row): string {
  const { note_key_id: key_id, note_nonce: nonce, note_sealed: sealed } = row;
  return vault.unseal(notePlaceOf(row.receipt), { key_id, nonce, sealed })['note'] ?? '';
}

function* resealAll(vault: Vault): Work<number> {
  let count = 0;
  for (const row of yield* all<Row>('SELECT * FROM {sign_ups}')) {
    if (row.key_id !== '' && !isEnvelopeKey(row.key_id) && row.key_id !== vault.currentId) {
      const { key_id, nonce, sealed } = sealContent(vault, row.receipt, contentOf(vault, row));
      yield* run(
        'UPDATE {sign_ups} SET key_id = ?, nonce = ?, sealed = ? WHERE receipt = ?',
        ...[key_id, nonce, sealed, row.receipt],
      );
      count += 1;
    }
    if (row.note_key_id !== '' && row.note_key_id !== vault.currentId) {
      yield* sealNote(row.receipt, vault.seal(notePlaceOf(row.receipt), { note: noteOf(vault, row) }));
    }
  }
  return count;
}
