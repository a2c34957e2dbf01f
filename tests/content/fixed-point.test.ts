import { describe, expect, it } from 'vitest';
import { readContent } from '#cms/format-content.ts';

const files = await readContent();

describe('every content file is what the CMS writes', () => {
  it('reads all of content/', () => {
    expect(files.length).toBeGreaterThan(100);
  });

  it.each(files)('$path keeps every byte when opened and saved', ({ path, written, canonical }) => {
    expect(written, `${path} chưa ở dạng chuẩn. Chạy: npm run content:format`).toBe(canonical);
  });
});
