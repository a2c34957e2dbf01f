import type { MarkdownFile } from './files.ts';

/** One `<ChoXacNhan>`: what VNNIC still has to supply. */
export interface OpenQuestion {
  readonly file: string;
  /** Line of the file's body, counted from 1. */
  readonly line: number;
  readonly item: string;
  readonly question: string;
}

const TAG = /<ChoXacNhan\b([^>]*)\/?>/g;
const ATTRIBUTE = /(\w+)="([^"]*)"/g;

function attributesOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [
      name,
      value
        .replaceAll('&quot;', '"')
        .replaceAll('&gt;', '>')
        .replaceAll('&lt;', '<')
        .replaceAll('&amp;', '&'),
    ]),
  );
}

/** Every open question of the content, in the order of files and lines. */
export function openQuestionsOf(files: readonly MarkdownFile[]): OpenQuestion[] {
  return files.flatMap(({ file, body }) =>
    [...body.matchAll(TAG)].map((match) => {
      const attributes = attributesOf(match[1] ?? '');
      return {
        file,
        line: body.slice(0, match.index).split('\n').length,
        item: attributes.get('item') ?? '',
        question: attributes.get('question') ?? '',
      };
    }),
  );
}
