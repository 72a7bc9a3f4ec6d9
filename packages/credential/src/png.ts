import { crc32, inflateSync } from 'node:zlib';

/** A PNG that is whole: its measures, and how its samples are packed into rows. */
export type Png = {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly colour: number;
  readonly palette: Buffer;
  readonly transparency: Buffer | undefined;
  /** the rows as they are compressed */
  readonly data: Buffer;
};
/** Eight bits for red, green and blue of each pixel, and eight for how much of it covers the ground, where some do not wholly. */
export type Pixels = { readonly colours: Buffer; readonly alpha?: Buffer };

const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Colour types: how many samples a pixel has, and how many bits each may have (PNG 3rd edition, table 8). */
const kinds: Readonly<Record<number, { readonly samples: number; readonly bits: readonly number[]; readonly transparency?: number }>> = {
  0: { samples: 1, bits: [1, 2, 4, 8, 16], transparency: 2 },
  2: { samples: 3, bits: [8, 16], transparency: 6 },
  3: { samples: 1, bits: [1, 2, 4, 8] },
  4: { samples: 2, bits: [8, 16] },
  6: { samples: 4, bits: [8, 16] },
};
const drawn = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'sRGB', 'IDAT', 'IEND']);

export const isPng = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(mark);

/** Reads a PNG that is not interlaced and holds nothing but what is drawn; `undefined` for any other. Its rows are not unpacked yet. */
export function readPng(bytes: Buffer): Png | undefined {
  const chunks: { readonly name: string; readonly content: Buffer }[] = [];
  for (let at = 8; at < bytes.length; ) {
    const end = at + 8 <= bytes.length ? at + 12 + bytes.readUInt32BE(at) : Number.POSITIVE_INFINITY;
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return undefined;
    chunks.push({ name: bytes.toString('latin1', at + 4, at + 8), content: bytes.subarray(at + 8, end - 4) });
    at = end;
  }
  const all = (name: string) => chunks.filter((chunk) => chunk.name === name).map(({ content }) => content);
  const [[header, ...others], palettes, transparencies] = [all('IHDR'), all('PLTE'), all('tRNS')];
  if (chunks[0]?.name !== 'IHDR' || header?.length !== 13 || others.length > 0) return undefined;
  if (chunks.at(-1)?.name !== 'IEND' || !chunks.every(({ name }) => drawn.has(name))) return undefined;
  const [bits = 0, colour = 0, packing, filters, interlaced] = header.subarray(8);
  if (!kinds[colour]?.bits.includes(bits) || packing !== 0 || filters !== 0 || interlaced !== 0) return undefined;
  if (palettes.length > 1 || transparencies.length > 1) return undefined;
  const [palette = Buffer.alloc(0)] = palettes;
  const [transparency] = transparencies;
  const most = colour === 3 ? palette.length / 3 : kinds[colour]?.transparency;
  if (colour === 3 && (palette.length % 3 !== 0 || palette.length === 0 || palette.length > 3 * 2 ** bits)) return undefined;
  if (transparency !== undefined && (colour === 3 ? transparency.length > (most ?? 0) : transparency.length !== most)) return undefined;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  return { width, height, bits, colour, palette, transparency, data: Buffer.concat(all('IDAT')) };
}

/** Unpacks a PNG; `undefined` unless there are exactly as many rows as were promised, each by a filter that exists. */
export function pixelsOf(png: Png): Pixels | undefined {
  const samples = kinds[png.colour]?.samples ?? 0;
  const rows = unfiltered(png, Math.ceil((png.width * samples * png.bits) / 8), Math.max(1, (samples * png.bits) / 8));
  if (rows === undefined) return undefined;
  const { width, height, colour, palette, transparency } = png;
  const sample = sampler(png, rows, samples);
  const full = 2 ** png.bits - 1;
  const scaled = (value: number): number => Math.round((value * 255) / full);
  const colours = Buffer.alloc(width * height * 3);
  const alpha = Buffer.alloc(width * height, 255);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const at = (part: number): number => sample(pixel, part);
    if (colour === 3) {
      const index = at(0);
      // A colour that the palette does not have is black, as everywhere.
      for (let part = 0; part < 3; part += 1) colours[pixel * 3 + part] = palette[index * 3 + part] ?? 0;
      alpha[pixel] = transparency?.[index] ?? 255;
      continue;
    }
    const grey = samples < 3;
    for (let part = 0; part < 3; part += 1) colours[pixel * 3 + part] = scaled(at(grey ? 0 : part));
    if (samples % 2 === 0) alpha[pixel] = scaled(at(samples - 1));
    else if (transparency !== undefined && isClear(transparency, at, samples)) alpha[pixel] = 0;
  }
  return alpha.every((value) => value === 255) ? { colours } : { colours, alpha };
}

const isClear = (transparency: Buffer, at: (part: number) => number, samples: number): boolean =>
  Array.from({ length: samples }, (_, part) => transparency.readUInt16BE(part * 2) === at(part)).every(Boolean);

/** The rows without their filters (PNG 3rd edition, section 9). `back` bytes before a byte stands the same part of the pixel before. */
function unfiltered({ data, height }: Png, rowBytes: number, back: number): Buffer | undefined {
  let packed: Buffer;
  try {
    packed = inflateSync(data, { maxOutputLength: (rowBytes + 1) * height });
  } catch {
    return undefined;
  }
  if (packed.length !== (rowBytes + 1) * height) return undefined;
  const rows = Buffer.alloc(rowBytes * height);
  for (let row = 0; row < height; row += 1) {
    const filter = packed[row * (rowBytes + 1)] ?? 5;
    if (filter > 4) return undefined;
    for (let column = 0; column < rowBytes; column += 1) {
      const at = row * rowBytes + column;
      const left = column < back ? 0 : (rows[at - back] ?? 0);
      const above = row === 0 ? 0 : (rows[at - rowBytes] ?? 0);
      const aboveLeft = row === 0 || column < back ? 0 : (rows[at - rowBytes - back] ?? 0);
      rows[at] = (packed[row * (rowBytes + 1) + 1 + column] ?? 0) + foretold(filter, left, above, aboveLeft);
    }
  }
  return rows;
}

/** None, sub, up, average, Paeth. */
function foretold(filter: number, left: number, above: number, aboveLeft: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter === 0) return 0;
  const [toLeft, toAbove, toBoth] = [Math.abs(above - aboveLeft), Math.abs(left - aboveLeft), Math.abs(left + above - 2 * aboveLeft)];
  if (toLeft <= toAbove && toLeft <= toBoth) return left;
  return toAbove <= toBoth ? above : aboveLeft;
}

/** Reads one sample of one pixel; those of less than eight bits share a byte, and a row begins with a byte of its own. */
function sampler({ width, bits }: Png, rows: Buffer, samples: number): (pixel: number, part: number) => number {
  const rowBytes = Math.ceil((width * samples * bits) / 8);
  return (pixel, part) => {
    const place = (pixel % width) * samples + part;
    const row = Math.floor(pixel / width) * rowBytes;
    if (bits === 8) return rows[row + place] ?? 0;
    if (bits === 16) return rows.readUInt16BE(row + place * 2);
    const byte = rows[row + ((place * bits) >> 3)] ?? 0;
    return (byte >> (8 - bits - ((place * bits) & 7))) & (2 ** bits - 1);
  };
}
