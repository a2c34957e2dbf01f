/** `burst` at once, then one more every `everySeconds`. */
interface Allowance {
  readonly burst: number;
  readonly everySeconds: number;
}

/**
 * Gentle on purpose: several departments may share one government address, and on the 25th all file within hours.
 * What they stop is a program gone wild. A right code is never held up by the wrong codes of others at its address.
 */
export const ALLOWANCES = {
  /** Posts from one address. */
  address: { burst: 1200, everySeconds: 0.5 },
  /** Posts with one access code. */
  credential: { burst: 120, everySeconds: 30 },
  /** Wrong codes from one address. */
  wrongCode: { burst: 60, everySeconds: 30 },
  /** Sign-ups and requests for help from one address: a whole office may sign up in an afternoon. */
  signUp: { burst: 60, everySeconds: 60 },
  /** Proofs of who one is, right and wrong, from one address, and for one receipt wherever they come from. */
  proof: { burst: 60, everySeconds: 10 },
  proofOfReceipt: { burst: 10, everySeconds: 60 },
  /** Words on pages from one address. */
  feedback: { burst: 60, everySeconds: 10 },
} as const satisfies Record<string, Allowance>;

export type LimitName = keyof typeof ALLOWANCES;

export interface Limits {
  /** Takes one; false when there is none left. */
  take(limit: LimitName, key: string, now: Date): boolean;
}

/** Beyond this many keys of one limit, those that are full again are forgotten. */
const MAX_KEYS = 10_000;

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** Limits kept in memory: they start afresh with the process, which is all that their purpose needs. */
export function createLimits(changes: Partial<Record<LimitName, Allowance>> = {}): Limits {
  const allowances: Record<LimitName, Allowance> = { ...ALLOWANCES, ...changes };
  const buckets = Object.fromEntries(
    Object.keys(allowances).map((name) => [name, new Map<string, Bucket>()]),
  ) as Record<LimitName, Map<string, Bucket>>;

  function leftAt(bucket: Bucket | undefined, { burst, everySeconds }: Allowance, now: number): number {
    if (!bucket) return burst;
    const earned = Math.max(0, now - bucket.at) / (everySeconds * 1000);
    return Math.min(burst, bucket.left + earned);
  }

  function forget(name: LimitName, now: number): void {
    const allowance = allowances[name];
    for (const [key, bucket] of buckets[name]) {
      if (leftAt(bucket, allowance, now) >= allowance.burst) buckets[name].delete(key);
    }
    // Still full: very many addresses at once. The older half goes, so that memory and this walk stay bounded.
    for (const key of buckets[name].keys()) {
      if (buckets[name].size <= MAX_KEYS / 2) break;
      buckets[name].delete(key);
    }
  }

  return {
    take(name, key, now) {
      const instant = now.getTime();
      const left = leftAt(buckets[name].get(key), allowances[name], instant);
      if (buckets[name].size >= MAX_KEYS) forget(name, instant);
      const allowed = left >= 1;
      buckets[name].set(key, { left: allowed ? left - 1 : left, at: instant });
      return allowed;
    },
  };
}
