import jsqrModule from 'jsqr';
import sharp from 'sharp';

// The package is CommonJS: at run time its function lies one level further in than its types say.
const { default: jsqr } = jsqrModule as unknown as { readonly default: typeof jsqrModule };

/** What the QR code in a picture says, read by another program than the one that drew it. */
export async function qrTextOf(picture: Buffer, width: number): Promise<string | undefined> {
  const { data, info } = await sharp(picture)
    .resize(width)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return jsqr(new Uint8ClampedArray(data), info.width, info.height)?.data;
}
