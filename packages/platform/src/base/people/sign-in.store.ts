import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { ActTransaction, ViewTransaction } from '../act.ts';
import { type LinkPurpose, linkLasts, newToken, SESSION_LASTS } from './sign-in.ts';

/** Makes a way in that works once. The token is told to nobody but who gets the link. */
export async function insertLink(
  tx: ActTransaction,
  personId: string,
  purpose: LinkPurpose,
  returnTo?: string,
): Promise<{ id: string; address: string }> {
  const id = randomUUID();
  const { token, hash } = newToken();
  const expires_at = new Date(tx.now.getTime() + linkLasts[purpose]);
  await tx.db
    .insertInto('sign_in_link')
    .values({
      id,
      token_hash: hash,
      person_id: personId,
      purpose,
      made_at: tx.now,
      expires_at,
      ...(returnTo === undefined ? {} : { return_path: returnTo }),
    })
    .execute();
  return { id, address: `${tx.house.publicUrl}/signin/${token}` };
}

/** Whose a link was, and where it leads back to. */
export type UsedLink = { readonly personId: string; readonly returnTo: string | null };

/** Uses a link up, and says whose it was; nobody's when it was used before, is too old, or never was. Of two at once, one gets it. */
export async function useLink(tx: ActTransaction, hash: string): Promise<UsedLink | undefined> {
  await sql`select set_config('laurel.link', ${hash}, true)`.execute(tx.db);
  const used = await tx.db
    .updateTable('sign_in_link')
    .set({ used_at: tx.now })
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .returning(['person_id as personId', 'return_path as returnTo'])
    .executeTakeFirst();
  return used;
}

export async function insertSession(tx: ActTransaction, personId: string): Promise<{ id: string; token: string; expiresAt: Date }> {
  const id = randomUUID();
  const { token, hash } = newToken();
  const expiresAt = new Date(tx.now.getTime() + SESSION_LASTS);
  await tx.db
    .insertInto('session')
    .values({ id, token_hash: hash, person_id: personId, made_at: tx.now, seen_at: tx.now, expires_at: expiresAt })
    .execute();
  return { id, token, expiresAt };
}

/** Ends one of the actor's own sessions; false when there is none that goes on. */
export async function closeSession(tx: ActTransaction, personId: string, id: string): Promise<boolean> {
  const done = await tx.db
    .updateTable('session')
    .set({ ended_at: tx.now })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export type SessionRow = {
  readonly id: string;
  readonly madeAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
};

export async function sessionsOf(tx: ViewTransaction, personId: string): Promise<SessionRow[]> {
  return tx.db
    .selectFrom('session')
    .select(['id', 'made_at as madeAt', 'seen_at as seenAt', 'expires_at as expiresAt', 'ended_at as endedAt'])
    .where('person_id', '=', personId)
    .where('expires_at', '>', tx.now)
    .orderBy('made_at', 'desc')
    .execute();
}

/** The person who signs in with an address, as far as this transaction was told its mark. */
export async function findByEmailMark(tx: ViewTransaction, mark: string): Promise<string | undefined> {
  await sql`select set_config('laurel.email_mark', ${mark}, true)`.execute(tx.db);
  const row = await tx.db.selectFrom('person').select('id').where('email_mark', '=', mark).executeTakeFirst();
  return row?.id;
}

/** How many links a person was sent since then. */
export async function linksSince(tx: ViewTransaction, personId: string, since: Date): Promise<number> {
  const rows = await tx.db.selectFrom('sign_in_link').select('id').where('person_id', '=', personId).where('made_at', '>', since).execute();
  return rows.length;
}
