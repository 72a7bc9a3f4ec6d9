import { sql } from 'kysely';
import type { ActTransaction, ViewTransaction } from '../act.ts';
import type { Database } from '../database/tables.ts';
import { type Assignment, isInForce, type RoleName } from './role.ts';

type NewAssignment = Omit<Assignment, 'endedAt'>;

export async function insertAssignment(tx: ActTransaction, held: NewAssignment): Promise<void> {
  await tx.db
    .insertInto('person_role')
    .values({
      id: held.id,
      person_id: held.personId,
      institution_id: held.institutionId,
      role: held.role,
      from_day: held.fromDay,
      until_day: held.untilDay ?? null,
      given_at: tx.now,
      ...(held.lentFrom === undefined ? {} : { lent_from: held.lentFrom }),
    })
    .execute();
}

/** Ends an assignment at once; false when it was ended before. */
export async function endAssignment(tx: ActTransaction, id: string): Promise<boolean> {
  const done = await tx.db
    .updateTable('person_role')
    .set({ ended_at: tx.now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

const assignments = (db: Database) =>
  db
    .selectFrom('person_role')
    // A day has no time and no zone: as text it stays the day it is.
    .select(['id', 'person_id', 'institution_id', 'role', 'lent_from', 'ended_at'])
    .select([sql<string>`from_day::text`.as('from_day'), sql<string | null>`until_day::text`.as('until_day')])
    .orderBy('given_at')
    .orderBy('id');

type Row = Awaited<ReturnType<ReturnType<typeof assignments>['execute']>>[number];

function assignmentOf(row: Row): Assignment {
  return {
    id: row.id,
    personId: row.person_id,
    institutionId: row.institution_id,
    role: row.role as RoleName,
    fromDay: row.from_day,
    ...(row.until_day === null ? {} : { untilDay: row.until_day }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at.toISOString() }),
    ...(row.lent_from === null ? {} : { lentFrom: row.lent_from }),
  };
}

/** An assignment that this actor may see. */
export async function findAssignment(tx: ViewTransaction, id: string): Promise<Assignment | undefined> {
  const row = await assignments(tx.db).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : assignmentOf(row);
}

/** The assignments of one person, and those they were lent from. */
export async function assignmentsOfPerson(db: Database, personId: string): Promise<Assignment[]> {
  const lenders = db.selectFrom('person_role').select('lent_from').where('person_id', '=', personId);
  const rows = await assignments(db)
    .where((where) => where.or([where('person_id', '=', personId), where('id', 'in', lenders)]))
    .execute();
  return rows.map(assignmentOf);
}

/** All assignments of an institution. */
export async function assignmentsOfInstitution(tx: ViewTransaction, institutionId: string): Promise<Assignment[]> {
  const rows = await assignments(tx.db).where('institution_id', '=', institutionId).execute();
  return rows.map(assignmentOf);
}

/** The assignments of an institution that count now; whoever else would change them waits until this transaction is over. */
export async function inForceForChange(tx: ActTransaction, institutionId: string): Promise<Assignment[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`roles/${institutionId}`}, 0))`.execute(tx.db);
  const all = await assignmentsOfInstitution(tx, institutionId);
  return all.filter((held) => isInForce(held, all, tx.now));
}
