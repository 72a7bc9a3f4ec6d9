import { isPng, type Pixels, pixelsOf, readPng } from './png.ts';

/** A logo as it is signed into a credential. */
export type SignedLogo = {
  readonly type: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
  /** of a PNG, unpacked */
  readonly pixels?: Pixels;
};

/** Two of them leave a third of the 64 kB that wallets take to what the credential says. */
export const largestSignedLogo = 16 * 1024;
/** On a certificate a logo is 12 mm wide: more than it takes for print, and little enough to be drawn for each learner anew. */
export const widestSignedLogo = 600;

/** Why a picture cannot be signed into credentials. */
export type LogoUnsignable = 'too-many-bytes' | 'too-many-pixels' | 'not-drawable';

/**
 * Looks at a picture as it would be drawn, to the last pixel: whoever checks a certificate draws what a stranger has signed, and neither a
 * broken picture nor one that unpacks to gigabytes may stop them.
 */
export function readLogoToSign(bytes: Uint8Array): SignedLogo | LogoUnsignable {
  if (bytes.length > largestSignedLogo) return 'too-many-bytes';
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const png = isPng(raw) ? readPng(raw) : undefined;
  const measures = png ?? jpegMeasures(raw);
  if (measures === undefined || measures.width < 1 || measures.height < 1) return 'not-drawable';
  const { width, height } = measures;
  if (width > widestSignedLogo || height > widestSignedLogo) return 'too-many-pixels';
  if (png === undefined) return { type: 'jpeg', width, height, bytes: raw };
  const pixels = pixelsOf(png);
  return pixels === undefined ? 'not-drawable' : { type: 'png', width, height, bytes: raw, pixels };
}

/** The address under which a logo stands in a credential: the picture itself (RFC 2397), so that nothing has to be fetched. */
export function logoUri({ type, bytes }: Pick<SignedLogo, 'type' | 'bytes'>): string {
  return `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

const uriForm = /^data:image\/(png|jpeg);base64,([A-Za-z0-9+/]+={0,2})$/;
/** Those of a class are the same on each of its credentials, and each credential is read several times. */
const known = new Map<string, SignedLogo | LogoUnsignable>();
const mostKnown = 20;

/** The logo in such an address, or why there is none that can be drawn. */
export function readLogoUri(uri: string): SignedLogo | LogoUnsignable {
  if (uri.length > largestSignedLogo * 2) return 'too-many-bytes';
  const before = known.get(uri);
  if (before !== undefined) return before;
  const [, type, base64 = ''] = uriForm.exec(uri) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  const read = type === undefined || bytes.toString('base64') !== base64 ? 'not-drawable' : readLogoToSign(bytes);
  const logo = typeof read !== 'string' && read.type !== type ? 'not-drawable' : read;
  if (known.size >= mostKnown) known.clear();
  known.set(uri, logo);
  return logo;
}

/** The measures of a JPEG in grey or in three colours that has a beginning, a picture and an end (ITU-T T.81, annex B). */
function jpegMeasures(bytes: Buffer): { readonly width: number; readonly height: number } | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || !bytes.subarray(-2).equals(Buffer.from([0xff, 0xd9]))) return undefined;
  let size: { readonly width: number; readonly height: number } | undefined;
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (bytes[at] !== 0xff || end < at + 4 || end > bytes.length) return undefined;
    // baseline, extended and progressive: what PDF readers know (ISO 32000-1, 7.4.8)
    if (marker >= 0xc0 && marker <= 0xc2) {
      const [bits, components] = [bytes[at + 4], bytes[at + 9]];
      if (size !== undefined || end < at + 10 || bits !== 8 || (components !== 1 && components !== 3)) return undefined;
      size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
    if (marker === 0xda) return size;
    at = end;
  }
  return undefined;
}
