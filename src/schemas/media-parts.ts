import * as z from 'zod';
import { day, line, reference } from './common.ts';

// Shapes that the schemas of the media library share.

/** A list of single lines. */
export function lines(title: string, description: string, most: number) {
  return z
    .array(line({ title: 'Dòng' }, 240))
    .max(most)
    .default([])
    .meta({ title, description });
}

/** A file that an editor has uploaded, by its address. */
export function uploadedFile(control: 'file' | 'line', said: string) {
  return z
    .string()
    .regex(/^\/tai-len\/[\w./-]+$/, said)
    .meta({ title: 'Tệp', control });
}

/** Counts the versions of an item, from 1. */
export const versionNumber = z.number().int().min(1).max(999).meta({ title: 'Phiên bản' });

/** The days in which a piece may be used. */
export const validity = {
  validFrom: day({ title: 'Dùng từ ngày' }),
  validTo: day({
    title: 'Dùng đến hết ngày',
    description: 'Quá ngày này, tài liệu tự rời thư viện và trang của nó ghi là đã hết hạn.',
  }),
} as const;

export function endsAfterBegin({ validFrom, validTo }: { validFrom: string; validTo: string }): boolean {
  return validFrom <= validTo;
}

export const ENDS_TOO_EARLY = { path: ['validTo'], message: 'ngày cuối phải sau ngày đầu.' };

/** What the words of a piece rest on. */
export const sources = z
  .array(reference('can-cu', { title: 'Nguồn' }))
  .min(1)
  .meta({ title: 'Nguồn', description: 'Các văn bản mà lời trên tài liệu dựa vào.' });
