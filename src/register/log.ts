/**
 * One event per line, JSON. Never a code, a token, a person's data or anything typed: callers pass ids, counts, stable
 * codes and the cause of faults that the program itself raised.
 */
export type LogDetail = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  info(event: string, detail?: LogDetail): void;
  fault(event: string, cause: unknown, detail?: LogDetail): void;
}

/** A log that hands each line to `write`. */
export function createLog(write: (line: string) => void, now: () => Date): Log {
  function line(level: string, event: string, detail: LogDetail): void {
    write(`${JSON.stringify({ at: now().toISOString(), level, event, ...detail })}\n`);
  }
  return {
    info: (event, detail = {}) => line('info', event, detail),
    fault: (event, cause, detail = {}) => line('fault', event, { ...detail, cause: describe(cause) }),
  };
}

/** The fault and what lies beneath it, with the place in the code but without any value. */
function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause;
  const code = 'code' in cause && typeof cause.code === 'string' ? ` [${cause.code}]` : '';
  const place = /\n\s+at (.+)/.exec(cause.stack ?? '')?.[1];
  const beneath = cause.cause === undefined ? '' : ` ← ${describe(cause.cause)}`;
  return `${cause.name}${code}: ${cause.message}${place === undefined ? '' : ` (${place})`}${beneath}`;
}
