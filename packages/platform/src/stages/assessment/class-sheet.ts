import type { ClassNote } from './class-note.ts';

/** More than any class has; what is larger is refused before it is judged. */
export const classLimits = { bytes: 10_000_000, rows: 10_000, columns: 64 } as const;

/**
 * What a cell holds, once its kind is known. A spreadsheet says the kind (stack.md, trap 21); a text file never does.
 * - `day`: an ISO calendar day
 * - `number`: written as the spreadsheet shows it: `0042`, `80 %`
 * - `formula`: the value it last showed, or its own text; nothing is ever computed here
 * - `error`: `#N/A` and the like
 */
export type SheetCell = { readonly text: string; readonly kind?: 'number' | 'day' | 'formula' | 'error' };

export type SheetRow = { readonly cells: readonly SheetCell[]; readonly hidden?: true };

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

export const emptyCell: SheetCell = { text: '' };

/** Whether nothing is written in the whole row. */
export function isBlank(row: SheetRow): boolean {
  return row.cells.every((cell) => cell.text.trim() === '');
}
