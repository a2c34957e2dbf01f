import { inflateRawSync } from 'node:zlib';

/** Rows of a CSV file as RFC 4180 has it; a test's own reader, so that writer and reader share no mistake. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare = '', end] of text
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === '' && row.length === 0 && quoted === undefined && bare === '') break;
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** The files of a ZIP archive, by its central directory. */
export function readZip(bytes: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + size);
    files.set(name, method === 0 ? packed : inflateRawSync(packed));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#x27;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** What the cells of the first sheet hold, row by row; a number is a number, blank is `undefined`. */
export function readXlsx(bytes: Buffer): (string | number | undefined)[][] {
  const files = readZip(bytes);
  const text = (name: string) => files.get(name)?.toString('utf8') ?? '';
  const textOf = (xml: string) =>
    [...xml.matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g)]
      .map(([, inner = '']) => unescapeXml(inner))
      .join('')
      .replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, si = '']) =>
    textOf(si),
  );
  const sheet = text([...files.keys()].find((name) => /xl\/worksheets\/sheet1\.xml$/.test(name)) ?? '');
  return [...sheet.matchAll(/<row\b[^>]*?(?:\/>|>([\s\S]*?)<\/row>)/g)].map(([, row = '']) => {
    const cells: (string | number | undefined)[] = [];
    for (const [, given = '', inner = ''] of row.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
      const column = /r="([A-Z]+)\d+"/.exec(given)?.[1] ?? '';
      const index = Array.from(column).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      const value = /<v>([\s\S]*?)<\/v>/.exec(inner)?.[1];
      const type = /t="(\w+)"/.exec(given)?.[1];
      if (type === 's') cells[index] = shared[Number(value)];
      else if (type === 'inlineStr') cells[index] = textOf(inner);
      else if (value !== undefined) cells[index] = Number(value);
    }
    return cells;
  });
}

/** Formulas anywhere in a workbook; a safe export has none. */
export function formulasIn(bytes: Buffer): number {
  return [...readZip(bytes)]
    .filter(([name]) => name.startsWith('xl/worksheets/'))
    .reduce((sum, [, xml]) => sum + [...xml.toString('utf8').matchAll(/<f[\s>/]/g)].length, 0);
}
