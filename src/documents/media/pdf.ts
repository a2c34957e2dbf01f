import {
  beginText,
  endText,
  PDFDocument,
  PDFHexString,
  PDFOperator,
  PDFOperatorNames,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  setFillingRgbColor,
  setFontAndSize,
  setTextMatrix,
  type PDFFont,
  type PDFPage,
} from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import { roundedBoxPath, type Mark, type Scene } from './scene.ts';
import { WEIGHTS, type Faces, type Weight } from './typeface.ts';

const POINTS_PER_MILLIMETRE = 72 / 25.4;

export interface PdfFacts {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  /** Written as the day of making, so that the same piece is the same bytes. */
  readonly on: Date;
}

type Fonts = Readonly<Record<Weight, PDFFont>>;

function channels(fill: string): [number, number, number] {
  const value = Number.parseInt(fill.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** One line of real text, kerned: glyph codes in turn with the distances that kerning asks for. */
function showLine(page: PDFPage, mark: Mark & { kind: 'text' }, font: PDFFont, faces: Faces): void {
  const codes = font.encodeText(mark.text).asString().match(/.{4}/gu) ?? [];
  const kerning = faces[mark.weight].kerningOf(mark.text);
  const array = page.doc.context.obj([]);
  let pending = '';
  codes.forEach((code, index) => {
    pending += code;
    const move = Math.round(-(kerning[index] ?? 0));
    if (move === 0 && index < codes.length - 1) return;
    array.push(PDFHexString.of(pending));
    if (move !== 0) array.push(page.doc.context.obj(move));
    pending = '';
  });
  page.pushOperators(PDFOperator.of(PDFOperatorNames.ShowTextAdjusted, [array]));
}

/** Places are millimetres from the trimmed top left; the page counts points from the bleed's bottom left. */
function drawMark(page: PDFPage, mark: Mark, scene: Scene, fonts: Fonts, faces: Faces): void {
  const scale = POINTS_PER_MILLIMETRE;
  const [left, top] = [scene.bleed * scale, (scene.height + scene.bleed) * scale];
  const [red, green, blue] = channels(mark.fill);
  if (mark.kind !== 'text') {
    const path =
      mark.kind === 'path' ? mark.path : roundedBoxPath(mark.x, mark.y, mark.width, mark.height, mark.round);
    page.drawSvgPath(path, { x: left, y: top, scale, color: rgb(red, green, blue), borderWidth: 0 });
    return;
  }
  const font = fonts[mark.weight];
  page.pushOperators(
    pushGraphicsState(),
    beginText(),
    setFillingRgbColor(red, green, blue),
    setFontAndSize(page.node.newFontDictionary(font.name, font.ref), mark.size * scale),
    setTextMatrix(1, 0, 0, 1, left + mark.x * scale, top - mark.y * scale),
  );
  showLine(page, mark, font, faces);
  page.pushOperators(endText(), popGraphicsState());
}

/**
 * Scenes in millimetres as a print file: one page each with bleed and trim boxes, text as text in embedded subsets of
 * the typeface. The same scenes always give the same bytes.
 */
export async function renderPdf(
  scenes: readonly Scene[],
  faces: Faces,
  facts: PdfFacts,
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit as unknown as Parameters<typeof document.registerFontkit>[0]);
  document.setTitle(facts.title, { showInWindowTitleBar: true });
  document.setSubject(facts.subject);
  document.setAuthor(facts.author);
  document.setProducer('cam-nang-vn');
  document.setCreator('cam-nang-vn');
  document.setLanguage('vi');
  document.setCreationDate(facts.on);
  document.setModificationDate(facts.on);
  const used = new Set(
    scenes.flatMap((scene) => scene.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.weight] : []))),
  );
  const fonts: Partial<Record<Weight, PDFFont>> = {};
  for (const weight of WEIGHTS.filter((each) => used.has(each))) {
    fonts[weight] = await document.embedFont(faces[weight].bytes, {
      subset: true,
      // Kerning is written between the letters; ligatures would join what stands apart there.
      features: { liga: false, clig: false, kern: false },
    });
  }
  for (const scene of scenes) {
    const { width, height, bleed } = scene;
    const scale = POINTS_PER_MILLIMETRE;
    const page = document.addPage([(width + 2 * bleed) * scale, (height + 2 * bleed) * scale]);
    page.setTrimBox(bleed * scale, bleed * scale, width * scale, height * scale);
    page.setBleedBox(0, 0, (width + 2 * bleed) * scale, (height + 2 * bleed) * scale);
    for (const mark of scene.marks) drawMark(page, mark, scene, fonts as Fonts, faces);
  }
  return document.save({ useObjectStreams: true });
}
