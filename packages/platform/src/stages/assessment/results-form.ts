import type { Say } from '../../base/languages/message.ts';
import type { Problem } from '../../base/ui/error-summary.tsx';
import type { Answers } from '../../base/ui/page.ts';
import { readAttendance } from './attendance.ts';
import type { ClassNote } from './class-note.ts';
import { explainAlone } from './class-sentences.ts';
import type { CourseRules } from './course-rules.ts';
import { readScale } from './grade.ts';
import type { ResultSaid } from './result.ts';
import { judgeResult, type RowIssue } from './result-rules.ts';
import type { ShownResult, ShownResults } from './show-results.ts';

/** One row of the grid as it stands in the form. */
export type Given = {
  readonly enrolmentId: string;
  readonly edit: string;
  readonly result: string;
  readonly grade: string;
  readonly attendance: string;
  readonly assessedOn: string;
  readonly componentGrades: Readonly<Record<string, string>>;
  readonly sure: boolean;
};

/** What is wrong with a row, by the name of its field; `doubtful`: it can be said to be right as it is. */
export type RowProblem = { readonly field: string; readonly says: string; readonly doubtful?: true };

export type Filled = { readonly given: Given; readonly problems: readonly RowProblem[]; readonly said?: ResultSaid };

export const fieldOf = (row: number, field: string): string => `rows.${row}.${field}`;

/** A row as it is stored. */
export function givenOf({ enrolmentId, result }: ShownResult): Given {
  return {
    enrolmentId,
    edit: result === undefined ? '' : String(result.edit),
    result: result?.result ?? '',
    grade: result?.grade ?? '',
    attendance: result?.attendance === undefined ? '' : String(result.attendance),
    assessedOn: result?.assessedOn ?? '',
    componentGrades: result?.componentGrades ?? {},
    sure: false,
  };
}

/** The rows that were sent, by enrolment. */
export function givenIn(answers: Answers, components: ShownResults['components']): Map<string, Given> {
  const rows = new Map<string, Given>();
  for (let row = 0; row < 200; row += 1) {
    const text = (field: string) => answers.text(fieldOf(row, field)).trim();
    const enrolmentId = text('enrolmentId');
    if (enrolmentId === '') continue;
    rows.set(enrolmentId, {
      enrolmentId,
      edit: text('edit'),
      result: text('result'),
      grade: text('grade'),
      attendance: text('attendance'),
      assessedOn: text('assessedOn'),
      componentGrades: Object.fromEntries(components.map(({ place }) => [place, text(`c${place}`)])),
      sure: text('sure') === 'yes',
    });
  }
  return rows;
}

/** The same day and the same result for all who have none yet; nothing that stands in a field is changed. */
export function fillIn(given: Given, all: { readonly result: string; readonly assessedOn: string }): Given {
  const result = given.result || (all.result === 'pass' || all.result === 'fail' ? all.result : '');
  return { ...given, result, assessedOn: result === '' ? given.assessedOn : given.assessedOn || all.assessedOn };
}

/** Judges one row as it was typed: everything wrong at once, each at its field. */
export function judgeGiven(say: Say, language: string, rules: CourseRules, today: string, given: Given): Filled {
  const empty = [given.grade, given.attendance, given.assessedOn, ...Object.values(given.componentGrades)].every((text) => text === '');
  if (given.result === '' && (empty || given.edit !== '')) return { given, problems: [] };
  const problems: RowProblem[] = [];
  const note = ({ field, ...words }: RowIssue): RowProblem => ({
    field: field.replace('componentGrades.', 'c'),
    says: explainAlone(words as ClassNote, language),
  });
  if (given.result === '') problems.push({ field: 'result', says: say('results.result-missing') });
  const presence = given.attendance === '' ? undefined : readAttendance(given.attendance);
  if (presence && 'problem' in presence) problems.push({ field: 'attendance', says: explainAlone({ code: presence.problem }, language) });
  const { said, wrong, doubtful } = judgeResult(
    {
      result: given.result === 'fail' ? 'fail' : 'pass',
      ...(given.grade !== '' && { grade: given.grade }),
      ...(presence && 'attendance' in presence && { attendance: presence.attendance }),
      assessedOn: given.assessedOn,
      componentGrades: Object.fromEntries(Object.entries(given.componentGrades).filter(([, text]) => text !== '')),
    },
    rules,
    today,
  );
  problems.push(...wrong.map(note));
  const named = new Set(problems.map(({ field }) => field));
  if (given.result !== '' && !given.sure)
    problems.push(...doubtful.map((issue) => ({ ...note(issue), doubtful: true as const })).filter(({ field }) => !named.has(field)));
  return problems.length > 0 ? { given, problems } : { given, problems, said };
}

/** The rules of the course as the view shows them. */
export function rulesShown({ scale, minAttendance, components }: ShownResults): CourseRules {
  return {
    ...(scale && { scale: readScale([scale.best, scale.pass, scale.worst].join(';')) }),
    ...(minAttendance !== undefined && { minAttendance }),
    components: components.map(({ title }) => ({ titles: [title], shown: title })),
  };
}

/** For the summary: each with the name of the learner, since a hundred rows have the same questions. */
export function problemsOfPage(rows: readonly (Filled & { readonly name: string })[]): Problem[] {
  return rows.flatMap(({ name, problems }, row) =>
    problems.map(({ field, says }) => ({ field: fieldOf(row, field), says: `${name}: ${says}` })),
  );
}
