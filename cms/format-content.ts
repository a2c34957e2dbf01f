import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '#src/lib/problem.ts';
import { COLLECTIONS } from '#src/schemas/collections.ts';
import { SINGLE_FILES } from './config.ts';
import { fileFormatOf } from './file-format.ts';
import { openRoundTrip, type RoundTrip } from './serializer.ts';
import { shapeOf, type Shape } from '#src/schemas/shape.ts';

/** A content file beside what the CMS would write if somebody opened and saved it. */
export interface ContentFile {
  readonly path: string;
  readonly written: string;
  readonly canonical: string;
}

const ROOT = fileURLToPath(new URL('../content/', import.meta.url));

/** Saving may settle a text only after a few rounds; a text that never settles is reported, not guessed at. */
const MOST_ROUNDS = 5;

function settle(body: string, roundTrip: RoundTrip, file: string): string {
  let text = body;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = roundTrip(text);
    if (next === text) return text;
    text = next;
  }
  throw new Problem(
    'content-unstable',
    `${file}: mỗi lần lưu, trình soạn thảo lại đổi nội dung.`,
    'Viết lại đoạn lạ (bảng lồng, mã HTML, danh sách quá sâu) bằng các thành phần có sẵn.',
  );
}

/** Every Markdown of an entry settled: the body, and the fields that hold Markdown inside YAML. */
function settleAll(value: unknown, shape: Shape | undefined, settleText: (text: string) => string): unknown {
  if (typeof value === 'string') return shape?.control === 'markdown' ? settleText(value) : value;
  if (Array.isArray(value)) return value.map((item) => settleAll(item, shape?.items, settleText));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]) => [
      key,
      settleAll(inside, shape?.properties?.[key], settleText),
    ]),
  );
}

async function filesOf(folder: string, format: 'mdx' | 'yaml'): Promise<string[]> {
  const names = await readdir(path.join(ROOT, folder), { recursive: true });
  return names
    .filter((name) => name.endsWith(`.${format}`))
    .sort()
    .map((name) => path.join(folder, name));
}

/** Every file of `content/` with its canonical form. */
export async function readContent(): Promise<ContentFile[]> {
  const roundTrip = await openRoundTrip();
  const result: ContentFile[] = [];
  const add = async (file: string, kind: 'mdx' | 'yaml', shape: Shape) => {
    const format = fileFormatOf(kind, shape);
    const written = await readFile(path.join(ROOT, file), 'utf8');
    const { body, ...data } = format.fromFile(written);
    const settleText = (text: string) => settle(text, roundTrip, file);
    const settled = {
      ...(settleAll(data, shape, settleText) as Record<string, unknown>),
      ...(typeof body === 'string' ? { body: settleText(body) } : {}),
    };
    result.push({ path: path.join('content', file), written, canonical: format.toFile(settled) });
  };
  for (const collection of COLLECTIONS) {
    const shape = shapeOf(collection.schema);
    for (const file of await filesOf(collection.folder, collection.format)) {
      await add(file, collection.format, shape);
    }
  }
  for (const { file, schema } of SINGLE_FILES) await add(file, 'yaml', shapeOf(schema));
  return result;
}

if (import.meta.main) {
  const files = await readContent();
  const changed = files.filter(({ written, canonical }) => written !== canonical);
  for (const file of changed) {
    await writeFile(path.join(ROOT, '..', file.path), file.canonical);
    process.stdout.write(`  ${file.path}\n`);
  }
  process.stdout.write(`Đã đọc ${files.length} tệp, viết lại ${changed.length} tệp về dạng chuẩn.\n`);
}
