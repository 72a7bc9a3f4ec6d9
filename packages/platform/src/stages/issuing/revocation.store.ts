import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { ActTransaction, ViewTransaction } from '../../base/act.ts';
import type { Tables } from '../../base/database/tables.ts';
import { NOTE_PLACE, type Revocation, type RevocationReason } from './revocation.ts';

type Asked = {
  readonly credentialId: string;
  readonly institutionId: string;
  readonly personId: string;
  readonly reason: RevocationReason;
  readonly note: string;
  readonly askedBy: string | null;
};

/** Puts down a request. @returns its id, or `undefined` when one is open already or was confirmed */
export async function insertRevocation(tx: ActTransaction, asked: Asked): Promise<string | undefined> {
  const id = randomUUID();
  const key = await tx.keys.of(tx.db, asked.personId);
  const done = await tx.db
    .insertInto('revocation')
    .values({
      id,
      credential_id: asked.credentialId,
      institution_id: asked.institutionId,
      reason: asked.reason,
      note_sealed: key.seal(asked.note, NOTE_PLACE),
      asked_by: asked.askedBy,
      asked_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n ? id : undefined;
}

/** Settles an open request; false when it was settled before: of two at once, one does. */
export async function settle(tx: ActTransaction, id: string, state: 'confirmed' | 'declined', by: string | null): Promise<boolean> {
  const done = await tx.db
    .updateTable('revocation')
    .set({ state, settled_by: by, settled_at: tx.now })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Marks an issued credential as revoked; false when it is not issued, or not any more. */
export async function markRevoked(tx: ActTransaction, credentialId: string): Promise<boolean> {
  const done = await tx.db
    .updateTable('credential')
    .set({ state: 'revoked', revoked_at: tx.now })
    .where('id', '=', credentialId)
    .where('state', '=', 'issued')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

const rows = (tx: ViewTransaction) =>
  tx.db
    .selectFrom('revocation')
    .innerJoin('credential', 'credential.id', 'revocation.credential_id')
    .selectAll('revocation')
    .select(['credential.person_id as person_id']);

/** A request that this actor may see. */
export async function findRevocation(tx: ViewTransaction, id: string): Promise<(Revocation & { readonly personId: string }) | undefined> {
  const row = await rows(tx).where('revocation.id', '=', id).executeTakeFirst();
  return row && (await opened(tx, [row]))[0];
}

/** Every request there was about a credential, the newest first. */
export async function revocationsOfCredential(tx: ViewTransaction, credentialId: string): Promise<Revocation[]> {
  const found = await rows(tx)
    .where('revocation.credential_id', '=', credentialId)
    .orderBy('asked_at', 'desc')
    .orderBy('revocation.id')
    .execute();
  return opened(tx, found);
}

/** The requests of the reader's institutions: those that wait for a second person first, the oldest of them on top. */
export async function pageOfRevocations(tx: ViewTransaction, page: { readonly from: number; readonly limit: number }) {
  const found = await rows(tx)
    .where(tx.scope)
    .orderBy(sql`(revocation.state = 'asked')`, 'desc')
    .orderBy(sql`case when revocation.state = 'asked' then revocation.asked_at end`)
    .orderBy('settled_at', 'desc')
    .orderBy('revocation.id')
    .offset(page.from)
    .limit(page.limit + 1)
    .execute();
  return { revocations: await opened(tx, found.slice(0, page.limit)), more: found.length > page.limit };
}

type Row = Selectable<Tables['revocation']> & { readonly person_id: string };

async function opened(tx: ViewTransaction, found: readonly Row[]): Promise<(Revocation & { readonly personId: string })[]> {
  const keys = await tx.keys.ofMany(
    tx.db,
    found.map((row) => row.person_id),
  );
  return found.map((row) => {
    const key = keys.get(row.person_id);
    return {
      id: row.id,
      credentialId: row.credential_id,
      institutionId: row.institution_id,
      personId: row.person_id,
      state: row.state,
      reason: row.reason as RevocationReason,
      ...(row.note_sealed === null || key === undefined ? {} : { note: key.open(row.note_sealed, NOTE_PLACE) }),
      ...(row.asked_by === null ? {} : { askedBy: row.asked_by }),
      askedAt: row.asked_at,
      ...(row.settled_by === null ? {} : { settledBy: row.settled_by }),
      ...(row.settled_at === null ? {} : { settledAt: row.settled_at }),
    };
  });
}
