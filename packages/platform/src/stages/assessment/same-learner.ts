import type { ClassNote } from './class-note.ts';
import type { LearnerResult } from './learner-result.ts';

/**
 * Looks for the same learner in two rows. A learner is known by the student number, never by the name: two may share one.
 * Where two rows say the same, the later is refused; where they contradict each other nobody here knows which is right, and both are.
 */
export function compareLearners(
  learners: readonly LearnerResult[],
  column: string | undefined,
): { readonly refused: readonly ClassNote[]; readonly toConfirm: readonly ClassNote[] } {
  const refused: ClassNote[] = [];
  for (const [first, ...others] of groups(learners, ({ studentNumber }) => studentNumber)) {
    const contradicted = others.find((other) => claim(other) !== claim(first));
    if (contradicted) refused.push({ row: first.row, code: 'contradicts-row', words: { row: contradicted.row } });
    refused.push(...others.map(({ row }) => ({ row, code: 'same-learner', words: { row: first.row } }) as const));
  }
  const refusedRows = new Set(refused.map(({ row }) => row));
  const left = learners.filter(({ row }) => !refusedRows.has(row));
  return {
    refused,
    toConfirm: [
      ...doubts(
        groups(left, ({ studentNumber }) => foldNumber(studentNumber)),
        'number-nearly-same',
        column,
      ),
      ...doubts(groups(left, namesake), 'namesake', undefined),
    ],
  };
}

function doubts(
  found: readonly (readonly [LearnerResult, ...LearnerResult[]])[],
  code: 'number-nearly-same' | 'namesake',
  column: string | undefined,
): ClassNote[] {
  return found.flatMap((group) =>
    group.map((learner) => {
      const other = group.find((each) => each !== learner) ?? group[0];
      return { row: learner.row, ...(column !== undefined && { column }), code, words: { row: other.row } };
    }),
  );
}

/** Everything of a row that would be signed. */
function claim({ name, result, grade, assessedOn, attendance, componentGrades }: LearnerResult): string {
  return JSON.stringify([name, result, grade, assessedOn, attendance, Object.entries(componentGrades)]);
}

/** `s201234` and `S 201234` are hardly two learners; `0042` and `42` may well be. */
function foldNumber(studentNumber: string): string {
  return studentNumber
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}]/gu, '');
}

/** One person with two numbers has one name and one mailbox. */
function namesake({ name, email }: LearnerResult): string | undefined {
  return email === undefined ? undefined : `${name.toLowerCase()}\n${email.toLowerCase()}`;
}

function groups(
  learners: readonly LearnerResult[],
  key: (learner: LearnerResult) => string | undefined,
): [LearnerResult, ...LearnerResult[]][] {
  const byKey = new Map<string, [LearnerResult, ...LearnerResult[]]>();
  for (const learner of learners) {
    const at = key(learner);
    if (at === undefined) continue;
    const group = byKey.get(at);
    if (group) group.push(learner);
    else byKey.set(at, [learner]);
  }
  return [...byKey.values()].filter((group) => group.length > 1);
}
