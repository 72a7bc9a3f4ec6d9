import { emptyCell, type SheetCell, type SheetRow } from '../../base/office-files/sheet.ts';
import type { ClassHeading, Field } from './class-heading.ts';
import type { ClassNote } from './class-note.ts';
import { cleanText } from './clean-text.ts';

export type Notes = { readonly refused: ClassNote[]; readonly cleaned: ClassNote[]; readonly toConfirm: ClassNote[] };

/** Reads the cells of one row and writes down where each note belongs. */
export class RowReader {
  readonly row: number;
  readonly #line: SheetRow;
  readonly heading: ClassHeading;
  readonly notes: Notes;

  constructor(row: number, line: SheetRow, heading: ClassHeading, notes: Notes) {
    this.row = row;
    this.#line = line;
    this.heading = heading;
    this.notes = notes;
  }

  has(field: Field): boolean {
    return this.heading.columns[field] !== undefined;
  }

  cell(field: Field): SheetCell {
    return this.cellAt(this.heading.columns[field]);
  }

  cellAt(column: number | undefined): SheetCell {
    return (column === undefined ? undefined : this.#line.cells[column]) ?? emptyCell;
  }

  /** Where a note about a field belongs: row, and the heading as the file writes it. */
  place(field: Field): { row: number; column?: string } {
    return this.placeAt(this.heading.columns[field]);
  }

  placeAt(column: number | undefined): { row: number; column?: string } {
    const written = column === undefined ? undefined : this.heading.written[column];
    return written === undefined ? { row: this.row } : { row: this.row, column: written };
  }

  /** The cleaned text of a field. What it held beside text is reported; a formula's last value is for a person to confirm. */
  clean(field: Field): string {
    return this.cleanAt(this.heading.columns[field], field === 'remark');
  }

  cleanAt(column: number | undefined, free = false): string {
    const cell = this.cellAt(column);
    const place = this.placeAt(column);
    const { text, cleanings } = cleanText(cell.text);
    this.notes.cleaned.push(...cleanings.map((code) => ({ ...place, code })));
    if (free) return text;
    if (cell.kind === 'error') this.notes.refused.push({ ...place, code: 'cell-error' });
    if (cell.kind === 'formula') this.notes.toConfirm.push({ ...place, code: 'formula-cell' });
    return cell.kind === 'error' ? '' : text;
  }

  refuse(field: Field, code: ClassNote['code'], words?: ClassNote['words']): void {
    this.notes.refused.push({ ...this.place(field), code, ...(words && { words }) });
  }
}
