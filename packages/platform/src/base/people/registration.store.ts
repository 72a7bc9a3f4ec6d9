import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { ActTransaction, ViewTransaction } from '../act.ts';
import { type Newcomer, newcomer } from './answer-sign-in.queue.ts';
import { findByEmailMark, type UsedLink } from './sign-in.store.ts';
import { emailMark, newToken, REGISTRATION_LASTS } from './sign-in.ts';

const PLACE = 'registration';

/** How many links somebody with that address was sent since then, who is no person yet. */
export async function registrationsSince(tx: ViewTransaction, mark: string, since: Date): Promise<number> {
  const rows = await tx.db.selectFrom('registration').select('id').where('email_mark', '=', mark).where('made_at', '>', since).execute();
  return rows.length;
}

/** Keeps what a stranger said, sealed under the key that will be their own, and makes the link that would make them a person. */
export async function insertRegistration(
  tx: ActTransaction,
  who: Newcomer,
  returnTo: string | undefined,
): Promise<{ id: string; personId: string; address: string }> {
  const [id, personId] = [randomUUID(), randomUUID()];
  const { token, hash } = newToken();
  const key = await tx.keys.create(tx.db, personId, tx.now);
  await tx.db
    .insertInto('registration')
    .values({
      id,
      token_hash: hash,
      person_id: personId,
      email_mark: emailMark(tx.keys, who.email),
      sealed: key.seal(JSON.stringify(who), PLACE),
      made_at: tx.now,
      expires_at: new Date(tx.now.getTime() + REGISTRATION_LASTS),
      ...(returnTo === undefined ? {} : { return_path: returnTo }),
    })
    .execute();
  return { id, personId, address: `${tx.house.publicUrl}/signin/${token}` };
}

/**
 * Uses the link of a registration up: whoever is unknown until now is a person from now on. Who became known meanwhile, by another link
 * or by a class list, is that person and keeps their name. Nobody, when the link was used before, is too old, or never was.
 */
export async function useRegistration(tx: ActTransaction, hash: string): Promise<(UsedLink & { isNew: boolean }) | undefined> {
  await sql`select set_config('laurel.link', ${hash}, true)`.execute(tx.db);
  const used = await tx.db
    .updateTable('registration')
    .set({ used_at: tx.now })
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .returning(['person_id as personId', 'email_mark as mark', 'return_path as returnTo', 'sealed'])
    .executeTakeFirst();
  if (used === undefined) return undefined;
  const { personId, mark, returnTo, sealed } = used;
  const known = await findByEmailMark(tx, mark);
  if (known !== undefined) return { personId: known, returnTo, isNew: false };
  const key = await tx.keys.of(tx.db, personId);
  const who = newcomer.parse(JSON.parse(key.open(sealed, PLACE)));
  const done = await tx.db
    .insertInto('person')
    .values({
      id: personId,
      name_sealed: key.seal(who.name, 'person.name'),
      email_sealed: key.seal(who.email, 'person.email'),
      language: who.language,
      created_at: tx.now,
      email_mark: mark,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (done.numInsertedOrUpdatedRows === 1n) return { personId, returnTo, isNew: true };
  // Two links of one address, opened at once: the second waited, and finds who the first one made.
  const meanwhile = await findByEmailMark(tx, mark);
  return meanwhile === undefined ? undefined : { personId: meanwhile, returnTo, isNew: false };
}

/** Deletes what strangers said who never came, and their keys: the mails that were written to them cannot be read any more either. */
export async function sweepRegistrations(tx: ActTransaction, endedBefore: Date): Promise<void> {
  const swept = await tx.db.deleteFrom('registration').where('expires_at', '<', endedBefore).returning('person_id').execute();
  if (swept.length === 0) return;
  const ids = `{${swept.map((row) => row.person_id).join(',')}}`;
  // Row-level security keeps the keys of those who came.
  await tx.db.deleteFrom('person_key').where(sql<boolean>`person_id = any(${ids}::uuid[])`).execute();
}
