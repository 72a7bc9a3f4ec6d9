import type { Actor } from '../actor.ts';
import { inTransaction } from '../database/transaction.ts';
import type { House } from '../house.ts';
import { isRefusal } from '../refusal.ts';
import { assignmentsOfPerson } from './role.store.ts';
import { rolesInForce } from './role.ts';
import { hashOf, isOpen, SEEN_EACH } from './sign-in.ts';

/** Somebody who is signed in: who they are at the door, and by what name they are greeted. */
export type SignedIn = { readonly actor: Actor & { kind: 'person' }; readonly name: string; readonly sessionId: string };

const doorkeeper: Actor = { kind: 'job', job: 'recognise' };

/**
 * Who comes with this token, with the roles that count now; nobody when the session is over. It stands before the door, which asks for an actor.
 * @param token as the cookie brought it
 */
export async function recognise(house: House, token: string): Promise<SignedIn | undefined> {
  const now = house.outside.clock.now();
  const found = await inTransaction(house.db, doorkeeper, 'read', async (db) => {
    const row = await db
      .selectFrom('session')
      .innerJoin('person', 'person.id', 'session.person_id')
      .select(['session.id', 'person_id', 'seen_at as seenAt', 'expires_at as expiresAt', 'ended_at as endedAt', 'name_sealed'])
      .where('token_hash', '=', hashOf(token))
      .executeTakeFirst();
    if (row === undefined || !isOpen(row, now)) return undefined;
    const name = (await house.keys.of(db, row.person_id)).open(row.name_sealed, 'person.name');
    const roles = rolesInForce(row.person_id, await assignmentsOfPerson(db, row.person_id), now);
    return { row, name, roles };
  }).catch((error: unknown) => {
    // Whoever was forgotten is nobody any more.
    if (isRefusal(error) && error.code === 'personal-key-gone') return undefined;
    throw error;
  });
  if (found === undefined) return undefined;
  const { row, name, roles } = found;
  if (now.getTime() - row.seenAt.getTime() >= SEEN_EACH) {
    await inTransaction(house.db, doorkeeper, 'write', (db) =>
      db.updateTable('session').set({ seen_at: now }).where('id', '=', row.id).where('ended_at', 'is', null).execute(),
    );
  }
  return { actor: { kind: 'person', personId: row.person_id, roles }, name, sessionId: row.id };
}
