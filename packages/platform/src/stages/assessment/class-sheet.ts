import type { SheetRow } from '../../base/office-files/sheet.ts';
import type { ClassNote } from './class-note.ts';

/** A class list as rows of cells, whatever file it came from. */
export type ClassSheet = {
  readonly rows: readonly SheetRow[];
  /** what there is to say about the file as a whole */
  readonly notes: readonly ClassNote[];
  /** the file did not say how its letters are coded, so a name may read wrong */
  readonly guessedLetters?: true;
  /** day 0 of the workbook's day numbers; Excel for Macintosh once began in 1904 */
  readonly epoch?: 1900 | 1904;
};
