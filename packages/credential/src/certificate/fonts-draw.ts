import { fontRuns, undrawableCharacters } from './font-runs.ts';
import { openFont } from './font-set.ts';
import { shape } from './shape.ts';

const scripts: readonly (readonly [script: string, pattern: RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Han', /\p{Script=Han}/u],
];

export type DrawnScript = {
  /** the character asked for */
  readonly character: string;
  /** its script, where it is one of those usually asked for, else `other` */
  readonly script: string;
  /** the font holds real glyphs for it */
  readonly ok: boolean;
};

/**
 * Tries the certificate's fonts: lays each letter of the sample out and looks at the glyphs that come of it. Glyph 0 is
 * the empty box of every font.
 * @param sample by default a letter each that mistaken set-ups lose first: `ğ Ж Ω ع 李`
 * @throws {FontsMissing} when the fonts were never built
 * @example
 * (await fontsDraw()).every(({ ok }) => ok) // true
 */
export async function fontsDraw(sample = 'ğ Ж Ω ع 李'): Promise<DrawnScript[]> {
  const letters = [...new Set([...sample].filter((character) => /\S/u.test(character)))];
  return letters.map((character) => {
    const script = scripts.find(([, pattern]) => pattern.test(character))?.[0] ?? 'other';
    const glyphs = fontRuns(character, 'sans', 'chinese').flatMap(({ font, text }) => {
      const rightToLeft = script === 'Arabic' || script === 'Hebrew';
      return shape(font, text, rightToLeft).glyphs.map(({ id }) => ({ id, outline: openFont(font).letters.glyphToPath(id) }));
    });
    const drawn = glyphs.length > 0 && glyphs.every(({ id, outline }) => id !== 0 && outline !== '');
    return { character, script, ok: drawn && undrawableCharacters(character).length === 0 };
  });
}
