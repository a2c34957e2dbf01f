import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DEVICE_MEMORIES } from '#src/handbook/device-storage.ts';
import { ROOT } from '#tests/helpers/paths.ts';
import { readSources } from '#tests/helpers/rooms.ts';

/** The one helper that others write through; it names no key of its own. */
const HELPER = 'src/components/browser/store.ts';

const WRITES = /\.setItem\(|\bremember\(|document\.cookie|indexedDB|\bcaches\.open\(/;

test('every place that keeps something on a reader’s device is on the list of the privacy page', () => {
  const writing = [...readSources(ROOT)]
    .filter(([file, text]) => file.startsWith('src/') && file !== HELPER && WRITES.test(text))
    .map(([file]) => file);
  expect(writing.toSorted()).toEqual(
    [...new Set(DEVICE_MEMORIES.map(({ writtenBy }) => writtenBy))].toSorted(),
  );
});

test('the keys on the list are those of the code', () => {
  for (const { key, writtenBy } of DEVICE_MEMORIES) {
    expect(readFileSync(path.join(ROOT, writtenBy), 'utf8'), key).toContain(key.replace('…', ''));
  }
});
