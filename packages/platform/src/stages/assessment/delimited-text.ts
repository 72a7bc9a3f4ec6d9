import { readDelimitedRows, sniffDelimiter as sniff } from '../../base/office-files/delimited-rows.ts';
import { countHeadings } from './class-heading.ts';
import { asClassList } from './class-note.ts';
import type { ClassSheet } from './class-sheet.ts';
import type { ColumnMap } from './column-map.ts';

/**
 * Reads CSV or TSV as spreadsheets write it (base/office-files/delimited-rows.ts), as a class list.
 * @throws UnreadableClassList
 */
export function readDelimitedText(bytes: Uint8Array, map?: ColumnMap): ClassSheet {
  const { rows, guessed } = asClassList(() => readDelimitedRows(bytes, (record) => countHeadings(record, map)));
  return { rows, notes: guessed ? [{ code: 'letters-guessed' }] : [], ...(guessed && { guessedLetters: true }) };
}

/** The delimiter under which the first rows look most like a class list. */
export function sniffDelimiter(text: string, map?: ColumnMap): string {
  return sniff(text, (record) => countHeadings(record, map));
}
