import { z } from 'zod';
import { type ActTransaction, defineAct, type ViewTransaction } from '../../base/act.ts';
import { type InputIssue, Refusal } from '../../base/refusal.ts';
import { findOffering } from '../catalogue/offering.store.ts';
import { explain } from './class-sentences.ts';
import { rulesOfOffering } from './course-rules.ts';
import { changeResult, enrolledAmong, holdResults, insertResults, takeBackResults } from './result.store.ts';
import { type Result, type ResultSaid, type ResultsStanding, resultSaid, saysTheSame } from './result.ts';
import { judgeResult } from './result-rules.ts';

/** More than a page of the grid, and what a class list is entered in at a time. */
export const RESULTS_AT_ONCE = 500;

const row = z.object({
  enrolmentId: z.uuid(),
  /** the `edit` of the result as you read it; without it, there was none yet */
  edit: z.number().int().min(0).optional(),
  /** without it, a result that was entered is taken back */
  said: resultSaid.optional(),
  /** what does not fit together is right as it is */
  sure: z.boolean().default(false),
});
type Row = z.output<typeof row>;

/** The offering as policy judges who may say something about its results. */
export async function standingOfResults(tx: ViewTransaction, offeringId: string): Promise<ResultsStanding | undefined> {
  const offering = await findOffering(tx, offeringId);
  return offering && { offeringId, institutionId: offering.institutionId };
}

/** Somebody says what came out for learners of an offering: all of these rows, or none of them. Who says what stands there already changes nothing. */
export const enterResults = defineAct({
  name: 'enter-results',
  input: z.object({ offeringId: z.uuid(), rows: z.array(row).min(1).max(RESULTS_AT_ONCE) }),
  result: z.object({ entered: z.number().int(), unchanged: z.number().int(), takenBack: z.number().int() }),
  rest: { method: 'PUT', path: '/api/offerings/{offeringId}/results', summary: 'Enter results of learners' },
  about: (tx, input) => standingOfResults(tx, input.offeringId),
  async perform(tx, { offeringId, rows }, standing) {
    const offering = await findOffering(tx, offeringId);
    if (standing === undefined || offering === undefined) throw new Refusal('not-found');
    if (offering.state === 'cancelled') throw new Refusal('wrong-state', { state: offering.state });
    const judged = await judgeRows(tx, offering, rows);
    const ids = rows.map(({ enrolmentId }) => enrolmentId);
    const before = await holdResults(tx, offeringId, ids);
    const changes = judged.filter(({ row: { enrolmentId }, said }) => !standsAlready(before.get(enrolmentId), said));
    refuseConfirmed(changes, before);
    refuseMeanwhile(changes.filter(({ row: { enrolmentId, edit } }) => before.get(enrolmentId)?.edit !== edit));
    const said = changes.flatMap(({ row: { enrolmentId }, said: each }) => (each ? [{ enrolmentId, said: each }] : []));
    const late = await insertResults(
      tx,
      standing,
      said.filter(({ enrolmentId }) => !before.has(enrolmentId)),
    );
    refuseMeanwhile(changes.filter(({ row: { enrolmentId } }) => late.includes(enrolmentId)));
    for (const each of said) {
      const old = before.get(each.enrolmentId);
      if (old) await changeResult(tx, each, old.edit);
    }
    const back = changes.flatMap(({ row: { enrolmentId }, said: each }) => (each ? [] : [enrolmentId]));
    await takeBackResults(tx, back);
    const counts = { entered: said.length, takenBack: back.length, unchanged: rows.length - changes.length };
    return {
      result: counts,
      events: [{ type: 'results-entered', institutionId: standing.institutionId, subjectId: offeringId, facts: counts }],
    };
  },
});

type Judged = { readonly row: Row; readonly at: number; readonly said?: ResultSaid };

/** @throws Refusal that names everything wrong in every row */
async function judgeRows(tx: ActTransaction, offering: Parameters<typeof rulesOfOffering>[1], rows: readonly Row[]): Promise<Judged[]> {
  const rules = await rulesOfOffering(tx, offering);
  const enrolled = await enrolledAmong(
    tx,
    offering.id,
    rows.map(({ enrolmentId }) => enrolmentId),
  );
  const today = tx.now.toISOString().slice(0, 10);
  const seen = new Set<string>();
  const issues: InputIssue[] = [];
  const judged = rows.map((each, at): Judged => {
    const issue = (field: string, code: string, message: string) => issues.push({ path: `rows.${at}.${field}`, code, message });
    if (!enrolled.has(each.enrolmentId)) issue('enrolmentId', 'not-enrolled', 'takes no part in this offering');
    if (seen.has(each.enrolmentId)) issue('enrolmentId', 'named-twice', 'stands in two rows');
    seen.add(each.enrolmentId);
    if (each.said === undefined) return { row: each, at };
    const { said, wrong, doubtful } = judgeResult(each.said, rules, today);
    for (const { field, ...note } of each.sure ? wrong : [...wrong, ...doubtful])
      issue(`said.${field}`, note.code, explain(note, tx.language));
    return { row: each, at, said };
  });
  if (issues.length > 0) throw new Refusal('invalid-input', {}, { issues });
  return judged;
}

function standsAlready(before: Result | undefined, said: ResultSaid | undefined): boolean {
  if (before === undefined || said === undefined) return before === undefined && said === undefined;
  return saysTheSame(before, said);
}

function refuseConfirmed(changes: readonly Judged[], before: ReadonlyMap<string, Result>): void {
  const confirmed = changes.filter(({ row: { enrolmentId } }) => before.get(enrolmentId)?.state === 'confirmed');
  if (confirmed.length > 0) throw new Refusal('wrong-state', { state: 'confirmed' }, { issues: issuesAt(confirmed, 'confirmed') });
}

function refuseMeanwhile(changes: readonly Judged[]): void {
  if (changes.length > 0) throw new Refusal('conflict', {}, { issues: issuesAt(changes, 'changed-meanwhile') });
}

function issuesAt(changes: readonly Judged[], code: 'confirmed' | 'changed-meanwhile'): InputIssue[] {
  const message = code === 'confirmed' ? 'is confirmed and not changed any more' : 'was changed by somebody else meanwhile';
  return changes.map(({ at }) => ({ path: `rows.${at}`, code, message }));
}
