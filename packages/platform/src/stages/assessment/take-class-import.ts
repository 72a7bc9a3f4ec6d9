import { z } from 'zod';
import { type ActTransaction, defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { enrolClass, LEARNERS_AT_ONCE } from '../admission/enrol-class.ts';
import { type ClassImportStanding, holdClassImport, judgeImport, markTaken, standingOfClassImport } from './class-import.store.ts';
import { enterResults, RESULTS_AT_ONCE } from './enter-results.ts';
import { type DraftRow, factsOf, saidOf } from './judge-draft.ts';
import { resultsOf } from './result.store.ts';

/**
 * A class list in which nothing is unresolved is taken as a whole: learners are enrolled where that was wanted, and their results entered.
 * Its rows are the rows taken and the rows left out, to the last one.
 */
export const takeClassImport = defineAct({
  name: 'take-class-import',
  input: z.object({ id: z.uuid(), edit: z.number().int().min(0) }),
  result: z.object({
    taken: z.number().int(),
    leftOut: z.number().int(),
    enrolled: z.number().int(),
    results: z.number().int(),
  }),
  about: (tx, input) => standingOfClassImport(tx, input.id),
  async perform(tx, input, standing) {
    const held = await holdClassImport(tx, input.id);
    if (standing === undefined || held === undefined) throw new Refusal('not-found');
    if (held.draft === undefined) throw new Refusal('wrong-state', { state: 'taken' });
    if (held.edit !== input.edit) throw new Refusal('conflict');
    const { judged } = (await judgeImport(tx, held, held.draft)) ?? {};
    if (judged === undefined) throw new Refusal('not-found');
    const ready = judged.rows.filter(({ state }) => state === 'ready');
    if (judged.troubles.length > 0 || ready.length === 0 || judged.rows.some(({ state }) => state === 'wrong'))
      throw new Refusal('wrong-state', { state: 'unresolved' });
    const coming = ready.filter(({ enrol }) => enrol);
    const enrolled = await enrolRows(tx, held, coming);
    const known = new Map(ready.flatMap(({ row, enrolment }) => (enrolment ? [[row, enrolment.enrolmentId] as const] : [])));
    if (judged.withResults) await enterRows(tx, held.offeringId, ready, new Map([...known, ...enrolled]));
    await markTaken(tx, input.id);
    const counts = {
      taken: ready.length,
      leftOut: judged.rows.length - ready.length,
      enrolled: enrolled.size,
      results: judged.withResults ? ready.length : 0,
    };
    const { offeringId, purpose } = held;
    return {
      result: counts,
      events: [
        { type: 'class-list-taken', institutionId: held.institutionId, subjectId: input.id, facts: { offeringId, purpose, ...counts } },
      ],
    };
  },
});

/** Enrols those who are new; who may, the act inside is asked again. */
async function enrolRows(tx: ActTransaction, { offeringId }: ClassImportStanding, rows: readonly DraftRow[]): Promise<Map<number, string>> {
  const enrolled = new Map<number, string>();
  for (const chunk of chunks(rows, LEARNERS_AT_ONCE)) {
    const learners = chunk.flatMap(({ learner }) => (learner ? [factsOf(learner)] : []));
    const { enrolments, already } = await tx.runAct(enrolClass, { offeringId, learners });
    // Somebody came between the look and the act, or two rows are one person: the list has to be looked at again.
    if (already.length > 0) throw new Refusal('conflict');
    for (const { enrolmentId, place } of enrolments) enrolled.set(chunk[place]?.row ?? 0, enrolmentId);
  }
  return enrolled;
}

async function enterRows(
  tx: ActTransaction,
  offeringId: string,
  rows: readonly DraftRow[],
  enrolments: ReadonlyMap<number, string>,
): Promise<void> {
  const before = await resultsOf(tx, offeringId);
  const entered = rows.flatMap(({ row, learner }) => {
    const enrolmentId = enrolments.get(row);
    if (enrolmentId === undefined || learner === undefined) throw new Error('A row was ready and has no learner');
    const edit = before.get(enrolmentId)?.edit;
    // What does not fit the course's rules was asked back on the screen, under the rules that stand there.
    return [{ enrolmentId, said: saidOf(learner), sure: true, ...(edit !== undefined && { edit }) }];
  });
  for (const chunk of chunks(entered, RESULTS_AT_ONCE)) await tx.runAct(enterResults, { offeringId, rows: chunk });
}

function* chunks<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}
