/** What a spreadsheet takes for a formula at the beginning of a cell (ASVS 5.0, 1.2.10), also in full-width letters. */
const FORMULA = /^[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/u;
/** Opened with another separator than it was written with, a table has a cell of its own behind each of these. */
const FORMULA_BEHIND = /(?<=[,;\t\r\n|][" ]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu;

/** Whether a spreadsheet would run this text if it were a cell. */
export function looksLikeFormula(text: string): boolean {
  return FORMULA.test(text);
}

/**
 * Text as it may go into a table that a person opens: what would run as a formula gets an apostrophe before it.
 * @example
 * forSpreadsheet('@SUM(1+1)') // "'@SUM(1+1)"
 * forSpreadsheet('Bo;=1+1') // "Bo;'=1+1"
 */
export function forSpreadsheet(text: string): string {
  return (looksLikeFormula(text) ? `'${text}` : text).replace(FORMULA_BEHIND, "'");
}

const GUARD = /(^|[,;\t\r\n|][" ]*)'(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu;

/**
 * The text that {@link forSpreadsheet} guarded: the apostrophes that keep a spreadsheet from running it were not written by anybody.
 * @example
 * fromSpreadsheet("'@SUM(1+1)") // '@SUM(1+1)'
 */
export function fromSpreadsheet(text: string): string {
  return text.replace(GUARD, '$1');
}
