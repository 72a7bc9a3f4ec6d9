import { sql } from 'kysely';
import type { ViewTransaction } from '../../base/act.ts';
import type { Progress } from './show-offering.ts';

/** How far the stages after the catalogue have come with an offering. Only numbers: whose they are, those stages say. */
export async function progressOf(tx: ViewTransaction, offeringId: string): Promise<Progress> {
  const { rows } = await sql<Progress>`
    select
      (select count(*) from application where offering_id = ${offeringId}) as applications,
      (select count(*) from application where offering_id = ${offeringId} and state = 'submitted') as waiting,
      (select count(*) from enrolment where offering_id = ${offeringId} and withdrawn_at is null) as learners,
      (select count(*) from result where offering_id = ${offeringId} and state = 'entered') as entered,
      (select count(*) from result where offering_id = ${offeringId} and state = 'confirmed') as confirmed,
      (select count(*) from result where offering_id = ${offeringId} and state = 'confirmed' and result = 'pass') as passed,
      (select count(*) from credential where offering_id = ${offeringId} and state in ('issued', 'revoked')) as issued
  `.execute(tx.db);
  const [found] = rows;
  if (found === undefined) throw new Error('A row of numbers was not counted');
  return found;
}
