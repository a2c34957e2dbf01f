import { unzipSync } from 'fflate';
import PptxGenJS from 'pptxgenjs';
import { COLOURS } from '../palettes.ts';
import type { LibraryItem } from '../library.ts';
import { SAMPLE } from '../piece.ts';
import { zipOf } from '../zip.ts';

/** Inches of a 16:9 slide. */
const WIDTH = 13.333;
const HEIGHT = 7.5;
/** On every computer of an office, with all Vietnamese letters. */
const FONT = 'Arial';
const colours = Object.fromEntries(
  Object.entries(COLOURS.than).map(([name, value]) => [name, value.slice(1)]),
) as Record<keyof typeof COLOURS.than, string>;

type Slide = PptxGenJS.Slide;

function addFrame(slide: Slide, footer: string, number: number): void {
  slide.background = { color: colours.paper };
  slide.addShape('ellipse', { x: WIDTH - 1.1, y: 0.55, w: 0.4, h: 0.4, fill: { color: colours.dot } });
  slide.addText(`${footer} · ${number}`, {
    x: 0.6,
    y: HEIGHT - 0.55,
    w: WIDTH - 1.2,
    h: 0.35,
    fontFace: FONT,
    fontSize: 12,
    color: colours.muted,
  });
}

function addFirst(slide: Slide, title: string, points: readonly string[], footer: string): void {
  slide.background = { color: colours.ground };
  slide.addShape('ellipse', { x: 8.6, y: -2, w: 7, h: 7, fill: { color: colours.groundSoft } });
  const text = { x: 0.8, w: 10.6, fontFace: FONT, color: colours.onGround, align: 'left' } as const;
  slide.addText(title, { ...text, y: 1.6, h: 2.4, fontSize: 44, bold: true, valign: 'bottom' });
  slide.addText(points.join('\n'), { ...text, y: 4.2, h: 1.6, fontSize: 22, valign: 'top' });
  slide.addText(footer, { ...text, y: 6.6, h: 0.4, fontSize: 14, color: colours.accent });
}

function addPoints(slide: Slide, title: string, points: readonly string[]): void {
  slide.addText(title, {
    x: 0.6,
    y: 0.4,
    w: WIDTH - 2,
    h: 0.9,
    fontFace: FONT,
    fontSize: 34,
    bold: true,
    color: colours.text,
  });
  slide.addText(
    points.map((text) => ({
      text,
      options: { bullet: { indent: 22 }, breakLine: true, paraSpaceAfter: 12 },
    })),
    {
      x: 0.7,
      y: 1.5,
      w: WIDTH - 1.6,
      h: 5.1,
      fontFace: FONT,
      fontSize: 26,
      color: colours.text,
      valign: 'top',
    },
  );
}

/** PptxGenJS stamps the minute of making into the file; the day of the version stands there instead. */
function withFixedTimes(bytes: Uint8Array, on: string): Uint8Array {
  const files = unzipSync(bytes);
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  const entries = Object.entries(files)
    .filter(([name]) => !name.endsWith('/'))
    .map(([name, content]) => {
      if (name !== 'docProps/core.xml') return { name, bytes: content };
      const core = decoder
        .decode(content)
        .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${on}T00:00:00Z`);
      return { name, bytes: encoder.encode(core) };
    });
  return zipOf(entries);
}

/** The item's slides as a PowerPoint file with speaker notes; the same slides are the same bytes. */
export async function renderSlides({ data }: LibraryItem): Promise<Uint8Array> {
  // The package is CommonJS: plain Node sees its class one level further in than its types say.
  const Maker = ('default' in PptxGenJS ? PptxGenJS.default : PptxGenJS) as typeof PptxGenJS;
  const deck = new Maker();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = data.title;
  deck.author = 'Cẩm nang .vn';
  deck.company = '';
  deck.subject = data.summary;
  deck.theme = { headFontFace: FONT, bodyFontFace: FONT };
  const footer = data.released ? data.title : SAMPLE;
  data.slides.forEach(({ title, points, notes }, index) => {
    const slide = deck.addSlide();
    if (index === 0) addFirst(slide, title, points, footer);
    else {
      addFrame(slide, footer, index + 1);
      addPoints(slide, title, points);
    }
    slide.addNotes(notes);
  });
  const bytes = (await deck.write({ outputType: 'uint8array' })) as Uint8Array;
  return withFixedTimes(bytes, data.issuedOn);
}
