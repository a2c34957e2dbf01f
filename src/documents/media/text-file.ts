import { type MediaItem } from '#src/schemas/media.ts';
import { MEDIA_AUDIENCES, MEDIA_KINDS } from '#src/schemas/media-vocabulary.ts';
import type { LibraryItem } from './library.ts';
import { plainText } from './paragraphs.ts';
import { sampleLine, type Words } from './piece.ts';

/** For SMS: marks cut a message to 70 letters, without them it holds 160. */
export function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
}

/** The item's text; messages for the telephone also without marks. */
export function wholeTextOf({ kind, text = '' }: Pick<MediaItem, 'kind' | 'text'>): string {
  if (kind !== 'message') return text.trim();
  return `${text.trim()}\n\nBản không dấu:\n\n${withoutMarks(text.trim())}`;
}

/** A script, post or message as a plain text file, with what it is and until when above the text. Windows line ends. */
export function textFileOf({ data, lastDay }: LibraryItem): string {
  const head = [
    data.title,
    `${MEDIA_KINDS[data.kind]} · ${MEDIA_AUDIENCES[data.audience]}`,
    sampleLine({ ...data, validTo: lastDay }),
    `Ghi nguồn: ${data.credit}.`,
    'Thay phần trong ngoặc đơn trước khi dùng.',
  ];
  return `${head.join('\n')}\n\n---\n\n${wholeTextOf(data)}\n`.replaceAll('\n', '\r\n');
}

/** Everything that is written on a piece, in reading order: its text for those who cannot see it. */
export function transcriptOf(words: Words): string[] {
  const parts = [
    words.kicker,
    words.headline,
    words.lead,
    words.points,
    words.steps,
    words.costs,
    words.offer,
    words.warning,
    words.action,
    words.contact,
    words.shortAddress,
    words.sources,
    words.issuer,
    words.programme,
    words.sample,
  ];
  return parts.flatMap((part) => part ?? []).map(plainText);
}
