import type { ClassNote } from '../stages/assessment/class-note.ts';
import { explain } from '../stages/assessment/class-sentences.ts';
import { forTerminal } from './shell.ts';

/** Something said of a row: 1-based, the heading not counted, and the heading of its column as the file writes it. */
export type ReportLine = { readonly row?: number; readonly column?: string; readonly why: string; readonly code: string };

/** `report.json`. It describes what stands in the folder for this list, so that a second run writes the same. */
export type IssueReport = {
  /** credentials that stand in the folder for this list */
  readonly issued: number;
  readonly notPassed: number;
  readonly refused: readonly ReportLine[];
  readonly cleaned: readonly ReportLine[];
  /** taken only with --accept-flagged */
  readonly toConfirm: readonly ReportLine[];
  readonly files: readonly { readonly row: number; readonly id: string; readonly credential: string; readonly certificate: string }[];
};

/** A note of the class list as a line of the report. */
export function reportLine(note: ClassNote): ReportLine {
  const { row, column, code } = note;
  return { ...(row !== undefined && { row }), ...(column !== undefined && { column }), why: explain(note), code };
}

/** Why a row that the class list takes is not issued all the same. */
export const rowRefusals = {
  'rule-not-kept': (words: { rule: string; message: string }) => `${words.rule}: ${words.message}`,
  'not-fit-to-sign': (words: { message: string }) => words.message,
  'issued-before-day': () => 'assessed after the day of issue given with --date',
  'file-in-the-way': (words: { file: string }) =>
    `the file ${words.file} is there already and holds something else; move it away or issue into another folder`,
  'issued-otherwise': (words: { file: string; what: string }) =>
    `already issued in ${words.file} with another ${words.what}; what is issued is not changed, so mend the list, or move the old files away and revoke them`,
  'issued-damaged': (words: { file: string }) =>
    `the file ${words.file} is there already, but its signature does not hold; move it away and run again`,
} as const;

export type RowRefusalCode = keyof typeof rowRefusals;

/** A row that is refused at issuing. */
export function refuseRow<C extends RowRefusalCode>(row: number, code: C, words: Parameters<(typeof rowRefusals)[C]>[0]): ReportLine {
  const say = rowRefusals[code] as (words: unknown) => string;
  return { row, why: say(words), code };
}

/** The report in sentences, for people. */
export function describeReport(report: IssueReport, kept: number, folder: string): string {
  const { issued, notPassed, refused, cleaned, toConfirm } = report;
  const refusedRows = new Set(refused.map(({ row }) => row)).size;
  const before = kept > 0 ? `, ${kept} of them from before` : '';
  const lines = [
    `${issued === 1 ? '1 credential with its certificate stands' : `${issued} credentials with their certificates stand`} in ${folder}${before}.`,
  ];
  if (notPassed > 0) lines.push(`${notPassed} did not pass.`);
  if (refused.length > 0) lines.push(`${refusedRows === 1 ? '1 row was' : `${refusedRows} rows were`} refused:`, ...refused.map(lineFor));
  if (cleaned.length > 0) lines.push('Cleaned before it was taken:', ...cleaned.map(lineFor));
  if (toConfirm.length > 0) lines.push('For a person to confirm (--accept-flagged takes them):', ...toConfirm.map(lineFor));
  return `${lines.map(forTerminal).join('\n')}\n`;
}

function lineFor({ row, column, why }: ReportLine): string {
  const place = [row === undefined ? 'the file' : `row ${row}`, column].filter((part) => part !== undefined).join(', ');
  return `  ${place}: ${why}`;
}
