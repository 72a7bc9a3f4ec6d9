/** Why a file of an office program is not opened; each stage that takes files has its own sentence for it. */
export type UnreadableFileCode =
  | 'archive-damaged'
  | 'archive-locked'
  | 'unpacks-too-large'
  | 'macros'
  | 'other-spreadsheet'
  | 'too-many-rows'
  | 'too-many-cells'
  | 'too-many-parts'
  | 'outside-link'
  | 'declared-entities'
  | 'quote-not-closed'
  | 'quote-misplaced'
  | 'row-too-long'
  | 'no-text';

export type FileWords = Readonly<Record<string, string | number>>;

/** Nothing of the file is taken. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly code: UnreadableFileCode;
  readonly words: FileWords;

  constructor(code: UnreadableFileCode, words: FileWords = {}) {
    super(code);
    this.code = code;
    this.words = words;
  }
}
