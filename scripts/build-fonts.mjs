// Puts the fonts of the certificate into packages/credential/fonts/: one weight of each script, uncompressed, with
// their licences and an index of what each covers. Font packages are development dependencies (some unpack to 40 MB);
// what travels with @laurel/credential is this folder. Does nothing, in some milliseconds, when it is current.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

const packages = new URL('../node_modules/', import.meta.url);
const target = new URL('../packages/credential/fonts/', import.meta.url);
const indexFile = new URL('index.json', target);

const google = (id, name, weight, family) => ({
  id,
  package: `@expo-google-fonts/${name}`,
  file: `${weight}/${family}_${weight}.ttf`,
  licence: 'LICENSE_FONT',
});
const noto = (script) => ({
  id: script,
  package: `@fontsource/noto-sans-${script}`,
  file: `files/noto-sans-${script}-${script}-400-normal.woff`,
  licence: 'LICENSE',
});
const plain = (id, name, family) => ({ id, package: `@embedpdf/${name}`, file: `fonts/${family}`, licence: 'LICENSE' });

/** In the order in which they are asked for a character: the first four by style, the others by what they cover. */
const wanted = [
  google('sans', 'source-sans-3', '400Regular', 'SourceSans3'),
  google('sans-bold', 'source-sans-3', '600SemiBold', 'SourceSans3'),
  google('serif', 'source-serif-4', '500Medium', 'SourceSerif4'),
  google('serif-bold', 'source-serif-4', '600SemiBold', 'SourceSerif4'),
  // Its letters are whole: later versions draw the dots apart, and nobody's copy-and-paste puts them together again.
  plain('arabic', 'fonts-arabic', 'NotoNaskhArabic-Regular.ttf'),
  ...[
    'hebrew',
    'armenian',
    'georgian',
    'devanagari',
    'bengali',
    'gurmukhi',
    'gujarati',
    'tamil',
    'telugu',
    'kannada',
    'malayalam',
    'sinhala',
  ].map(noto),
  ...['thai', 'lao', 'khmer', 'myanmar', 'ethiopic'].map(noto),
  google('rest', 'noto-sans', '400Regular', 'NotoSans'),
  plain('chinese', 'fonts-sc', 'NotoSansHans-Regular.otf'),
  plain('japanese', 'fonts-jp', 'NotoSansJP-Regular.otf'),
  plain('korean', 'fonts-kr', 'NotoSansKR-Regular.otf'),
];

const read = (name, file) => readFileSync(new URL(`${name}/${file}`, packages));
const stamp = createHash('sha256')
  .update(readFileSync(new URL(import.meta.url)))
  .update(wanted.map((font) => JSON.parse(read(font.package, 'package.json').toString()).version).join())
  .digest('hex');

const current = existsSync(indexFile) && JSON.parse(readFileSync(indexFile, 'utf8')).stamp === stamp;
if (!current) await build();

async function build() {
  const { create } = await import('fontkit');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(new URL('licences/', target), { recursive: true });
  const hash = createHash('sha256');
  let bytes = 0;
  const fonts = wanted.map((font) => {
    const source = read(font.package, font.file);
    const sfnt = source.toString('latin1', 0, 4) === 'wOFF' ? unpackWoff(source) : source;
    const file = `${font.id}.${sfnt.toString('latin1', 0, 4) === 'OTTO' ? 'otf' : 'ttf'}`;
    writeFileSync(new URL(file, target), sfnt);
    writeFileSync(new URL(`licences/${font.id}.txt`, target), read(font.package, font.licence));
    hash.update(sfnt);
    bytes += sfnt.length;
    return { id: font.id, file, covers: asRanges(create(sfnt).characterSet) };
  });
  // Written last: a half-built folder has no index and is built again.
  writeFileSync(indexFile, JSON.stringify({ stamp, fingerprint: hash.digest('hex').slice(0, 12), bytes, fonts }));
  console.log(`fonts: ${fonts.length} files, ${(bytes / 1e6).toFixed(1)} MB`);
}

/** Sorted code points as `start-length` in base 36, each start relative to the end before: 31,000 Chinese ones take 9 kB. */
function asRanges(codePoints) {
  const sorted = [...new Set(codePoints)].sort((a, b) => a - b);
  const ranges = [];
  for (const point of sorted) {
    const last = ranges.at(-1);
    if (last && point === last[1] + 1) last[1] = point;
    else ranges.push([point, point]);
  }
  let before = 0;
  return ranges
    .map(([from, to]) => {
      const text = `${(from - before).toString(36)}${from === to ? '' : `-${(to - from).toString(36)}`}`;
      before = to;
      return text;
    })
    .join();
}

/** WOFF 1.0 is the font's own tables, each deflated where that pays (W3C WOFF File Format 1.0, sections 3 to 5). */
function unpackWoff(woff) {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i) => {
    const at = 44 + 20 * i;
    const [offset, packed, length, checksum] = [4, 8, 12, 16].map((field) => woff.readUInt32BE(at + field));
    const body = woff.subarray(offset, offset + packed);
    return { tag: woff.subarray(at, at + 4), checksum, body: packed < length ? inflateSync(body) : body };
  });
  const header = Buffer.alloc(12 + 16 * count);
  const power = Math.floor(Math.log2(count));
  woff.copy(header, 0, 4, 8);
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(16 * 2 ** power, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(16 * (count - 2 ** power), 10);
  let offset = header.length;
  const parts = [header];
  tables.forEach(({ tag, checksum, body }, i) => {
    const at = 12 + 16 * i;
    tag.copy(header, at);
    header.writeUInt32BE(checksum, at + 4);
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(body.length, at + 12);
    parts.push(body, Buffer.alloc((4 - (body.length % 4)) % 4));
    offset += body.length + ((4 - (body.length % 4)) % 4);
  });
  return Buffer.concat(parts);
}
