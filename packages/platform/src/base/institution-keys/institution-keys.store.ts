import type { PrivateJwk, PublishedKey } from '@laurel/credential';
import type { ActTransaction, ViewTransaction } from '../act.ts';
import type { Database } from '../database/tables.ts';
import type { PersonalKeys } from '../personal-keys.ts';
import { type InstitutionKey, type InstitutionKeyState, nameOfKey } from './institution-key.ts';

/** The place a private half is bound to: copied to another row it does not open. */
const placeOf = (institutionId: string, number: number): string => `institution-key/${institutionId}/${number}`;

/**
 * Makes the next key of an institution and stores it, its private half sealed.
 * @returns its number and public half, or `undefined` when another key is in use, or was made at the same moment
 */
export async function insertInstitutionKey(
  tx: ActTransaction,
  institutionId: string,
): Promise<{ readonly number: number; readonly publicKey: string } | undefined> {
  // Loaded when a key is made: a house that signs nothing does not carry the library in memory.
  const { encodeDidKey, generateKey } = await import('@laurel/credential');
  const last = await tx.db
    .selectFrom('institution_key')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('institution_id', '=', institutionId)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  const { d, ...publicJwk } = generateKey();
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('institution_key')
    .values({ institution_id: institutionId, number, public_x: publicJwk.x, made_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return undefined;
  await tx.db
    .insertInto('institution_key_secret')
    .values({ institution_id: institutionId, number, sealed: tx.keys.house.seal(d, placeOf(institutionId, number)) })
    .execute();
  return { number, publicKey: encodeDidKey(publicJwk) };
}

/** Retires the key in use with this moment as its last; its number, or `undefined` when none was in use. */
export async function retireKeyInUse(tx: ActTransaction, institutionId: string): Promise<number | undefined> {
  const row = await tx.db
    .updateTable('institution_key')
    .set({ state: 'retired', retired_at: tx.now })
    .where('institution_id', '=', institutionId)
    .where('state', '=', 'in-use')
    .returning('number')
    .executeTakeFirst();
  return row?.number;
}

/** Withdraws a key, in use or retired; false when it was withdrawn already. */
export async function markWithdrawn(tx: ActTransaction, institutionId: string, number: number): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('institution_key')
    .set({ state: 'withdrawn', withdrawn_at: tx.now })
    .where('institution_id', '=', institutionId)
    .where('number', '=', number)
    .where('state', '!=', 'withdrawn')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

type KeyRow = {
  readonly number: number;
  readonly public_x: string;
  readonly state: InstitutionKeyState;
  readonly made_at: Date;
  readonly retired_at: Date | null;
  readonly withdrawn_at: Date | null;
};

function rowsOf(tx: ViewTransaction, institutionId: string): Promise<KeyRow[]> {
  return tx.db
    .selectFrom('institution_key')
    .select(['number', 'public_x', 'state', 'made_at', 'retired_at', 'withdrawn_at'])
    .where('institution_id', '=', institutionId)
    .orderBy('number')
    .execute();
}

/** All keys an institution ever had, the first one first. */
export async function keysOfInstitution(tx: ViewTransaction, institutionId: string): Promise<InstitutionKey[]> {
  const { encodeDidKey } = await import('@laurel/credential');
  return (await rowsOf(tx, institutionId)).map((row) => ({
    key: nameOfKey(row.number),
    state: row.state,
    publicKey: encodeDidKey(publicJwkOf(row.public_x)),
    madeAt: row.made_at.toISOString(),
    ...(row.retired_at === null ? {} : { retiredAt: row.retired_at.toISOString() }),
    ...(row.withdrawn_at === null ? {} : { withdrawnAt: row.withdrawn_at.toISOString() }),
  }));
}

/** The same as its DID document tells them. */
export async function publishedKeys(tx: ViewTransaction, institutionId: string): Promise<PublishedKey[]> {
  return (await rowsOf(tx, institutionId)).map((row) => ({
    fragment: nameOfKey(row.number),
    publicJwk: publicJwkOf(row.public_x),
    ...(row.retired_at === null ? {} : { expires: row.retired_at.toISOString() }),
    ...(row.withdrawn_at === null ? {} : { revoked: row.withdrawn_at.toISOString() }),
  }));
}

/** The key in use, for the signer: which it is, without its private half. */
export async function findKeyInUse(
  db: Database,
  institutionId: string,
): Promise<{ readonly number: number; readonly publicJwk: PublishedKey['publicJwk'] } | undefined> {
  const row = await db
    .selectFrom('institution_key')
    .select(['number', 'public_x'])
    .where('institution_id', '=', institutionId)
    .where('state', '=', 'in-use')
    .executeTakeFirst();
  return row === undefined ? undefined : { number: row.number, publicJwk: publicJwkOf(row.public_x) };
}

/**
 * A whole key, opened: for the signer alone, and only while the key is in use.
 * @throws Error when the sealed half does not belong to this row
 */
export async function openKeyInUse(
  db: Database,
  keys: PersonalKeys,
  institutionId: string,
  number: number,
): Promise<PrivateJwk | undefined> {
  const row = await db
    .selectFrom('institution_key')
    .innerJoin('institution_key_secret as secret', (join) =>
      join.onRef('secret.institution_id', '=', 'institution_key.institution_id').onRef('secret.number', '=', 'institution_key.number'),
    )
    .select(['public_x', 'sealed'])
    .where('institution_key.institution_id', '=', institutionId)
    .where('institution_key.number', '=', number)
    .where('state', '=', 'in-use')
    .executeTakeFirst();
  return row === undefined ? undefined : { ...publicJwkOf(row.public_x), d: keys.house.open(row.sealed, placeOf(institutionId, number)) };
}

function publicJwkOf(x: string): PublishedKey['publicJwk'] {
  return { kty: 'OKP', crv: 'Ed25519', x };
}
