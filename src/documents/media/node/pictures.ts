import sharp from 'sharp';

/** SVG → pixels. Letters come as outlines, so no font of the machine has a say in it. */

export async function pngOf(svg: string): Promise<Uint8Array> {
  return new Uint8Array(
    await sharp(Buffer.from(svg)).flatten().png({ compressionLevel: 8, palette: false }).toBuffer(),
  );
}

export async function webpOf(svg: string): Promise<Uint8Array> {
  return new Uint8Array(await sharp(Buffer.from(svg)).flatten().webp({ quality: 82 }).toBuffer());
}

/** For pictures made by the hundred: a third larger than the smallest, in a fifth of the time. */
export async function quickPngOf(svg: string): Promise<Uint8Array> {
  return new Uint8Array(await sharp(Buffer.from(svg)).flatten().png({ compressionLevel: 6 }).toBuffer());
}
