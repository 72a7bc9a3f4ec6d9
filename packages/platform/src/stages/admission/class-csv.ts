import { forSpreadsheet } from '../../base/spreadsheet-text.ts';

/** One row of a table that leaves the house. */
type Row = readonly string[];

/**
 * A table as CSV (RFC 4180) that a spreadsheet opens as it is: in UTF-8 with its mark, and nothing in a cell is ever computed.
 * @param separator `;` where the language writes a comma into its numbers: that is what spreadsheets set up for it expect
 */
export function csvOf(rows: readonly Row[], separator: ',' | ';'): string {
  return `\uFEFF${rows.map((row) => row.map((cell) => cellOf(cell, separator)).join(separator)).join('\r\n')}\r\n`;
}

function cellOf(text: string, separator: string): string {
  const safe = forSpreadsheet(text);
  return /["\r\n\t]/.test(safe) || safe.includes(separator) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
