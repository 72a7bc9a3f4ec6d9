import type { GradeScale } from './grade.ts';
import type { ResultWords } from './result-word.ts';

/** What is expected of every row. */
export type Expectations = {
  /** the calendar day on which the list is read; nothing is assessed later */
  readonly today: string;
  /** per cent of sessions without which nobody passes */
  readonly minAttendance?: number;
  readonly scale?: GradeScale;
  /** the day of assessment of a list that has no such column */
  readonly assessedOn?: string;
  readonly words?: ResultWords;
};
