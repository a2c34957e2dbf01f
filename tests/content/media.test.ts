import { describe, expect, it } from 'vitest';
import { libraryOf } from '#src/documents/media/library.ts';
import { readMediaContent } from '#src/documents/media/node/read-content.ts';
import { withoutMarks } from '#src/documents/media/text-file.ts';
import { CONTENT } from '#tests/helpers/paths.ts';

const content = readMediaContent(CONTENT, '2026-11-22');
const library = libraryOf(content, '2026-11-22');
const texts = library.filter(({ data }) => data.text !== undefined);

/** Everything that a message or an item says to the public. */
const said = [
  ...texts.map(({ id, data }) => ({ id, text: data.text ?? '' })),
  ...[...content.messages].map(([id, message]) => ({ id, text: Object.values(message).flat().join('\n') })),
];

describe('words of the media library', () => {
  it('promise nothing: neither "miễn phí" nor "0 đồng" nor a gift', () => {
    const promises = said.filter(({ text }) => /miễn phí|(?<![\d.])0 đồng|(?<!\p{L})tặng(?!\p{L})/iu.test(text));
    expect(promises.map(({ id }) => id)).toEqual([]);
  });

  it('name the end of the offer and that it waits for confirmation wherever they name the offer', () => {
    const offers = said.filter(({ text }) => /ưu đãi|từ năm thứ ba/u.test(text) && /Thông tư (?:20|hai mươi)/u.test(text));
    expect(offers.length).toBeGreaterThan(10);
    const silent = offers.filter(({ text }) => !/chờ (?:VNNIC|Trung tâm Internet Việt Nam)/u.test(text));
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('write today’s names: no former department, ministry or district', () => {
    const former = said.filter(({ text }) => /TTTT(?!,| ngày)|Thông tin và Truyền thông|quận|huyện/u.test(text.replaceAll('QĐ-BTTTT', '')));
    expect(former.map(({ id }) => id)).toEqual([]);
  });

  it('fit their time when read aloud at 2.4 to 3.4 syllables a second', () => {
    const misfits = texts
      .filter(({ data }) => data.seconds !== undefined)
      .map(({ id, data }) => ({ id, pace: (data.text?.match(/[\p{L}\p{N}]+/gu) ?? []).length / (data.seconds ?? 1) }))
      .filter(({ pace }) => pace < 2.2 || pace > 3.4);
    expect(misfits).toEqual([]);
  });

  it('keep a message without marks inside one SMS of 160 characters, and one with marks inside three of 67', () => {
    for (const { id, data } of library.filter((item) => item.data.kind === 'message')) {
      const marked = data.text?.trim() ?? '';
      const plain = withoutMarks(marked);
      expect(plain, id).toMatch(/^[\x20-\x7e]+$/u);
      expect(plain.length, id).toBeLessThanOrEqual(160);
      expect(marked.length, id).toBeLessThanOrEqual(3 * 67);
    }
  });
});

describe('the media library', () => {
  it('has for each of the three audiences what is hung up, handed out, posted and read aloud', () => {
    for (const audience of ['young', 'household', 'enterprise'] as const) {
      const kinds = library.filter(({ data }) => data.audience === audience).map(({ data }) => data.kind);
      for (const kind of ['poster', 'leaflet', 'standee', 'image', 'cover', 'radio', 'loudspeaker', 'article', 'post', 'message'] as const) {
        expect(kinds, audience).toContain(kind);
      }
      const seconds = library.filter(({ data }) => data.audience === audience && data.kind === 'radio');
      expect(seconds.map(({ data }) => data.seconds).toSorted()).toEqual([60, 90]);
    }
    const common = library.map(({ data }) => data.kind);
    expect(common).toEqual(expect.arrayContaining(['banner', 'sticker', 'handout', 'slides']));
  });

  it('keeps every area of a template inside the sheet’s safe margin', () => {
    const faults = [...content.templates].flatMap(([id, { width, height, safe, sides }]) =>
      sides.flatMap((side) =>
        side.areas
          .filter(
            (area) =>
              area.x < safe || area.y < safe / 2 || area.x + area.width > width - safe || area.y + area.height > height - safe / 2,
          )
          .map((area) => `${id}/${area.id}`),
      ),
    );
    expect(faults).toEqual([]);
  });

  it('gives a print QR code a side of at least 20 mm', () => {
    const small = [...content.templates].filter(
      ([, { use, sides }]) => use === 'print' && sides.some(({ code }) => code && code.width < 20),
    );
    expect(small.map(([id]) => id)).toEqual([]);
  });
});
