import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Quarter } from '#src/figures/quarters.ts';
import { Problem } from '#src/lib/problem.ts';
import { RESULT_WORDS } from '#src/messages/results.ts';
import { parseOrExplain } from '#src/schemas/explain.ts';
import { type PublishedQuarter, publishedQuarterSchema, type Result } from '#src/schemas/publication.ts';

const { faults } = RESULT_WORDS;

/** A quarter that VNNIC has published: what it says of it, and the figures. */
export interface PublishedResult {
  readonly entry: Result;
  readonly file: PublishedQuarter;
  /** Part of its address: `quy-4-2026`. */
  readonly slug: string;
}

/** `2026-4` → `quy-4-2026`. */
export function resultSlug(quarter: Quarter): string {
  const [year = '', number = ''] = quarter.split('-');
  return `quy-${number}-${year}`;
}

/** `idvnNew` → `idvn-new`: part of the address of an indicator's page. */
export function indicatorSlug(id: string): string {
  return id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * The published quarters, the newest first, each with the figures of its file. Stops with a Problem that names entry,
 * field, what was found and how to mend it, where a file is missing, broken, touched by hand, a trial's or of another
 * quarter: a page never shows figures that do not add up.
 */
export function readResults(
  entries: readonly { readonly id: string; readonly data: Result }[],
  publicFolder: string,
): PublishedResult[] {
  const seen = new Map<Quarter, string>();
  return entries
    .map(({ id, data }) => {
      const name = `content/ket-qua/${id}.yaml`;
      const other = seen.get(data.quarter);
      if (other !== undefined) {
        throw new Problem('result-twice', faults.twice(name, other, data.quarter), faults.twiceHint);
      }
      seen.set(data.quarter, name);
      return { entry: data, file: readFile(name, data, publicFolder), slug: resultSlug(data.quarter) };
    })
    .toSorted((one, other) => (one.entry.quarter < other.entry.quarter ? 1 : -1));
}

function readFile(name: string, { file, quarter }: Result, publicFolder: string): PublishedQuarter {
  const location = path.join(publicFolder, file);
  if (!existsSync(location)) {
    throw new Problem('result-file-missing', faults.missing(name, file), faults.missingHint);
  }
  const published = parseOrExplain(
    publishedQuarterSchema,
    readJson(location, file),
    `public${file} (${name})`,
  );
  if (published.quarter !== quarter) {
    throw new Problem(
      'result-other-quarter',
      faults.otherQuarter(name, quarter, file, published.quarter),
      faults.otherQuarterHint,
    );
  }
  return published;
}

function readJson(location: string, file: string): unknown {
  try {
    // Some programs put a byte order mark before what they save.
    return JSON.parse(readFileSync(location, 'utf8').replace(/^\uFEFF/, ''));
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    throw new Problem('result-not-json', faults.notJson(file, why), faults.notJsonHint);
  }
}
