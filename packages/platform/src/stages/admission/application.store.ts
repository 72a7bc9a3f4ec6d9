import { randomUUID } from 'node:crypto';
import type { ActTransaction, ViewTransaction } from '../../base/act.ts';
import type { PersonalKey } from '../../base/personal-keys.ts';
import type { ApplicationAnswers, ApplicationStanding, ApplicationState, DeclineReason } from './application.ts';

const ANSWERS = 'application';
const REASON = 'application.reason';

/** What is sealed of an application: the answers, and the address under which the applicant is known. */
export type SealedAnswers = ApplicationAnswers & { readonly email?: string };

export type Application = ApplicationStanding & {
  /** Nothing, where the applicant was forgotten */
  readonly answers: SealedAnswers | undefined;
  readonly submittedAt: Date;
  readonly decidedAt: Date | null;
  readonly reason: DeclineReason | null;
  readonly reasonText: string | undefined;
};

type NewApplication = {
  readonly offeringId: string;
  readonly institutionId: string;
  readonly personId: string;
  readonly answers: SealedAnswers;
};

/** Stores an application; `undefined` when the same person has an open one for the same offering. */
export async function insertApplication(tx: ActTransaction, { answers, ...whose }: NewApplication): Promise<string | undefined> {
  const id = randomUUID();
  const key = await tx.keys.of(tx.db, whose.personId);
  const done = await tx.db
    .insertInto('application')
    .values({
      id,
      offering_id: whose.offeringId,
      institution_id: whose.institutionId,
      person_id: whose.personId,
      sealed: key.seal(JSON.stringify(answers), ANSWERS),
      submitted_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n ? id : undefined;
}

const standing = ['id', 'offering_id as offeringId', 'institution_id as institutionId', 'person_id as personId', 'state'] as const;
const columns = [...standing, 'sealed', 'submitted_at', 'decided_at', 'reason', 'reason_sealed'] as const;

const rowsOf = (tx: ViewTransaction) => tx.db.selectFrom('application').select(columns);
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

function applicationOf(row: Row, key: PersonalKey | undefined): Application {
  return {
    id: row.id,
    offeringId: row.offeringId,
    institutionId: row.institutionId,
    personId: row.personId,
    state: row.state,
    answers: key && (JSON.parse(key.open(row.sealed, ANSWERS)) as SealedAnswers),
    submittedAt: row.submitted_at,
    decidedAt: row.decided_at,
    reason: row.reason as DeclineReason | null,
    reasonText: key !== undefined && row.reason_sealed !== null ? key.open(row.reason_sealed, REASON) : undefined,
  };
}

async function opened(tx: ViewTransaction, rows: readonly Row[]): Promise<Application[]> {
  const keys = await tx.keys.ofMany(
    tx.db,
    rows.map((row) => row.personId),
  );
  return rows.map((row) => applicationOf(row, keys.get(row.personId)));
}

export async function standingOfApplication(tx: ViewTransaction, id: string): Promise<ApplicationStanding | undefined> {
  return tx.db.selectFrom('application').select(standing).where('id', '=', id).executeTakeFirst();
}

/** An application that this actor may see. */
export async function findApplication(tx: ViewTransaction, id: string): Promise<Application | undefined> {
  return (await opened(tx, await rowsOf(tx).where('id', '=', id).execute()))[0];
}

/** The application of that person for that offering that is open or accepted, if there is one. */
export async function openApplicationOf(tx: ViewTransaction, offeringId: string, personId: string): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('application')
    .select('id')
    .where('offering_id', '=', offeringId)
    .where('person_id', '=', personId)
    .where('state', 'in', ['submitted', 'accepted'])
    .executeTakeFirst();
  return row?.id;
}

/** A page of an offering's applications, the oldest first: the order in which they came. */
export async function pageOfApplications(
  tx: ViewTransaction,
  offeringId: string,
  page: { readonly state: ApplicationState | undefined; readonly skip: number; readonly limit: number },
): Promise<Application[]> {
  let query = rowsOf(tx).where('offering_id', '=', offeringId);
  if (page.state !== undefined) query = query.where('state', '=', page.state);
  return opened(tx, await query.orderBy('submitted_at').orderBy('id').offset(page.skip).limit(page.limit).execute());
}

/** How many applications an offering has in each state. */
export async function countApplications(tx: ViewTransaction, offeringId: string): Promise<Readonly<Record<ApplicationState, number>>> {
  const rows = await tx.db
    .selectFrom('application')
    .select(['state', (e) => e.fn.countAll<string>().as('count')])
    .where('offering_id', '=', offeringId)
    .groupBy('state')
    .execute();
  const counted = { submitted: 0, accepted: 0, declined: 0, withdrawn: 0 };
  for (const { state, count } of rows) counted[state] = Number(count);
  return counted;
}

/** The applications that the scope lets through, the newest first. */
export async function applicationsInScope(tx: ViewTransaction, limit: number): Promise<Application[]> {
  return opened(tx, await rowsOf(tx).where(tx.scope).orderBy('submitted_at', 'desc').orderBy('id').limit(limit).execute());
}

/** Some applications of one offering, held until this transaction is over: nobody else decides them meanwhile. */
export async function applicationsForChange(tx: ActTransaction, offeringId: string, ids: readonly string[]): Promise<Application[]> {
  const rows = await rowsOf(tx)
    .where('offering_id', '=', offeringId)
    .where('id', 'in', ids)
    .orderBy('submitted_at')
    .orderBy('id')
    .forUpdate()
    .execute();
  return opened(tx, rows);
}

type Decision =
  | { readonly state: 'accepted' }
  | { readonly state: 'declined'; readonly reason: DeclineReason; readonly text: string | undefined };

/** Writes down how an application was decided, and for whom it reads why. */
export async function recordDecision(tx: ActTransaction, application: Application, decision: Decision): Promise<void> {
  const key = decision.state === 'declined' && decision.text !== undefined ? await tx.keys.of(tx.db, application.personId) : undefined;
  await tx.db
    .updateTable('application')
    .set({
      state: decision.state,
      decided_at: tx.now,
      decided_by: tx.actor.kind === 'person' ? tx.actor.personId : null,
      reason: decision.state === 'declined' ? decision.reason : null,
      reason_sealed: decision.state === 'declined' && decision.text !== undefined ? (key?.seal(decision.text, REASON) ?? null) : null,
    })
    .where('id', '=', application.id)
    .execute();
}

/** Takes an application back; false when it was not open any more. */
export async function closeApplication(tx: ActTransaction, id: string, from: readonly ApplicationState[]): Promise<boolean> {
  const done = await tx.db
    .updateTable('application')
    .set({ state: 'withdrawn' })
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
