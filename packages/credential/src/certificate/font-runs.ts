import { type EastAsian, type Face, fontCovers, fontsFor } from './font-set.ts';

export type FontRun = { readonly font: string; readonly text: string };

const invisible = /\p{Default_Ignorable_Code_Point}/u;
const space = /^\s$/u;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const kana = /\p{Script=Hiragana}|\p{Script=Katakana}/u;
const hangul = /\p{Script=Hangul}/u;

/** Which East Asian letter shapes a text asks for: by its own kana or hangul, else by the language it is said to be in. */
export function eastAsianOf(text: string, language = ''): EastAsian {
  if (kana.test(text)) return 'japanese';
  if (hangul.test(text)) return 'korean';
  return language.startsWith('ja') ? 'japanese' : language.startsWith('ko') ? 'korean' : 'chinese';
}

function fontOf(cluster: string, fonts: readonly string[]): string | undefined {
  const points = [...cluster].filter((character) => !invisible.test(character)).map((character) => character.codePointAt(0) ?? 0);
  return fonts.find((font) => points.every((point) => fontCovers(font, point)));
}

/** What stands where no font has the character. Issuing asks {@link undrawableCharacters} first, so that it never does. */
const replacement = '\u{FFFD}';

/**
 * Cuts a text into stretches that one font can draw. A letter and its marks stay together; a space goes with the word
 * before it; a word of which the serif lacks a letter is drawn in the sans altogether rather than letter by letter.
 */
export function fontRuns(text: string, face: Face, east: EastAsian): readonly FontRun[] {
  const key = `${face} ${east} ${text}`;
  const known = cut.get(key);
  if (known) return known;
  if (cut.size >= mostCut) cut.clear();
  const made = cutNow(text, face, east);
  cut.set(key, made);
  return made;
}

/** Words come again, on the next certificate of a class at the latest. */
const cut = new Map<string, readonly FontRun[]>();
const mostCut = 8_000;

function cutNow(text: string, face: Face, east: EastAsian): FontRun[] {
  const fonts = fontsFor(face, east);
  const runs: { font: string; text: string }[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const last = runs.at(-1);
    const stays = last && space.test(segment) && fontOf(segment, [last.font]) !== undefined;
    const font = stays ? last.font : fontOf(segment, fonts);
    const drawn = font === undefined ? replacement : segment;
    const chosen = font ?? fontOf(replacement, fonts) ?? face;
    if (last?.font === chosen) last.text += drawn;
    else runs.push({ font: chosen, text: drawn });
  }
  return runs;
}

/** The face in which a whole phrase can be drawn: the sans, where the serif lacks one of its Latin, Greek or Cyrillic letters. */
export function faceFor(text: string, face: Face): Face {
  if (face !== 'serif' && face !== 'serif-bold') return face;
  const companion = face === 'serif' ? 'sans' : 'sans-bold';
  const lacks = [...text.normalize('NFC')].some((character) => {
    const point = character.codePointAt(0) ?? 0;
    return !fontCovers(face, point) && (fontCovers(companion, point) || fontCovers('rest', point)) && !invisible.test(character);
  });
  return lacks ? companion : face;
}

/**
 * The characters of a text that no font of the certificate can draw, each once: emoji, scripts without a font here.
 * For the lint before signing, which refuses them with a sentence; nothing is drawn as an empty box.
 * @example
 * undrawableCharacters('Ada 🎓') // ['🎓']
 */
export function undrawableCharacters(text: string): string[] {
  const fonts = fontsFor('sans', 'chinese');
  const missing = new Set<string>();
  for (const { segment } of graphemes.segment(text.normalize('NFC'))) {
    if (/^\s+$/u.test(segment) || fontOf(segment, fonts) !== undefined) continue;
    missing.add(segment);
  }
  return [...missing];
}
