import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { COLOURS } from '#src/documents/media/palettes.ts';
import { drawSides, type Drawing } from '#src/documents/media/drawing.ts';
import { kitsOf } from '#src/documents/media/kit.ts';
import { libraryOf, mayBeLocal, type LibraryItem } from '#src/documents/media/library.ts';
import { papersOf, type KitItem } from '#src/documents/media/manifest.ts';
import { readMediaContent } from '#src/documents/media/node/read-content.ts';
import { pngOf, previewOf, webpOf } from '#src/documents/media/node/pictures.ts';
import { renderSlides } from '#src/documents/media/node/slides.ts';
import { typefaceBytes } from '#src/documents/media/node/typeface-files.ts';
import { breakLines } from '#src/documents/media/paragraphs.ts';
import { renderPdf } from '#src/documents/media/pdf.ts';
import { SAMPLE, type Local } from '#src/documents/media/piece.ts';
import { scaleScene, type Mark, type Scene } from '#src/documents/media/scene.ts';
import { renderSvg } from '#src/documents/media/svg.ts';
import { openFaces } from '#src/documents/media/typeface.ts';
import { zipOf } from '#src/documents/media/zip.ts';
import { CONTENT, ROOT } from '#tests/helpers/paths.ts';
import { qrTextOf } from '#tests/helpers/qr.ts';

const ORIGIN = 'https://cam-nang.vi-du.vn';
const TODAY = '2026-11-22';
const content = readMediaContent(CONTENT, TODAY);
const library = libraryOf(content, TODAY);
const faces = openFaces(typefaceBytes(ROOT));

function drawingOf({ id, data, template, message, lastDay }: LibraryItem): Drawing {
  const colours = COLOURS[message!.palette];
  return { id, item: { ...data, validTo: lastDay }, template: template!, message: message!, colours };
}

const drawings = library.filter((item) => item.template).map(drawingOf);

function textsOf(scene: Scene): (Mark & { kind: 'text' })[] {
  return scene.marks.filter((mark) => mark.kind === 'text');
}

/** Texts that stand outside the template's safe margin, as sentences. */
function outside(drawing: Drawing, local: Local): string[] {
  const { width, height, safe } = drawing.template;
  return drawSides(drawing, faces, { local, origin: ORIGIN }).flatMap((scene) =>
    textsOf(scene)
      .filter(
        ({ x, y, width: wide, size }) =>
          x < safe - 0.01 ||
          x + wide > width - safe + 0.01 ||
          y - size < 0 ||
          y + size * 0.3 > height - safe / 2,
      )
      .map(({ text }) => `${drawing.id}: "${text}"`),
  );
}

describe('a piece', () => {
  it('keeps every text inside its margins for all 34 units, with the longest that may be typed', () => {
    expect(content.units.size).toBe(34);
    const locals = [...content.units.values()].map((unit): Local => ({
      unit,
      contact: 'Nguyễn Thị Phương Thảo Nguyên, Trưởng phòng Công nghệ và Chuyển đổi số',
      phone: '0204 3854 xxx, máy lẻ 123',
      place: 'Trung tâm Phục vụ hành chính công xã Trường Sa, nhà số 125 đường Nguyễn Hữu Thọ',
    }));
    const faults = drawings.flatMap((drawing) => [{}, ...locals].flatMap((local) => outside(drawing, local)));
    expect(faults).toEqual([]);
  });

  it('writes the unit as people do', () => {
    const poster = drawings.find(({ id }) => id === 'ap-phich-ho-kinh-doanh')!;
    const issuerFor = (unit: string) =>
      drawSides(poster, faces, { local: { unit: content.units.get(unit)! }, origin: ORIGIN })
        .flatMap(textsOf)
        .map(({ text }) => text)
        .join(' ');
    expect(issuerFor('66-dak-lak')).toContain('Sở Khoa học và Công nghệ tỉnh Đắk Lắk');
    expect(issuerFor('79-ho-chi-minh')).toContain('Sở Khoa học và Công nghệ thành phố Hồ Chí Minh');
  });

  it('says that it is a sample and until when, on every drawing', () => {
    for (const drawing of drawings) {
      const [scene] = drawSides(drawing, faces, { local: {}, origin: ORIGIN });
      const text = textsOf(scene!)
        .map((mark) => mark.text)
        .join(' ');
      expect(text, drawing.id).toContain(SAMPLE);
      expect(text, drawing.id).toMatch(/dùng đến hết ngày \d\d\/\d\d\/\d{4}/u);
    }
  });

  it('stops with the name of the area when a text fits nowhere', () => {
    const [drawing] = drawings;
    const message = { ...drawing!.message, headline: 'chữ '.repeat(400) };
    expect(() => drawSides({ ...drawing!, message }, faces, { local: {}, origin: ORIGIN })).toThrow(
      /ô "thong-diep" quá dài/u,
    );
  });

  it('stops at a letter that the typeface does not have', () => {
    expect(() => faces.bold.widthOf('a漢', 10)).toThrow(/không có ký tự "漢"/u);
  });

  it('has all Vietnamese letters, with a place of its own for each stacked mark', () => {
    const letters = 'ẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựđĐ';
    const outlines = Array.from(letters, (letter) => faces.regular.outlineOf(letter, 1000, 0, 0));
    expect(new Set(outlines).size).toBe(letters.length);
  });

  it('carries a QR code that another program reads, to the address that readers may type', async () => {
    const seen = new Set<string>();
    for (const drawing of drawings.filter(({ template }) => template.sides.some(({ code }) => code))) {
      const key = `${drawing.template.title} ${drawing.message.shortAddress}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const [scene] = drawSides(drawing, faces, { local: {}, origin: ORIGIN });
      const svg = renderSvg(scene!, faces, { title: 'x', description: 'x', pixels: 1400 });
      expect(await qrTextOf(Buffer.from(svg), 1400), drawing.id).toBe(
        `${ORIGIN}/t/${drawing.message.shortAddress}/`,
      );
    }
    expect(seen.size).toBeGreaterThan(8);
  });
});

describe('a palette', () => {
  it('keeps 4.5:1 between text and ground', () => {
    const light = (hex: string) => {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
        const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one: string, other: string) => {
      const [dark = 0, bright = 0] = [light(one), light(other)].toSorted((a, b) => a - b);
      return (bright + 0.05) / (dark + 0.05);
    };
    const pairs = Object.values(COLOURS).flatMap((ink) => [
      ...[ink.text, ink.muted, ink.dot].flatMap((text) =>
        [ink.paper, ink.tint].map((ground) => [text, ground]),
      ),
      ...[ink.onGround, ink.onGroundMuted, ink.accent].flatMap((text) =>
        [ink.ground, ink.groundSoft].map((ground) => [text, ground]),
      ),
    ]);
    expect(pairs.filter(([text = '', ground = '']) => contrast(text, ground) < 4.5)).toEqual([]);
  });
});

describe('a print file', () => {
  const poster = drawings.find(({ id }) => id === 'ap-phich-ho-kinh-doanh')!;
  const facts = { title: 'Áp phích', subject: 'x', author: 'x', on: new Date('2026-11-22T00:00:00Z') };
  const make = () => renderPdf(drawSides(poster, faces, { local: {}, origin: ORIGIN }), faces, facts);

  it('is the same bytes each time', async () => {
    expect(Buffer.from(await make()).equals(Buffer.from(await make()))).toBe(true);
  });

  it('has its bleed around the trimmed sheet, also when enlarged', async () => {
    const { PDFDocument } = await import('@cantoo/pdf-lib');
    const millimetres = (points: number) => Math.round((points * 25.4) / 72);
    const page = (await PDFDocument.load(await make())).getPage(0);
    expect([page.getWidth(), page.getHeight()].map(millimetres)).toEqual([303, 426]);
    const { x, y, width, height } = page.getTrimBox();
    expect([x, y, width, height].map(millimetres)).toEqual([3, 3, 297, 420]);
    const [scene] = drawSides(poster, faces, { local: {}, origin: ORIGIN });
    const large = scaleScene(scene!, 1.4142);
    expect([large.width, large.height, large.bleed].map(Math.round)).toEqual([420, 594, 3]);
  });

  it('fills the bleed with the ground: no white edge when the cut is a little off', () => {
    for (const { template } of drawings.filter((drawing) => drawing.template.use === 'print')) {
      const { bleed, width, height } = template;
      for (const side of template.sides) {
        const [ground] = side.shapes;
        expect([ground!.x, ground!.y, ground!.width, ground!.height], template.title).toEqual([
          -bleed,
          -bleed,
          width + 2 * bleed,
          height + 2 * bleed,
        ]);
      }
    }
  });
});

describe('lines', () => {
  it('are balanced and never wider than asked', () => {
    const lines = breakLines('Mở đã lâu hay mới mở, hãy hỏi về **biz.vn**', faces.heavy, {
      size: 36,
      width: 261,
    });
    expect(lines.every((line) => line.width <= 261)).toBe(true);
    expect(lines.at(-1)!.segments.map(({ text, accent }) => [text, accent])).toEqual([
      ['hỏi về', false],
      ['biz.vn', true],
    ]);
  });
});

describe('a ZIP', () => {
  const entries = [
    { name: 'áp phích/tờ rơi.txt', bytes: new TextEncoder().encode('một') },
    { name: 'b.pdf', bytes: new Uint8Array([1, 2, 3]) },
  ];

  it('is the same bytes each time and keeps Vietnamese names', () => {
    expect(Buffer.from(zipOf(entries)).equals(Buffer.from(zipOf(entries)))).toBe(true);
    expect(Object.keys(unzipSync(zipOf(entries)))).toEqual(entries.map(({ name }) => name));
  });

  it('carries contents, licence and checksums', () => {
    const item: KitItem = {
      id: 'a',
      title: 'A',
      kind: 'Áp phích',
      audience: 'Hộ kinh doanh',
      channels: [],
      version: 1,
      issuedOn: TODAY,
      validFrom: TODAY,
      validTo: TODAY,
      licence: 'CC BY 4.0',
      credit: 'Nguồn A',
      files: [{ name: 'a/a.pdf', address: '/a.pdf', size: 3, sha256: 'abc' }],
    };
    const [manifest, licence, sums] = papersOf('Bộ', [item]).map(({ bytes }) =>
      new TextDecoder().decode(bytes),
    );
    expect(JSON.parse(manifest!)).toMatchObject({ title: 'Bộ', note: SAMPLE, items: [{ id: 'a' }] });
    expect(licence).toContain('Ghi nguồn: Nguồn A.');
    expect(sums).toBe('abc  a/a.pdf\n');
  });
});

describe('a picture', () => {
  it('is the same bytes each time, in every format', async () => {
    const square = drawings.find(({ id }) => id === 'anh-vuong-ho-kinh-doanh')!;
    const [scene] = drawSides(square, faces, { local: {}, origin: ORIGIN });
    const svg = () => renderSvg(scene!, faces, { title: 'x', description: 'x', pixels: 320 });
    for (const make of [pngOf, webpOf, previewOf]) {
      expect(Buffer.from(await make(svg())).equals(Buffer.from(await make(svg()))), make.name).toBe(true);
    }
  });
});

describe('slides', () => {
  it('are the same bytes each time, one part for each slide and its notes', async () => {
    const deck = library.find(({ data }) => data.slides.length > 0)!;
    const [one, other] = [await renderSlides(deck), await renderSlides(deck)];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
    const names = Object.keys(unzipSync(one));
    expect(names.filter((name) => /^ppt\/slides\/slide\d+\.xml$/u.test(name))).toHaveLength(
      deck.data.slides.length,
    );
    expect(names.filter((name) => /notesSlide\d+\.xml$/u.test(name))).toHaveLength(deck.data.slides.length);
  });
});

describe('the library', () => {
  it('drops what has expired, was retired or is not yet valid, and its kits with it', () => {
    const [first] = library;
    const { validTo, validFrom } = first!.data;
    const next = `${Number(validTo.slice(0, 4)) + 1}${validTo.slice(4)}`;
    const before = `${Number(validFrom.slice(0, 4)) - 1}${validFrom.slice(4)}`;
    expect(libraryOf(content, next).filter(({ state }) => state === 'current')).toEqual([]);
    expect(libraryOf(content, before).every(({ state }) => state === 'upcoming')).toBe(true);
    expect(kitsOf(libraryOf(content, next))).toEqual([]);
    const retired = new Map([['x', { ...first!.data, retired: true }]]);
    expect(libraryOf({ ...content, items: retired }, TODAY)[0]!.state).toBe('retired');
  });

  it('expires with its words when they end first', () => {
    const poster = library.find(mayBeLocal)!;
    const message = { ...poster.message!, validTo: '2026-12-01' };
    const messages = new Map([...content.messages, [poster.data.message!, message]]);
    const later = libraryOf({ ...content, messages }, '2026-12-02').find(({ id }) => id === poster.id)!;
    expect(later).toMatchObject({ state: 'expired', lastDay: '2026-12-01' });
  });
});
