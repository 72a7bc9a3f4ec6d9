import { type EscoFinding, type EscoSkill, readEscoSkills } from '@laurel/microcredential';
import { CsvError, parse } from 'csv-parse/sync';

/** What of a file is taken: ESCO's largest has about 15,000 skills in 12 MB. */
export const escoLimits = { bytes: 40_000_000, rows: 60_000, columns: 40, recordCharacters: 200_000 } as const;

/** Why a file was not taken at all. */
export type EscoFileProblem = 'other-name' | 'too-large' | 'not-text' | 'not-csv' | 'too-many-columns' | 'too-many-rows' | 'other-columns';

/** The file is not ESCO's list of skills in one language. The message is one sentence that says what to do. */
export class UnreadableEscoFile extends Error {
  override readonly name = 'UnreadableEscoFile';
  readonly problem: EscoFileProblem;
  constructor(problem: EscoFileProblem) {
    super(sentences[problem]);
    this.problem = problem;
  }
}

const sentences: Readonly<Record<EscoFileProblem, string>> = {
  'other-name': 'The file has to keep the name that ESCO gave it, such as skills_en.csv: the language stands in it.',
  'too-large': `The file is larger than the ${escoLimits.bytes / 1_000_000} MB that are taken; choose the file of one language.`,
  'not-text': 'The file is not text in UTF-8; unpack the download and choose skills_en.csv or that of another language.',
  'not-csv': 'The file is not a table of comma-separated values as ESCO writes it; download it again.',
  'too-many-columns': `The file has more than the ${escoLimits.columns} columns that are taken.`,
  'too-many-rows': `The file has more than the ${escoLimits.rows} skills that are taken.`,
  'other-columns': 'The file does not have the columns conceptUri and preferredLabel, each once; choose the one for skills.',
};

/**
 * Reads a file for skills of ESCO's CSV download; rows that are no current skill are left out and reported.
 * @param name the file's own name, which says the language: `skills_en.csv`
 * @throws UnreadableEscoFile
 */
export function readEscoFile(
  name: string,
  bytes: Uint8Array,
): { readonly language: string; readonly skills: readonly EscoSkill[]; readonly findings: readonly EscoFinding[] } {
  const language = /(?:^|[\\/])skills_([a-z]{2})\.csv$/i.exec(name)?.[1]?.toLowerCase();
  if (language === undefined) throw new UnreadableEscoFile('other-name');
  if (bytes.byteLength > escoLimits.bytes) throw new UnreadableEscoFile('too-large');
  const [headings = [], ...records] = recordsOf(textOf(bytes));
  const columns = headings.map((heading) => heading.trim());
  if (columns.length > escoLimits.columns) throw new UnreadableEscoFile('too-many-columns');
  if (records.length > escoLimits.rows) throw new UnreadableEscoFile('too-many-rows');
  if (!['conceptUri', 'preferredLabel'].every((needed) => columns.filter((column) => column === needed).length === 1))
    throw new UnreadableEscoFile('other-columns');
  const rows = records.map((record) => Object.fromEntries(record.map((cell, at) => [columns[at] ?? '', cell])));
  return { language, ...readEscoSkills(rows, language) };
}

function textOf(bytes: Uint8Array): string {
  // Before it is decoded: a whole archive would become text of replacement characters.
  if (bytes.subarray(0, 4096).includes(0)) throw new UnreadableEscoFile('not-text');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableEscoFile('not-text');
  }
}

function recordsOf(text: string): string[][] {
  try {
    return parse(text, {
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
      max_record_size: escoLimits.recordCharacters,
      // the headings, and one more than is taken: enough to see that there are too many
      to: escoLimits.rows + 2,
    }) as string[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableEscoFile('not-csv');
  }
}
