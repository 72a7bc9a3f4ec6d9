import { crc32, deflateSync } from 'node:zlib';

type Picture = {
  readonly width?: number;
  readonly height?: number;
  /** PNG's own numbers: 0 grey, 2 three colours, 3 palette, 4 grey with alpha, 6 colours with alpha */
  readonly colour?: 0 | 2 | 3 | 4 | 6;
  readonly bits?: number;
  readonly interlaced?: boolean;
  /** instead of the rows that it promises */
  readonly rows?: Buffer;
  readonly palette?: Buffer;
  readonly alpha?: Buffer;
};

const samples = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const;

/** A PNG whose first row has one value and whose others the next; large enough for a PDF reader to keep it apart from the page. */
export function pngOf(value: number, picture: Picture = {}): Buffer {
  const { width = 150, height = 100, colour = 2, bits = 8, interlaced = false, palette, alpha } = picture;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, colour, 0, 0, interlaced ? 1 : 0], 8);
  const bytesOfRow = Math.ceil((width * bits * samples[colour]) / 8);
  const row = (at: number): Buffer => Buffer.concat([Buffer.of(0), Buffer.alloc(bytesOfRow, at === 0 ? value : value + 1)]);
  const rows = picture.rows ?? Buffer.concat(Array.from({ length: height }, (_, at) => row(at)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...(palette === undefined ? [] : [chunk('PLTE', palette)]),
    ...(alpha === undefined ? [] : [chunk('tRNS', alpha)]),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A grey JPEG of 8 by 8 pixels. */
export const smallJpeg = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/',
    '2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAIAAgDASIAAhEBAxEB/8QA',
    'FQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAM',
    'AwEAAhEDEQA/AJ4AP//Z',
  ].join(''),
  'base64',
);
