import { randomUUID } from 'node:crypto';
import { runAct } from '../../base/act.ts';
import { operator } from '../../base/actor.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import type { House } from '../../base/house.ts';
import { enrolledIn, institutionIn, offeredIn, passedIn, personWith } from '../../scenario-for-tests.ts';
import { nameIssuer } from './issuer-identity.ts';
import { orderIssuing } from './order-issuing.ts';

const NAMES = ['Aino', 'Bo Çelik', 'Cem', 'Dora', 'Ełżbieta', 'Фатима', '小龍', 'ليلى', 'Ioannis'];

/** A class of an institution that may issue; everybody passed, and nothing is ordered yet. @returns the offering */
export async function classIn(house: House, size: number): Promise<string> {
  const ctx = { actor: operator, house, requestId: randomUUID(), language: 'en' };
  const institutionId = await institutionIn(house, 'College of the Interruption', 'FI');
  await house.startWork().settle();
  await runAct(nameIssuer, ctx, { institutionId, legalId: 'FI 1234567-8', seat: 'Oulu' });
  const offering = await offeredIn(house, [institutionId]);
  const names = Array.from({ length: size }, (_, index) => NAMES[index % NAMES.length] ?? 'Nobody');
  await passedIn(house, offering, await enrolledIn(house, offering, names));
  return offering.offeringId;
}

/** A registrar of its institution orders the credentials of an offering. */
export async function orderFor(house: House, offeringId: string): Promise<{ readonly issuingId: string; readonly total: number }> {
  const { institution_id } = await inTransaction(house.db, operator, 'read', (db) =>
    db.selectFrom('offering').select('institution_id').where('id', '=', offeringId).executeTakeFirstOrThrow(),
  );
  const context = { actor: personWith(institution_id, 'registrar'), house, requestId: randomUUID(), language: 'en' };
  return runAct(orderIssuing, context, { offeringId });
}
