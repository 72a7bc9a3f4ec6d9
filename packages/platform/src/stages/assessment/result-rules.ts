import { isCalendarDay } from './calendar-day.ts';
import type { ClassCode } from './class-note.ts';
import { cleanText } from './clean-text.ts';
import type { CourseRules } from './course-rules.ts';
import { passes, readGrade } from './grade.ts';
import type { ResultSaid } from './result.ts';
import { earliestDay } from './row-fields.ts';

/** What is wrong with one answer of a row; the words are those of class lists. */
export type RowIssue = {
  readonly field: 'grade' | 'attendance' | 'assessedOn' | `componentGrades.${string}`;
  readonly code: ClassCode;
  readonly words?: Readonly<Record<string, string | number>>;
};

export type RowJudged = {
  readonly said: ResultSaid;
  readonly wrong: readonly RowIssue[];
  /** what does not fit together: taken only when somebody says that it is right as it is */
  readonly doubtful: readonly RowIssue[];
};

/** Without a scale a grade is a word or a figure of the institution's own. */
const longestGrade = 20;

/** Judges what was said of one learner: each answer by itself, and all together. Grades come back as they will stand on paper. */
export function judgeResult(said: ResultSaid, { scale, minAttendance, components }: CourseRules, today: string): RowJudged {
  const wrong: RowIssue[] = [];
  const doubtful: RowIssue[] = [];
  const gradeOf = (text: string, field: RowIssue['field']): string => {
    const clean = cleanText(text).text;
    const found = readGrade(clean, scale);
    if ('problem' in found)
      wrong.push({ field, code: found.problem, ...(scale && { words: { best: scale.written[0], worst: scale.written[2] } }) });
    else if (found.grade.length > longestGrade) wrong.push({ field, code: 'too-long', words: { limit: longestGrade } });
    return 'grade' in found ? found.grade : clean;
  };
  const grade = said.grade === undefined ? undefined : gradeOf(said.grade, 'grade');
  const componentGrades = Object.fromEntries(
    Object.entries(said.componentGrades).map(([place, text]) => {
      const field = `componentGrades.${place}` as const;
      if (components[Number(place)] === undefined) wrong.push({ field, code: 'grade-unreadable' });
      return [place, gradeOf(text, field)];
    }),
  );
  const dayIssue = issueOfDay(said.assessedOn, today);
  if (dayIssue) wrong.push({ field: 'assessedOn', code: dayIssue });
  const passed = said.result === 'pass';
  if (scale && grade !== undefined && !wrong.some(({ field }) => field === 'grade') && passes(grade, scale) !== passed)
    doubtful.push({ field: 'grade', code: passed ? 'grade-contradicts-pass' : 'grade-contradicts-fail', words: { grade } });
  if (passed && minAttendance !== undefined && (said.attendance ?? 0) < minAttendance)
    doubtful.push({
      field: 'attendance',
      code: said.attendance === undefined ? 'attendance-missing' : 'attendance-too-low',
      words: { minimum: minAttendance },
    });
  return { said: { ...said, ...(grade !== undefined && { grade }), componentGrades }, wrong, doubtful };
}

function issueOfDay(day: string, today: string): ClassCode | undefined {
  if (day === '') return 'no-day';
  if (!isCalendarDay(day)) return 'no-such-day';
  if (day > today) return 'in-the-future';
  return day < earliestDay ? 'long-ago' : undefined;
}
