/** More than any list of people or courses has; what is larger is refused before it is judged. */
export const sheetLimits = { bytes: 10_000_000, rows: 10_000, columns: 64 } as const;

/**
 * What a cell holds, once its kind is known. A spreadsheet says the kind (stack.md, trap 21); a text file never does.
 * - `day`: an ISO calendar day
 * - `number`: written as the spreadsheet shows it: `0042`, `80 %`
 * - `formula`: the value it last showed, or its own text; nothing is ever computed here
 * - `error`: `#N/A` and the like
 */
export type SheetCell = { readonly text: string; readonly kind?: 'number' | 'day' | 'formula' | 'error' };

export type SheetRow = { readonly cells: readonly SheetCell[]; readonly hidden?: true };

export const emptyCell: SheetCell = { text: '' };

/** Whether nothing is written in the whole row. */
export function isBlank(row: SheetRow): boolean {
  return row.cells.every((cell) => cell.text.trim() === '');
}

/** What a spreadsheet leaves in a cell it could not compute, in English or German. */
export function isErrorValue(text: string): boolean {
  return /^#(?:N\/A|NAME\?|REF!|VALUE!|DIV\/0!|NUM!|NULL!|NV|BEZUG!|WERT!|ZAHL!)$/.test(text.trim());
}
