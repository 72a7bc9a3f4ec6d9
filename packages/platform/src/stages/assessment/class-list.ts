import { isBlank, sheetLimits } from '../../base/office-files/sheet.ts';
import { type ClassHeading, type Field, findHeading, type GradedComponent } from './class-heading.ts';
import { type ClassNote, UnreadableClassList } from './class-note.ts';
import { judgeRow } from './class-row.ts';
import type { ClassSheet } from './class-sheet.ts';
import type { ColumnMap } from './column-map.ts';
import type { Expectations } from './expectations.ts';
import type { LearnerResult } from './learner-result.ts';
import { compareLearners } from './same-learner.ts';

/** A class list as judged: who is taken with what result, and everything there is to say about the other rows. */
export type ClassList = {
  /** in the order of the file; of those in `toConfirm` a person has not yet said yes */
  readonly learners: readonly LearnerResult[];
  readonly refused: readonly ClassNote[];
  readonly cleaned: readonly ClassNote[];
  readonly toConfirm: readonly ClassNote[];
};

export type ClassExpectations = Expectations & {
  /** the components that may have a grade column of their own */
  readonly components?: readonly GradedComponent[];
  readonly columns?: ColumnMap;
};

/**
 * Judges a class list row by row and then as a whole. Pure: the same list gives the same answer, whatever the order of its columns.
 * @throws UnreadableClassList when there is nothing to judge: no rows, a heading missing, more than is taken
 */
export function judgeClassList(sheet: ClassSheet, expectations: ClassExpectations): ClassList {
  const { components = [], columns, ...rest } = expectations;
  const expected: Expectations = columns === undefined ? rest : { ...rest, words: columns.words };
  if (sheet.rows.every(isBlank)) throw new UnreadableClassList('empty-file');
  const heading = findHeading(sheet.rows, components, columns);
  refuseMissingHeadings(heading, expected);
  const lines = sheet.rows.slice(heading.at + 1);
  const last = lines.findLastIndex((line) => !isBlank(line));
  if (last < 0) throw new UnreadableClassList('headings-only');
  if (last >= sheetLimits.rows) throw new UnreadableClassList('too-many-rows', { limit: sheetLimits.rows });
  // A blank row keeps its number, so that row 5 here is the fifth row below the heading in the file.
  const rows = lines.flatMap((line, index) => (isBlank(line) ? [] : [judgeRow(index + 1, line, heading, sheet, expected)]));
  const learners = rows.flatMap(({ learner }) => learner ?? []);
  const together = compareLearners(learners, heading.written[heading.columns.studentNumber ?? -1]);
  const refusedRows = new Set(together.refused.map(({ row }) => row));
  const stays = ({ row }: ClassNote) => !refusedRows.has(row);
  return {
    learners: learners.filter(({ row }) => !refusedRows.has(row)),
    refused: inOrder([...rows.flatMap(({ refused }) => refused), ...together.refused]),
    cleaned: [...sheet.notes, ...inOrder(rows.flatMap(({ cleaned }) => cleaned).filter(stays))],
    toConfirm: inOrder([...rows.flatMap(({ toConfirm }) => toConfirm), ...together.toConfirm].filter(stays)),
  };
}

function refuseMissingHeadings({ columns, written }: ClassHeading, expected: Expectations): void {
  const missing = (field: Field) =>
    new UnreadableClassList('heading-missing', {
      field,
      found: written
        .filter((each) => each !== '')
        .slice(0, 12)
        .join(', '),
    });
  if (columns.studentNumber === undefined) throw missing('studentNumber');
  if (columns.familyName === undefined && columns.givenName === undefined && columns.name === undefined) throw missing('familyName');
  // Without a result the grade can tell, if it is known which grade passes.
  if (columns.result === undefined && (columns.grade === undefined || expected.scale === undefined)) throw missing('result');
  if (columns.assessedOn === undefined && expected.assessedOn === undefined) throw missing('assessedOn');
  if (columns.attendance === undefined && expected.minAttendance !== undefined) throw missing('attendance');
}

function inOrder(notes: readonly ClassNote[]): ClassNote[] {
  return notes.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));
}

/** The rows that wait for a person's yes. */
export function rowsToConfirm(list: ClassList): ReadonlySet<number> {
  return new Set(list.toConfirm.flatMap(({ row }) => row ?? []));
}
