import boldFont from '@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf?url';
import heavyFont from '@expo-google-fonts/be-vietnam-pro/800ExtraBold/BeVietnamPro_800ExtraBold.ttf?url';
import regularFont from '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf?url';
import { drawSides, type Drawing } from '#src/documents/media/drawing.ts';
import { renderPdf } from '#src/documents/media/pdf.ts';
import { PROGRAMME, type Local } from '#src/documents/media/piece.ts';
import { scaleScene, type Scene } from '#src/documents/media/scene.ts';
import { outlineOf } from '#src/documents/media/svg.ts';
import { openFaces, type Faces } from '#src/documents/media/typeface.ts';

/** The drawing board: everything fetched beforehand, so that from then on nothing needs the network. */
export interface Studio {
  readonly drawings: readonly Drawing[];
  draw(drawing: Drawing, local: Local): Scene[];
  paint(scene: Scene, canvas: HTMLCanvasElement, width: number): void;
  pdf(drawing: Drawing, local: Local, sizeId: string): Promise<Blob>;
}

async function bytesOf(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

function paint(scene: Scene, canvas: HTMLCanvasElement, width: number, faces: Faces): void {
  const scale = width / scene.width;
  canvas.width = width;
  canvas.height = Math.round(scene.height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('Trình duyệt này không vẽ được hình.');
  context.scale(scale, scale);
  for (const mark of scene.marks) {
    context.fillStyle = mark.fill;
    context.fill(new Path2D(outlineOf(mark, faces)));
  }
}

export async function openStudio(origin: string): Promise<Studio> {
  const [regular, bold, heavy, drawings] = await Promise.all([
    bytesOf(regularFont),
    bytesOf(boldFont),
    bytesOf(heavyFont),
    fetch('/tai-lieu/ban-ve.json').then((response) => response.json() as Promise<readonly Drawing[]>),
  ]);
  const faces = openFaces({ regular, bold, heavy });
  const draw = (drawing: Drawing, local: Local) => drawSides(drawing, faces, { local, origin });
  return {
    drawings,
    draw,
    paint: (scene, canvas, width) => paint(scene, canvas, width, faces),
    async pdf(drawing, local, sizeId) {
      const { item, template } = drawing;
      const scale = template.sizes.find(({ id }) => id === sizeId)?.scale ?? 1;
      const scenes = draw(drawing, local).map((scene) => scaleScene(scene, scale));
      const bytes = await renderPdf(scenes, faces, {
        title: item.title,
        subject: item.summary,
        author: PROGRAMME,
        on: new Date(`${item.issuedOn}T00:00:00+07:00`),
      });
      return new Blob([bytes.slice()], { type: 'application/pdf' });
    },
  };
}
