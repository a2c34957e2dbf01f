import { Problem } from '#src/lib/problem.ts';

/** Runs a host; what stops it is said in two sentences rather than as a stack. */
export async function run(host: () => Promise<void>): Promise<void> {
  try {
    await host();
  } catch (fault) {
    if (fault instanceof Problem) console.error(`${fault.sentence}\n${fault.hint}`);
    else console.error(fault);
    process.exitCode = 1;
  }
}
