import type { DatabaseSync } from 'node:sqlite';

interface Job {
  readonly work: () => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (fault: unknown) => void;
}

export interface GroupCommit {
  /** Runs `work` inside a transaction and resolves with its result once that is on disk. */
  write<Result>(work: () => Result): Promise<Result>;
  /** Commits what is waiting, now. */
  flush(): void;
}

/**
 * One fsync for everything that arrived during the last one: posts that wait together are committed together, which
 * is what keeps the register close to the disk's own commit rate on deadline day. A job that throws takes only its own
 * writes back; a failed commit rejects every job of the group.
 */
export function groupCommit(db: DatabaseSync): GroupCommit {
  let waiting: Job[] = [];

  function flush(): void {
    const jobs = waiting;
    waiting = [];
    if (jobs.length === 0) return;
    try {
      db.exec('BEGIN IMMEDIATE');
      const answers = jobs.map((job) => run(db, job));
      db.exec('COMMIT');
      for (const answer of answers) answer();
    } catch (fault) {
      if (db.isOpen && db.isTransaction) db.exec('ROLLBACK');
      for (const job of jobs) job.reject(fault);
    }
  }

  function write<Result>(work: () => Result): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      waiting.push({ work, resolve: resolve as (result: unknown) => void, reject });
      if (waiting.length === 1) setImmediate(flush);
    });
  }

  return { write, flush };
}

/** Does one job and gives what to tell its caller after the commit. A full disk ends the whole transaction: throws. */
function run(db: DatabaseSync, job: Job): () => void {
  db.exec('SAVEPOINT job');
  try {
    const result = job.work();
    db.exec('RELEASE job');
    return () => job.resolve(result);
  } catch (fault) {
    if (!db.isTransaction) throw fault;
    db.exec('ROLLBACK TO job; RELEASE job');
    return () => job.reject(fault);
  }
}
