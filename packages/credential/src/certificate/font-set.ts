import { readFileSync } from 'node:fs';
import { create, type FontkitFont } from 'fontkit';
import { Blob, Font, Face as FontFace } from 'harfbuzzjs';

/** Where `scripts/build-fonts.mjs` puts them: the same way up from `src/certificate` and from `dist/certificate`. */
const folder = new URL('../../fonts/', import.meta.url);

type FontIndex = {
  readonly fingerprint: string;
  readonly bytes: number;
  readonly fonts: readonly { readonly id: string; readonly file: string; readonly covers: string }[];
};
export type Face = 'sans' | 'sans-bold' | 'serif' | 'serif-bold';
/** East Asian scripts share code points and differ in the shapes that readers expect. */
export type EastAsian = 'chinese' | 'japanese' | 'korean';

/** The fonts have not been built: `node scripts/build-fonts.mjs` makes them, and a published package holds them. */
export class FontsMissing extends Error {
  override readonly name = 'FontsMissing';
  constructor(cause: unknown) {
    super('The fonts of the certificate are not there: run "npm run build" once.', { cause });
  }
}

let loadedIndex: FontIndex | undefined;
function fontIndex(): FontIndex {
  if (loadedIndex === undefined) {
    try {
      loadedIndex = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as FontIndex;
    } catch (cause) {
      throw new FontsMissing(cause);
    }
  }
  return loadedIndex;
}

/** Names the set of font files, so that a page drawn with another set is not taken for a forged one. */
export function fontFingerprint(): string {
  return fontIndex().fingerprint;
}

const coverage = new Map<string, Uint32Array>();

/** Pairs of first and last code point, ascending, from the index's relative base-36 notation. */
function rangesOf(id: string): Uint32Array {
  const known = coverage.get(id);
  if (known) return known;
  const entry = fontIndex().fonts.find((font) => font.id === id);
  const ranges: number[] = [];
  let before = 0;
  for (const range of entry?.covers.split(',') ?? []) {
    const [start, length] = range.split('-');
    const from = before + Number.parseInt(start ?? '', 36);
    before = from + (length === undefined ? 0 : Number.parseInt(length, 36));
    ranges.push(from, before);
  }
  const packed = Uint32Array.from(ranges);
  coverage.set(id, packed);
  return packed;
}

export function fontCovers(id: string, codePoint: number): boolean {
  const ranges = rangesOf(id);
  let low = 0;
  let high = ranges.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < (ranges[2 * middle] ?? 0)) high = middle - 1;
    else if (codePoint > (ranges[2 * middle + 1] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
}

const faces: readonly string[] = ['sans', 'sans-bold', 'serif', 'serif-bold'];
const eastAsian: readonly string[] = ['chinese', 'japanese', 'korean'];
const fallbackOrder = new Map<string, readonly string[]>();

/** The fonts to ask for a character, best first: the face itself, its sans companion, the scripts, then East Asia in the order the text asks for. */
export function fontsFor(face: Face, east: EastAsian): readonly string[] {
  const key = `${face} ${east}`;
  const known = fallbackOrder.get(key);
  if (known) return known;
  const companion = face === 'serif' ? 'sans' : face === 'serif-bold' ? 'sans-bold' : face;
  const scripts = fontIndex()
    .fonts.map(({ id }) => id)
    .filter((id) => !faces.includes(id) && !eastAsian.includes(id));
  const order = [...new Set([face, companion, ...scripts, east, ...eastAsian])];
  fallbackOrder.set(key, order);
  return order;
}

/** One font, open for two libraries: HarfBuzz chooses and places glyphs, fontkit cuts out the part that goes into a PDF. */
export type OpenFont = { readonly letters: Font; readonly outlines: FontkitFont; readonly unitsPerEm: number };
const opened = new Map<string, OpenFont>();

/** Opens a font on first use and keeps it: a Chinese font takes 10 ms and 16 MB, which a class without Chinese names never pays. */
export function openFont(id: string): OpenFont {
  const known = opened.get(id);
  if (known) return known;
  const entry = fontIndex().fonts.find((font) => font.id === id);
  if (!entry) throw new Error(`no such font: ${id}`);
  const bytes = readFileSync(new URL(entry.file, folder));
  const face = new FontFace(new Blob(bytes));
  const font = { letters: new Font(face), outlines: create(bytes), unitsPerEm: face.upem };
  opened.set(id, font);
  return font;
}
