import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { Problem } from '#src/lib/problem.ts';
import { readEnvironment } from '#src/schemas/environment.ts';
import type { Register } from '../data-folder.ts';
import { openRegisterAt, placeAt } from '../open-register.ts';
import type { Place } from '../place.ts';

/** One verb of the operator's tool. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly help: string;
  /** Gives the exit code. */
  readonly run: (words: readonly string[]) => Promise<number>;
}

/** Reads options and words; stops with a Problem of code `usage` when they are not understood. */
export function readWords<const Options extends ParseArgsOptionsConfig>(
  words: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (cause) {
    throw usageProblem(`Không hiểu tham số (${cause instanceof Error ? cause.message : String(cause)}).`);
  }
}

export function usageProblem(sentence: string): Problem {
  return new Problem('usage', sentence, 'Thêm --help để xem cách dùng.');
}

export function dataFolder(): string {
  return readEnvironment(process.env).DATA_DIR;
}

/** Opens the register for one piece of work and closes it whatever happens. */
export async function withRegister<Result>(work: (register: Register) => Promise<Result>): Promise<Result> {
  const register = await openRegisterAt(readEnvironment(process.env), new Date(), 'any');
  try {
    return await work(register);
  } finally {
    await register.close();
  }
}

/** The same for work that replaces the register or its keys. */
export async function withPlace<Result>(work: (place: Place) => Promise<Result>): Promise<Result> {
  const place = await placeAt(readEnvironment(process.env));
  try {
    return await work(place);
  } finally {
    await place.close();
  }
}

/** Words in columns, as wide as the longest of each. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}
