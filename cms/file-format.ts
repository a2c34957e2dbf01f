import { Document, parseDocument } from 'yaml';
import { Problem } from '#src/lib/problem.ts';
import type { Shape } from '#src/schemas/shape.ts';

/**
 * The one way in which content files are written, by Decap as by `npm run content:format`: keys in schema order,
 * unfolded lines, NFC, LF, nothing empty. Saving without a change therefore leaves every byte where it is.
 */
export interface FileFormat {
  fromFile(text: string): Record<string, unknown>;
  toFile(data: Record<string, unknown>): string;
}

const FRONTMATTER = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/;

/** The format of a collection: `mdx` keeps its prose under `body`, as Decap does. */
export function fileFormatOf(kind: 'mdx' | 'yaml', shape: Shape): FileFormat {
  return kind === 'yaml' ? yamlFormat(shape) : mdxFormat(shape);
}

function yamlFormat(shape: Shape): FileFormat {
  return {
    fromFile: (text) => readYaml(clean(text)),
    toFile: (data) => writeYaml(data, shape),
  };
}

function mdxFormat(shape: Shape): FileFormat {
  return {
    fromFile(text) {
      const match = FRONTMATTER.exec(clean(text));
      if (!match) {
        throw new Problem(
          'frontmatter-missing',
          'Tệp không có phần thông tin đầu trang giữa hai dòng "---".',
          'Thêm phần thông tin đầu trang như các trang khác.',
        );
      }
      return { ...readYaml(match[1] ?? ''), body: (match[2] ?? '').trim() };
    },
    toFile({ body, ...data }) {
      const prose = clean(typeof body === 'string' ? body : '').trim();
      return `---\n${writeYaml(data, shape)}---\n${prose === '' ? '' : `\n${prose}\n`}`;
    },
  };
}

function clean(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC');
}

/** YAML core schema: dates stay the text they are, so that no time zone can move a day. */
function readYaml(text: string): Record<string, unknown> {
  const document = parseDocument(text, { schema: 'core' });
  const [fault] = document.errors;
  if (fault) {
    throw new Problem('yaml-invalid', `YAML chưa đúng: ${fault.message}`, 'Sửa dòng nêu trên rồi chạy lại.');
  }
  return (document.toJS() ?? {}) as Record<string, unknown>;
}

function writeYaml(data: Record<string, unknown>, shape: Shape): string {
  const ordered = canonical(data, shape) as Record<string, unknown> | undefined;
  if (!ordered) return '';
  return new Document(ordered, { schema: 'core', aliasDuplicateObjects: false }).toString({
    lineWidth: 0,
    blockQuote: 'literal',
  });
}

/** Values in schema order, NFC, without what is empty. Keys that the schema does not know come last, in their order. */
function canonical(value: unknown, shape: Shape | undefined): unknown {
  if (typeof value === 'string') return clean(value) === '' ? undefined : clean(value);
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item, shape?.items)).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (typeof value !== 'object') return value;
  const known = Object.keys(shape?.properties ?? {});
  const given = Object.keys(value);
  const keys = [
    ...known.filter((key) => given.includes(key)),
    ...given.filter((key) => !known.includes(key)),
  ];
  const entries = keys.flatMap((key) => {
    const property = shape?.properties?.[key];
    const kept = canonical((value as Record<string, unknown>)[key], property);
    // Decap writes "false" for a switch that nobody touched; the schema's default says the same without a line.
    const untouched = kept === undefined || (kept === false && property?.default === false);
    return untouched ? [] : [[key, kept] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
