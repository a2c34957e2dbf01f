import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { indicatorSlug, readResults } from '#src/handbook/results.ts';
import { type PublishedQuarter, type Result } from '#src/schemas/publication.ts';
import { inventedResults } from '#tests/helpers/results.ts';
import { scratchFolder } from '#tests/unit/register/helpers.ts';

function entryOf(quarter: string): { id: string; data: Result } {
  return {
    id: `quy-${quarter}`,
    data: {
      ...{ title: 'Kết quả thử', quarter, file: `/tai-len/${quarter}.json` },
      ...{ sources: [], publishedOn: '2026-10-20' },
    },
  };
}

/** Reads one quarter whose file holds this. */
function readWith(content: unknown, quarter = '2026-3') {
  const folder = scratchFolder();
  mkdirSync(path.join(folder, 'tai-len'));
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  writeFileSync(path.join(folder, 'tai-len', `${quarter}.json`), text);
  return readResults([entryOf(quarter)], folder);
}

/** The file with one change deep inside, as somebody makes it with an editor. */
function touched(change: (file: PublishedQuarter) => void): PublishedQuarter {
  const file = inventedResults();
  change(file);
  return file;
}

describe('published results', () => {
  it('stand with the newest quarter first, each at an address of its own', () => {
    const folder = scratchFolder();
    mkdirSync(path.join(folder, 'tai-len'));
    for (const quarter of ['2025-4', '2026-3', '2026-1']) {
      writeFileSync(
        path.join(folder, 'tai-len', `${quarter}.json`),
        JSON.stringify(inventedResults(quarter)),
      );
    }
    const results = readResults(['2025-4', '2026-3', '2026-1'].map(entryOf), folder);
    expect(results.map(({ slug }) => slug)).toEqual(['quy-3-2026', 'quy-1-2026', 'quy-4-2025']);
    expect(indicatorSlug('idvnNew')).toBe('idvn-new');
  });

  it('may be saved with a byte order mark, as some programs do', () => {
    expect(readWith(`\uFEFF${JSON.stringify(inventedResults())}`)).toHaveLength(1);
  });

  it.each([
    [
      'a file that is not there',
      () => readResults([entryOf('2026-3')], scratchFolder()),
      /không có tệp public\/tai-len/u,
    ],
    ['a file that is no JSON', () => readWith('{'), /không phải JSON đúng/u],
    ['another kind of JSON', () => readWith({ fields: [] }), /Trường "format": .*Xuất để công bố/u],
    [
      'figures of a trial',
      () => readWith(inventedResults('2026-3', { trial: true })),
      /Trường "trial": .*bản dùng thử/u,
    ],
    [
      'the file of another quarter',
      () => readWith(inventedResults('2026-2')),
      /trường "quarter" đang là 2026-3, nhưng tệp .* là của quý 2026-2/u,
    ],
    [
      'a sum that somebody has touched',
      () =>
        readWith(
          touched(({ country: { idvnNew } }) => {
            if (idvnNew) idvnNew.value = 7;
          }),
        ),
      /Trường "country\.idvnNew\.value": đang là 7, nhưng cộng từng phần được \d+/u,
    ],
    [
      'a unit’s figure that somebody has touched',
      () =>
        readWith(
          touched(({ units: [first] }) => {
            if (first?.totals['idvnNew']) first.totals['idvnNew'].value = 999;
          }),
        ),
      /Trường "regions\.bac\.idvnNew\.value"/u,
    ],
    [
      'a unit without one of the indicators',
      () =>
        readWith(
          touched(({ units: [first] }) => {
            if (first) first.totals = {};
          }),
        ),
      /Trường "units\.0\.totals\.idvnNew": bắt buộc/u,
    ],
    [
      'anything that is not a sum',
      () => readWith({ ...inventedResults(), reporters: ['Nguyễn Văn A'] }),
      /có trường lạ: reporters/u,
    ],
    [
      'months of another quarter',
      () =>
        readWith(
          touched(({ months: [first] }) => {
            if (first) first.period = '2026-06';
          }),
        ),
      /Trường "months\.0\.period": cần là 2026-07, đang là 2026-06/u,
    ],
  ])('stop the build for %s, naming file and field', (_, read, sentence) => {
    expect(read).toThrow(sentence);
  });

  it('are one entry to a quarter', () => {
    const folder = scratchFolder();
    mkdirSync(path.join(folder, 'tai-len'));
    writeFileSync(path.join(folder, 'tai-len/2026-3.json'), JSON.stringify(inventedResults()));
    const twice = [entryOf('2026-3'), { ...entryOf('2026-3'), id: 'hai' }];
    expect(() => readResults(twice, folder)).toThrow(/cùng công bố quý 2026-3/u);
  });
});
