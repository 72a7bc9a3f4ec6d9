import { sql } from 'kysely';
import type { ActTransaction, ViewTransaction } from '../act.ts';
import { entriesOfList, placeOfTurn } from './shuffle.ts';
import type { ListName, StatusPurpose } from './status-list.ts';

type PlaceGiven = { readonly credentialId: string; readonly list: ListName; readonly index: number; readonly begun: boolean };

/**
 * Gives credentials the next places on the open list of a purpose, and begins a list where there is none or it is full.
 * @returns `undefined` when one of the credentials has a place for this purpose already
 */
export async function giveEntries(
  tx: ActTransaction,
  wanted: { readonly institutionId: string; readonly purpose: StatusPurpose; readonly credentialIds: readonly string[] },
): Promise<PlaceGiven[] | undefined> {
  const { institutionId, purpose, credentialIds } = wanted;
  const given: PlaceGiven[] = [];
  while (given.length < credentialIds.length) {
    const open = credentialIds.slice(given.length);
    const taken = (await takeTurns(tx, institutionId, purpose, open.length)) ?? (await beginList(tx, institutionId, purpose, open.length));
    const list = { institutionId, purpose, number: taken.number };
    for (const [place, credentialId] of open.slice(0, taken.turns).entries()) {
      const turn = taken.first + place;
      const index = placeOfTurn(turn, `${institutionId}/${purpose}/${taken.number}`, (text) => tx.keys.mac(text));
      given.push({ credentialId, list, index, begun: turn === 0 });
    }
  }
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('status_entry')
    .values(
      given.map(({ credentialId, list, index }) => ({
        institution_id: institutionId,
        purpose,
        number: list.number,
        index,
        credential_id: credentialId,
      })),
    )
    .onConflict((conflict) => conflict.columns(['credential_id', 'purpose']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === BigInt(given.length) ? given : undefined;
}

/** Places on one list: so many, from a first one on. */
type Taken = { readonly number: number; readonly first: number; readonly turns: number };

/** As many places as are wanted, or as the open list has left; `undefined` where no list is open. */
async function takeTurns(tx: ActTransaction, institutionId: string, purpose: StatusPurpose, wanted: number): Promise<Taken | undefined> {
  const { rows } = await sql<{ number: number; first: number; after: number }>`
    with open as (
      select number, given from status_list
      where institution_id = ${institutionId} and purpose = ${purpose} and given < ${entriesOfList}
      for update
    )
    update status_list set given = least(open.given + ${wanted}::int, ${entriesOfList}::int) from open
    where status_list.institution_id = ${institutionId} and status_list.purpose = ${purpose} and status_list.number = open.number
    returning status_list.number, open.given as first, status_list.given as after`.execute(tx.db);
  const [row] = rows;
  return row === undefined ? undefined : { number: row.number, first: row.first, turns: row.after - row.first };
}

/** Two that begin the same list at once: one waits for the other, and takes the turn after. */
async function beginList(tx: ActTransaction, institutionId: string, purpose: StatusPurpose, wanted: number): Promise<Taken> {
  const last = await tx.db
    .selectFrom('status_list')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('institution_id', '=', institutionId)
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  await tx.db
    .insertInto('status_list')
    .values({ institution_id: institutionId, purpose, number: (last?.number ?? 0) + 1 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const taken = await takeTurns(tx, institutionId, purpose, wanted);
  if (taken === undefined) throw new Error('a status list that was just begun has no room');
  return taken;
}

type Entry = { readonly institutionId: string; readonly number: number; readonly active: boolean };

/** Where a credential stands for a purpose, or `undefined` when it has no place there. */
export async function findEntry(tx: ViewTransaction, credentialId: string, purpose: StatusPurpose): Promise<Entry | undefined> {
  return tx.db
    .selectFrom('status_entry')
    .select(['institution_id as institutionId', 'number', 'active'])
    .where('credential_id', '=', credentialId)
    .where('purpose', '=', purpose)
    .executeTakeFirst();
}

/** Sets or clears the bit of a credential, and with it makes the list one to be signed anew; false when it stood so already. */
export async function changeEntry(tx: ActTransaction, list: ListName, credentialId: string, active: boolean): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('status_entry')
    .set({ active })
    .where('credential_id', '=', credentialId)
    .where('purpose', '=', list.purpose)
    .where('active', '=', !active)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await tx.db
    .updateTable('status_list')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('institution_id', '=', list.institutionId)
    .where('purpose', '=', list.purpose)
    .where('number', '=', list.number)
    .execute();
  return true;
}

/** How a list stands, with the entries that are set. The version is read first: a change that comes in between is signed twice, not lost. */
export async function findList(tx: ViewTransaction, { institutionId, purpose, number }: ListName) {
  const row = await tx.db
    .selectFrom('status_list')
    .select(['version', 'signed_version', 'signed_by', 'valid_until'])
    .where('institution_id', '=', institutionId)
    .where('purpose', '=', purpose)
    .where('number', '=', number)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const active = await tx.db
    .selectFrom('status_entry')
    .select('index')
    .where('institution_id', '=', institutionId)
    .where('purpose', '=', purpose)
    .where('number', '=', number)
    .where('active', '=', true)
    .orderBy('index')
    .execute();
  return {
    version: row.version,
    signedVersion: row.signed_version,
    active: active.map(({ index }) => index),
    ...(row.signed_by === null || row.valid_until === null ? {} : { signedBy: row.signed_by, validUntil: row.valid_until.toISOString() }),
  };
}

/** The list as it was signed last. */
export async function findSigned(tx: ViewTransaction, { institutionId, purpose, number }: ListName): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('status_list')
    .select('signed')
    .where('institution_id', '=', institutionId)
    .where('purpose', '=', purpose)
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.signed ?? undefined;
}

/** Every list of an institution. */
export async function listsOf(tx: ViewTransaction, institutionId: string): Promise<ListName[]> {
  const rows = await tx.db.selectFrom('status_list').select(['purpose', 'number']).where('institution_id', '=', institutionId).execute();
  return rows.map(({ purpose, number }) => ({ institutionId, purpose, number }));
}

type Signed = { readonly version: number; readonly signed: string; readonly signedBy: string; readonly validUntil: Date };

/** Stores what was signed; false when a later version was signed meanwhile. */
export async function storeSigned(tx: ActTransaction, list: ListName, { version, signed, signedBy, validUntil }: Signed): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('status_list')
    .set({ signed_version: version, signed, signed_by: signedBy, valid_until: validUntil })
    .where('institution_id', '=', list.institutionId)
    .where('purpose', '=', list.purpose)
    .where('number', '=', list.number)
    .where('signed_version', '<=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
