import { UnreadableFile, type UnreadableFileCode } from '../../base/office-files/unreadable-file.ts';
import type english from './class-sentences.en.json';

/** What can be said about a class list or one of its rows: a key of `class-sentences.en.json`. */
export type ClassCode = keyof typeof english;

/**
 * Something to tell the registrar: a code with its words, so that every language can say it (class-sentences.ts).
 * `row` counts data rows from 1, the heading not counted; `column` is the heading as it stands in their own file.
 */
export type ClassNote = {
  readonly row?: number;
  readonly column?: string;
  readonly code: ClassCode;
  readonly words?: Readonly<Record<string, string | number>>;
};

/** The whole list cannot be read: nothing of it is taken. The code says why; `explain()` words it. */
export class UnreadableClassList extends Error {
  override readonly name = 'UnreadableClassList';
  readonly note: ClassNote;

  constructor(code: ClassCode, words: Readonly<Record<string, string | number>> = {}, place: { column?: string; row?: number } = {}) {
    super(code);
    this.note = { ...place, code, words };
  }
}

/** What is wrong with a file, in the words of class lists; what only documents can have wrong is damage here. */
const codes: Readonly<Record<UnreadableFileCode, ClassCode>> = {
  'archive-damaged': 'workbook-damaged',
  'archive-locked': 'workbook-locked',
  'unpacks-too-large': 'unpacks-too-large',
  macros: 'macros',
  'other-spreadsheet': 'other-spreadsheet',
  'too-many-rows': 'too-many-rows',
  'too-many-cells': 'too-many-cells',
  'too-many-parts': 'workbook-damaged',
  'outside-link': 'workbook-damaged',
  'declared-entities': 'workbook-damaged',
  'quote-not-closed': 'quote-not-closed',
  'quote-misplaced': 'quote-misplaced',
  'row-too-long': 'row-too-long',
  'no-text': 'not-a-class-list',
};

/**
 * What `read` gives.
 * @throws UnreadableClassList for whatever file it cannot read
 */
export function asClassList<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableFile) throw new UnreadableClassList(codes[error.code], error.words);
    throw error;
  }
}
