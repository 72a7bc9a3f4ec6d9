import type { Selectable } from 'kysely';
import type { ActTransaction, ViewTransaction } from '../../base/act.ts';
import type { Tables } from '../../base/database/tables.ts';
import type { Result, ResultSaid } from './result.ts';

/** What came out in an offering, by enrolment: as far as the actor may read it. */
export async function resultsOf(tx: ViewTransaction, offeringId: string): Promise<Map<string, Result>> {
  const rows = await tx.db.selectFrom('result').selectAll().where('offering_id', '=', offeringId).execute();
  return new Map(rows.map((row) => [row.enrolment_id, resultOf(row)]));
}

/** The results of these learners, held until the end of the transaction. */
export async function holdResults(tx: ActTransaction, offeringId: string, enrolmentIds: readonly string[]): Promise<Map<string, Result>> {
  if (enrolmentIds.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom('result')
    .selectAll()
    .where('offering_id', '=', offeringId)
    .where('enrolment_id', 'in', [...enrolmentIds])
    // Always in the same order, so that two who hold the same ones do not wait for each other.
    .orderBy('enrolment_id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.enrolment_id, resultOf(row)]));
}

/** Those of these enrolments that stand in this offering and were not withdrawn. */
export async function enrolledAmong(tx: ViewTransaction, offeringId: string, enrolmentIds: readonly string[]): Promise<Set<string>> {
  if (enrolmentIds.length === 0) return new Set();
  const rows = await tx.db
    .selectFrom('enrolment')
    .select('id')
    .where('offering_id', '=', offeringId)
    .where('id', 'in', [...enrolmentIds])
    .where('withdrawn_at', 'is', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

type Entered = { readonly enrolmentId: string; readonly said: ResultSaid };
type Place = { readonly offeringId: string; readonly institutionId: string };

/** Stores first results; gives those that somebody else has entered in the meantime instead. */
export async function insertResults(
  tx: ActTransaction,
  { offeringId, institutionId }: Place,
  entered: readonly Entered[],
): Promise<string[]> {
  if (entered.length === 0) return [];
  const stored = await tx.db
    .insertInto('result')
    .values(
      entered.map(({ enrolmentId, said }) => ({
        enrolment_id: enrolmentId,
        offering_id: offeringId,
        institution_id: institutionId,
        ...columnsOf(tx, said),
      })),
    )
    .onConflict((conflict) => conflict.column('enrolment_id').doNothing())
    .returning('enrolment_id')
    .execute();
  const done = new Set(stored.map((row) => row.enrolment_id));
  return entered.flatMap(({ enrolmentId }) => (done.has(enrolmentId) ? [] : [enrolmentId]));
}

/** Changes a result that {@link holdResults} holds. */
export async function changeResult(tx: ActTransaction, { enrolmentId, said }: Entered, edit: number): Promise<void> {
  await tx.db
    .updateTable('result')
    .set({ ...columnsOf(tx, said), edit: edit + 1 })
    .where('enrolment_id', '=', enrolmentId)
    .execute();
}

/** Takes results back that {@link holdResults} holds and nobody has confirmed. */
export async function takeBackResults(tx: ActTransaction, enrolmentIds: readonly string[]): Promise<void> {
  if (enrolmentIds.length === 0) return;
  await tx.db
    .deleteFrom('result')
    .where('enrolment_id', 'in', [...enrolmentIds])
    .execute();
}

/** Confirms results that {@link holdResults} holds. */
export async function markConfirmed(tx: ActTransaction, enrolmentIds: readonly string[]): Promise<void> {
  await tx.db
    .updateTable('result')
    .set({ state: 'confirmed', confirmed_by: personOf(tx), confirmed_at: tx.now })
    .where('enrolment_id', 'in', [...enrolmentIds])
    .execute();
}

function personOf(tx: ActTransaction): string | null {
  return tx.actor.kind === 'person' ? tx.actor.personId : null;
}

function columnsOf(tx: ActTransaction, said: ResultSaid) {
  return {
    result: said.result,
    grade: said.grade ?? null,
    attendance: said.attendance ?? null,
    assessed_on: said.assessedOn,
    component_grades: JSON.stringify(said.componentGrades),
    entered_by: personOf(tx),
    entered_at: tx.now,
  };
}

function resultOf(row: Selectable<Tables['result']>): Result {
  return {
    enrolmentId: row.enrolment_id,
    state: row.state,
    result: row.result,
    ...(row.grade !== null && { grade: row.grade }),
    ...(row.attendance !== null && { attendance: row.attendance }),
    assessedOn: row.assessed_on,
    componentGrades: row.component_grades,
    ...(row.entered_by !== null && { enteredBy: row.entered_by }),
    enteredAt: row.entered_at,
    ...(row.confirmed_by !== null && { confirmedBy: row.confirmed_by }),
    ...(row.confirmed_at !== null && { confirmedAt: row.confirmed_at }),
    edit: row.edit,
  };
}
