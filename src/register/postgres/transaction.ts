/**
 * How every transaction begins, in the statements of one round trip: no pooler between us and the server keeps a setting
 * beyond the transaction. Acknowledged means on disk, whatever the server's default is. Whoever holds the lock and falls
 * silent (a machine without power, a function that was frozen) loses it, and nobody waits longer than an officer would.
 */
const BEGIN = `BEGIN;
  SET LOCAL synchronous_commit = on;
  SET LOCAL lock_timeout = '10s';
  SET LOCAL statement_timeout = '15s';
  SET LOCAL idle_in_transaction_session_timeout = '15s';`;

/** Begins a transaction that makes every other writer of these schemas wait until it ends. */
export function beginLocked(...schemas: readonly { readonly name: string }[]): string {
  const locks = schemas.map(
    ({ name }) => `SELECT pg_advisory_xact_lock(hashtextextended('cam-nang-vn ${name}', 0));`,
  );
  return [BEGIN, ...locks].join('\n');
}
