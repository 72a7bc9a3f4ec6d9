import { crc32, inflateRawSync } from 'node:zlib';
import { UnreadableFile } from './unreadable-file.ts';

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
};

const signatures = { end: 0x06054b50, directory: 0x02014b50, local: 0x04034b50 };
const mostEntries = 2_000;
const megabyte = 1_000_000;

/**
 * Unpacks the wanted files of a ZIP archive, never more than `limit` bytes: first the sizes in the central directory are added up,
 * then every byte is counted while it is inflated, because a directory may lie.
 * @throws UnreadableFile
 */
export function unpackArchive(bytes: Uint8Array, wanted: (name: string) => boolean, limit: number): Map<string, Buffer> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = listArchive(archive);
  const tooLarge = () => new UnreadableFile('unpacks-too-large', { megabytes: limit / megabyte });
  if (entries.reduce((sum, entry) => sum + entry.unpacked, 0) > limit) throw tooLarge();
  const files = new Map<string, Buffer>();
  let left = limit;
  for (const entry of entries.filter((each) => wanted(each.name))) {
    const file = inflate(archive, entry, left, tooLarge);
    left -= file.length;
    files.set(entry.name, file);
  }
  return files;
}

/**
 * What the central directory of an archive lists (APPNOTE 4.3.12).
 * @throws UnreadableFile
 */
export function listArchive(archive: Buffer): readonly Entry[] {
  const end = archive.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + 22 > archive.length) throw new UnreadableFile('archive-damaged');
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  // 0xFFFF and 0xFFFFFFFF announce ZIP64, which only files of gigabytes need.
  if (count > mostEntries || at === 0xffffffff) throw new UnreadableFile('archive-damaged');
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== signatures.directory) throw new UnreadableFile('archive-damaged');
    if ((archive.readUInt16LE(at + 8) & 1) === 1) throw new UnreadableFile('archive-locked');
    const nameLength = archive.readUInt16LE(at + 28);
    entries.push({
      name: archive.toString('utf8', at + 46, at + 46 + nameLength).replace(/^\//, ''),
      method: archive.readUInt16LE(at + 10),
      packed: archive.readUInt32LE(at + 20),
      unpacked: archive.readUInt32LE(at + 24),
      offset: archive.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

function inflate(archive: Buffer, entry: Entry, most: number, tooLarge: () => Error): Buffer {
  const { offset } = entry;
  if (offset + 30 > archive.length || archive.readUInt32LE(offset) !== signatures.local) throw new UnreadableFile('archive-damaged');
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  const packed = archive.subarray(start, start + entry.packed);
  if (entry.method === 0 && packed.length <= most) return packed;
  if (entry.method === 0) throw tooLarge();
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw new UnreadableFile('archive-damaged');
  }
}

/** An archive that stores these files as they are: what is read next holds exactly what was counted. */
export function packArchive(files: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, file] of files) {
    const title = Buffer.from(name, 'utf8');
    const sizes = Buffer.alloc(26);
    sizes.writeUInt16LE(20, 0);
    sizes.writeUInt32LE(crc32(file), 10);
    sizes.writeUInt32LE(file.length, 14);
    sizes.writeUInt32LE(file.length, 18);
    sizes.writeUInt16LE(title.length, 22);
    parts.push(signature(signatures.local), sizes, title, file);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(signature(signatures.directory), Buffer.from([20, 0]), sizes, place, title);
    offset += 30 + title.length + file.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.size, 4);
  end.writeUInt16LE(files.size, 6);
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, listing, signature(signatures.end), end]);
}

function signature(value: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(value);
  return four;
}
