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
