import type { DatabaseSync } from 'node:sqlite';

interface Job {
  /** May run twice, the first time taken back: it only reads and writes the database. */
  readonly work: () => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (fault: unknown) => void;
}

/** What to tell the caller of a job, once its fate is sealed. */
type Answer = () => void;

export interface GroupCommit {
  /**
   * Runs `work` inside a transaction and resolves with its result once that is on disk. It may run a second time, from
   * the same state, when another job of its group throws: it does nothing but read and write the database.
   */
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
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');

  /** All or nothing, without the savepoints: they cost a copy of every page that a job touches. */
  function runTogether(jobs: readonly Job[]): Answer[] | undefined {
    try {
      return jobs.map((job) => {
        const result = job.work();
        return () => job.resolve(result);
      });
    } catch {
      if (db.isTransaction) db.exec('ROLLBACK');
      return undefined;
    }
  }

  function runApart(jobs: readonly Job[]): Answer[] {
    begin.run();
    return jobs.map((job) => runAlone(db, job));
  }

  function flush(): void {
    const jobs = waiting;
    waiting = [];
    if (jobs.length === 0) return;
    try {
      begin.run();
      const answers = runTogether(jobs) ?? runApart(jobs);
      commit.run();
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

/** Does one job, taking its writes back where it throws. A full disk ends the whole transaction: throws. */
function runAlone(db: DatabaseSync, job: Job): Answer {
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
