import { deflateSync } from 'node:zlib';
import type PDFDocument from 'pdfkit';
import type { EmbeddedPicture } from 'pdfkit';
import type { Pixels } from '../png.ts';

type Measures = { readonly width: number; readonly height: number };
type Packed = { readonly colours: Buffer; readonly alpha: Buffer | undefined };

/** A logo stands on each certificate of a class: it is packed once. */
const packed = new WeakMap<Pixels, Packed>();

/**
 * A picture for a PDF from its pixels (ISO 32000-1, 8.9.5 and 11.6.5.3). pdfkit unpacks and packs a PNG again for each document, and takes
 * the transparency of palettes and single colours for another.
 * @param label its name on the page
 */
export function embeddedPicture({ width, height }: Measures, pixels: Pixels, label: string): EmbeddedPicture {
  return {
    width,
    height,
    label,
    embed(document: PDFDocument) {
      const { colours, alpha } = pack(pixels);
      const common = { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: 8, Filter: 'FlateDecode' };
      const mask = alpha && document.ref({ ...common, ColorSpace: 'DeviceGray' });
      mask?.end(alpha);
      this.obj = document.ref({ ...common, ColorSpace: 'DeviceRGB', ...(mask && { SMask: mask }) });
      this.obj.end(colours);
    },
  };
}

function pack(pixels: Pixels): Packed {
  const before = packed.get(pixels);
  if (before !== undefined) return before;
  const { colours, alpha } = pixels;
  const made = { colours: deflateSync(colours), alpha: alpha && deflateSync(alpha) };
  packed.set(pixels, made);
  return made;
}
