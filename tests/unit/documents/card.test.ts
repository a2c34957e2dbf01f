import { describe, expect, it } from 'vitest';
import { CARD, drawCard, type Card } from '#src/documents/media/card.ts';
import { openCards } from '#src/documents/media/node/cards.ts';
import { typefaceBytes } from '#src/documents/media/node/typeface-files.ts';
import { openFaces } from '#src/documents/media/typeface.ts';
import { ROOT } from '#tests/helpers/paths.ts';

const faces = openFaces(typefaceBytes(ROOT));
const CARDS: Readonly<Record<string, Card>> = {
  short: { title: 'Lịch', section: '', site: 'Cẩm nang .vn', edition: 'Bản dự thảo tháng 11/2026' },
  // As long as the schema lets a title be, in wide letters.
  longest: {
    title: 'ƯỚC MƠ NGHỀ NGHIỆP '.repeat(7).slice(0, 120).trim(),
    section: 'C. Cách thức triển khai truyền thông ở các tỉnh, thành phố trực thuộc trung ương năm 2026',
    site: 'Cẩm nang .vn',
    edition: 'Bản dự thảo tháng 11/2026, chưa phải hướng dẫn chính thức',
  },
};

function textsOf(card: Card) {
  return drawCard(card, faces).marks.filter((mark) => mark.kind === 'text' && mark.text !== 'vn');
}

describe.each(Object.entries(CARDS))('the share card of the %s title', (_, card) => {
  it('keeps every word, inside the frame and apart from the lines above and below', () => {
    const texts = textsOf(card);
    expect(texts.map((mark) => (mark.kind === 'text' ? mark.text : '')).join(' ')).toContain(card.title);
    let above = 0;
    for (const mark of texts) {
      if (mark.kind !== 'text') continue;
      expect(mark.x).toBeGreaterThanOrEqual(80);
      expect(mark.x + mark.width).toBeLessThanOrEqual(CARD.width - 80 + 0.5);
      // Stacked marks of a capital reach as high as the size; what hangs below a line, a quarter of it.
      expect(mark.y - mark.size).toBeGreaterThanOrEqual(above - 0.5);
      above = mark.y + mark.size * 0.25;
    }
    expect(above).toBeLessThan(CARD.height - 40);
  });
});

describe('a share card', () => {
  it('is drawn without the title where the typeface has not all of its signs, and the build goes on', async () => {
    const draw = openCards(ROOT);
    const [strange, plain] = await Promise.all([
      draw({ title: 'Trang 漢字', section: 'A', site: 'Cẩm nang .vn', edition: 'Bản thử' }),
      draw({ title: 'Cẩm nang .vn', section: '', site: 'Cẩm nang .vn', edition: 'Bản thử' }),
    ]);
    expect(strange).toEqual(plain);
  });
});
