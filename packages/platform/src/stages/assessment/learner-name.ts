import { isCodedTwice, mayReadWrong } from '../../base/office-files/file-encoding.ts';
import type { SheetCell } from '../../base/office-files/sheet.ts';
import { looksLikeFormula } from '../../base/spreadsheet-text.ts';
import type { ClassNote } from './class-note.ts';
import { type Cleaning, cleanText } from './clean-text.ts';

/** One part of a name, cleaned, and what there is to say about it. Notes carry no row and column yet. */
export type NameRead = {
  readonly text: string;
  readonly refused: readonly ClassNote[];
  readonly cleaned: readonly ClassNote[];
  readonly toConfirm: readonly ClassNote[];
};

const longest = 200;
/** Written where a learner has no second name. */
const standsForNone = /^[\p{Pd}._/*?~]{1,3}$/u;

/**
 * A name as it is written on paper, in its own script. Whatever could make it another name than the learner's is refused or asked back.
 * @param guessedLetters the file did not say how its letters are coded
 */
export function readName(cell: SheetCell, guessedLetters = false): NameRead {
  const { text, cleanings } = cleanText(cell.text);
  if (cell.kind === 'error') return { text: '', refused: [{ code: 'cell-error' }], cleaned: [], toConfirm: [] };
  if (standsForNone.test(text))
    return { text: '', refused: [], cleaned: [{ code: 'placeholder-left-out', words: { text } }], toConfirm: [] };
  return {
    text,
    refused: [...undrawable(text), ...(text.length > longest ? [{ code: 'too-long', words: { limit: longest } } as const] : [])],
    cleaned: cleanings.map((code: Cleaning) => ({ code })),
    toConfirm: doubtsAbout(text, cell, guessedLetters),
  };
}

/** Half characters, private and unassigned code points, and the mark that replaces a letter which was lost: no font draws them. */
function undrawable(text: string): ClassNote[] {
  if (text.includes('\uFFFD')) return [{ code: 'letter-lost' }];
  const found = /[\p{Cs}\p{Co}\p{Cn}]/u.exec(text)?.[0];
  if (found === undefined) return [];
  return [{ code: 'undrawable', words: { codePoint: `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` } }];
}

function doubtsAbout(text: string, cell: SheetCell, guessedLetters: boolean): ClassNote[] {
  const doubts: ClassNote[] = [];
  if (text === '') return doubts;
  if (looksLikeFormula(text)) doubts.push({ code: 'formula-text' });
  else if (cell.kind === 'formula') doubts.push({ code: 'formula-cell' });
  if (guessedLetters ? mayReadWrong(text) : isCodedTwice(text)) doubts.push({ code: 'letters-uncertain', words: { text } });
  if (mixesAlphabets(text)) doubts.push({ code: 'alphabets-mixed', words: { text } });
  if (cell.kind === 'number' || cell.kind === 'day' || (doubts.length === 0 && /[\d@?<>{}]|:\/\//.test(text)))
    doubts.push({ code: 'name-unlikely', words: { text } });
  return doubts;
}

/** A Cyrillic `а` among Latin letters looks the same and is another name (trust, row 25). Whole words in two alphabets are nobody's trick. */
function mixesAlphabets(text: string): boolean {
  return text
    .split(/[^\p{L}\p{M}]+/u)
    .some(
      (word) => [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u].filter((alphabet) => alphabet.test(word)).length > 1,
    );
}

/** The name on paper: given name, then family name, or the one there is. */
export function fullName(givenName: string, familyName: string): string {
  return [givenName, familyName].filter((part) => part !== '').join(' ');
}
