import { crc32 } from 'node:zlib';

export const LARGEST_LOGO = 300_000;
export const MOST_PIXELS = 2_000;

export type Logo = { readonly type: 'png' | 'jpeg'; readonly width: number; readonly height: number; readonly bytes: Buffer };

/** Why a file cannot be a logo, as a code that a sentence stands for. */
export type LogoTrouble =
  | 'logo-too-large'
  | 'logo-is-svg'
  | 'logo-no-picture'
  | 'logo-damaged'
  | 'logo-interlaced'
  | 'logo-too-many-pixels';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What is drawn of a PNG. Texts, places and times of the making stay out, and so do the pictures of an animation. */
const DRAWN = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'gAMA', 'sRGB']);

/**
 * Reads a picture by what it is, not by what it is called, and gives back what is drawn of it: what the maker of the file noted in it
 * (names, places) is left out. SVG is not taken, since it may hold programs (ASVS 5.0 V1.3.4).
 */
export function readLogo(given: Uint8Array): Logo | LogoTrouble {
  if (given.length > LARGEST_LOGO) return 'logo-too-large';
  const bytes = Buffer.from(given);
  const logo = bytes.subarray(0, 8).equals(PNG) ? readPng(bytes) : isJpeg(bytes) ? readJpeg(bytes) : notTaken(bytes);
  if (typeof logo === 'string') return logo;
  if (logo.width < 1 || logo.height < 1) return 'logo-damaged';
  return logo.width > MOST_PIXELS || logo.height > MOST_PIXELS ? 'logo-too-many-pixels' : logo;
}

const notTaken = (bytes: Buffer): LogoTrouble =>
  /<svg[\s>]/i.test(bytes.subarray(0, 4_000).toString('latin1')) ? 'logo-is-svg' : 'logo-no-picture';

const isJpeg = (bytes: Buffer): boolean => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;

/** Length, name, content and checksum, one after the other, to the last (PNG 3rd edition, section 5). */
function readPng(bytes: Buffer): Logo | LogoTrouble {
  const kept: Buffer[] = [PNG];
  let header: Buffer | undefined;
  let data = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) return 'logo-damaged';
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return 'logo-damaged';
    if (DRAWN.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IHDR') header ??= bytes.subarray(at + 8, end - 4);
    if (name === 'IDAT') data = true;
    if (name === 'IEND') {
      if (header?.length !== 13 || !data) return 'logo-damaged';
      if (header[12] !== 0) return 'logo-interlaced';
      return { type: 'png', width: header.readUInt32BE(0), height: header.readUInt32BE(4), bytes: Buffer.concat(kept) };
    }
    at = end;
  }
  return 'logo-damaged';
}

/** Frames that begin a picture (ITU-T T.81, table B.1): all SOF but those for tables and extensions. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Application segments but JFIF and Adobe's note on colours, and comments. */
const isNote = (marker: number): boolean => marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xee);

function readJpeg(bytes: Buffer): Logo | LogoTrouble {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let size: { readonly width: number; readonly height: number } | undefined;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return 'logo-damaged';
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return 'logo-damaged';
    if (isFrame(marker)) {
      if (end < at + 9) return 'logo-damaged';
      size ??= { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
    if (!isNote(marker)) kept.push(bytes.subarray(at, end));
    // After the start of scan come the picture's own bytes, up to the end of image.
    if (marker === 0xda) {
      const last = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]));
      if (size === undefined || last < end) return 'logo-damaged';
      return { type: 'jpeg', ...size, bytes: Buffer.concat([...kept, bytes.subarray(end, last + 2)]) };
    }
    at = end;
  }
  return 'logo-damaged';
}
