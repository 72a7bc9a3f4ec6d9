import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { ActTransaction, ViewTransaction } from '../../base/act.ts';
import type { Tables } from '../../base/database/tables.ts';
import { addressOfShare, hashOfToken, LABEL_PLACE, type OwnShare, type Share, type ShareKind, stateOf, TOKEN, tokenOf } from './share.ts';

type NewShare = {
  readonly credentialId: string;
  readonly personId: string;
  readonly kind: ShareKind;
  readonly expiresAt?: Date;
  /** What the holder calls it. */
  readonly label?: string;
};

/** Makes a way to a credential. The address is told to nobody but who gets it. */
export async function insertShare(tx: ActTransaction, share: NewShare): Promise<{ id: string; token: string; address: string }> {
  const id = randomUUID();
  const token = tokenOf(tx.keys, id);
  const label = share.label === undefined ? null : (await tx.keys.of(tx.db, share.personId)).seal(share.label, LABEL_PLACE);
  await tx.db
    .insertInto('share')
    .values({
      id,
      token_hash: hashOfToken(token),
      credential_id: share.credentialId,
      person_id: share.personId,
      kind: share.kind,
      label_sealed: label,
      made_at: tx.now,
      expires_at: share.expiresAt ?? null,
    })
    .execute();
  return { id, token, address: addressOfShare(tx.house.publicUrl, token) };
}

const columns = ['id', 'kind', 'credential_id', 'person_id', 'made_at', 'expires_at', 'ended_at', 'opened', 'opened_at'] as const;

/**
 * The share of a token, also one that has ended. For the rest of this transaction an open one opens its credential and nothing else;
 * the holder's own opens the other shares of that credential too.
 */
export async function findShare(tx: ViewTransaction, token: string): Promise<Share | undefined> {
  if (!TOKEN.test(token)) return undefined;
  const hash = hashOfToken(token);
  await sql`select set_config('laurel.link', ${hash}, true)`.execute(tx.db);
  const row = await tx.db.selectFrom('share').select(columns).where('token_hash', '=', hash).executeTakeFirst();
  const share = row && shareOf(row, tx.now);
  const held = share?.state === 'open' && share.kind === 'holder' ? share.credentialId : '';
  await sql`select set_config('laurel.link', ${share?.state === 'open' ? hash : ''}, true), set_config('laurel.held', ${held}, true)`.execute(
    tx.db,
  );
  return share;
}

/** The shares of a credential as its holder sees them, the newest first; the holder's own links among them. */
export async function sharesOf(tx: ViewTransaction, credentialId: string, personId: string): Promise<OwnShare[]> {
  const rows = await tx.db
    .selectFrom('share')
    .select([...columns, 'label_sealed'])
    .where('credential_id', '=', credentialId)
    .where('person_id', '=', personId)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute();
  const key = rows.length === 0 ? undefined : await tx.keys.of(tx.db, personId);
  return rows.map((row) => ({
    ...shareOf(row, tx.now),
    label: row.label_sealed === null || key === undefined ? '' : key.open(row.label_sealed, LABEL_PLACE),
    address: addressOfShare(tx.house.publicUrl, tokenOf(tx.keys, row.id)),
  }));
}

/** A share by its id, as far as this actor or the link that was shown may know it. */
export async function findShareById(tx: ViewTransaction, id: string): Promise<Share | undefined> {
  const row = await tx.db.selectFrom('share').select(columns).where('id', '=', id).executeTakeFirst();
  return row && shareOf(row, tx.now);
}

/** Ends a share; false when it had ended before. */
export async function closeShare(tx: ActTransaction, id: string): Promise<boolean> {
  const done = await tx.db
    .updateTable('share')
    .set({ ended_at: tx.now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Counts one opening of an open share: many at once are counted one after the other. */
export async function countOpening(tx: ActTransaction, id: string, times: number): Promise<boolean> {
  const done = await tx.db
    .updateTable('share')
    .set({ opened: sql`opened + ${times}::integer`, opened_at: tx.now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

type Row = Pick<Selectable<Tables['share']>, (typeof columns)[number]>;

function shareOf(row: Row, now: Date): Share {
  return {
    id: row.id,
    kind: row.kind,
    credentialId: row.credential_id,
    personId: row.person_id,
    state: stateOf({ endedAt: row.ended_at, expiresAt: row.expires_at }, now),
    madeAt: row.made_at,
    ...(row.expires_at !== null && { expiresAt: row.expires_at }),
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
    opened: row.opened,
    ...(row.opened_at !== null && { openedAt: row.opened_at }),
  };
}
