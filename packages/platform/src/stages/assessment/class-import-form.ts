import type { z } from 'zod';
import type { Answers } from '../../base/ui/page.ts';
import type { changeClassImport } from './change-class-import.ts';
import { type Meaning, meaning } from './class-draft.ts';
import type { ShownImport } from './show-class-import.ts';

type Change = Omit<z.input<typeof changeClassImport.input>, 'id'>;

export const nameOf = {
  column: (column: number): string => `column.${column}`,
  cell: (row: number, column: number): string => `row.${row}.cell.${column}`,
  shown: (row: number): string => `row.${row}.shown`,
  right: (row: number): string => `row.${row}.right`,
  out: (row: number): string => `row.${row}.out`,
  enrol: (row: number): string => `row.${row}.enrol`,
};

/** Whether what was typed as a minimum is no number of per cent. */
export function numberWrong(answers: Answers): boolean {
  const typed = answers.text('rules.minAttendance').trim();
  return typed !== '' && !/^(?:100|\d{1,2})(?:[.,]\d{1,2})?$/.test(typed);
}

/** What the form says of the list: columns, rules, and every row that had fields in it. Rows that were folded stay as they were. */
export function changeIn(answers: Answers, shown: ShownImport): Change {
  const headings = answers.text('headings') !== 'none';
  const lines = (name: string) =>
    answers
      .text(name)
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '')
      .slice(0, 20);
  const minimum = answers.text('rules.minAttendance').trim().replace(',', '.');
  return {
    edit: /^\d{1,9}$/.test(answers.text('edit')) ? Number(answers.text('edit')) : shown.edit,
    headings,
    columns: shown.columns.map((column, at) => {
      const said = meaning.safeParse(answers.text(nameOf.column(at)));
      return (said.success ? said.data : column.meaning) as Meaning;
    }),
    rules: {
      scale: answers.text('rules.scale').trim(),
      assessedOn: answers.text('rules.assessedOn').trim(),
      // What is no number is asked about; everything else is kept meanwhile.
      ...(minimum !== '' && !numberWrong(answers) && { minAttendance: Number(minimum) }),
      pass: lines('rules.pass'),
      fail: lines('rules.fail'),
    },
    rows: rowsIn(answers, shown),
  };
}

function rowsIn(answers: Answers, shown: ShownImport): NonNullable<Change['rows']> {
  const strangers = answers.text('strangers');
  return shown.rows
    .filter(({ row }) => answers.text(nameOf.shown(row)) === 'yes')
    .map(({ row, repair, stranger }) => {
      const leftOut = answers.text(nameOf.out(row)) === 'yes' || (stranger && strangers === 'leave-out');
      return {
        row,
        cells: Object.fromEntries(repair.map(({ column }) => [column, answers.text(nameOf.cell(row, column))])),
        right: answers.text(nameOf.right(row)),
        leftOut,
        enrol: answers.text(nameOf.enrol(row)) === 'yes' || (stranger && strangers === 'enrol'),
      };
    });
}
