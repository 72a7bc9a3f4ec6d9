import { randomUUID } from 'node:crypto';
import { operator } from './actor.ts';
import type { Database } from './database/tables.ts';
import { inTransaction } from './database/transaction.ts';
import { type HouseKey, openHouseKey } from './house-key.ts';
import { Refusal } from './refusal.ts';
import type { Settings } from './settings.ts';

/** Which house a database belongs to, and the key that opens it. */
export type HouseMark = { readonly id: string; readonly key: HouseKey };

/**
 * The key for a database: a new one gets one, an old one only takes the one it was made with.
 * @throws Refusal `key-differs` rather than sealing with a second key what nobody could open together
 */
export async function recogniseHouse(db: Database, settings: Pick<Settings, 'home' | 'secret'>, now: Date): Promise<HouseMark> {
  const known = await readMark(db);
  const key = openHouseKey(settings, known === undefined);
  const mark = known ?? (await writeMark(db, key, now));
  if (mark.key_mark !== key.mark) throw new Refusal('key-differs');
  return { id: mark.house_id, key };
}

type Mark = { readonly house_id: string; readonly key_mark: string };

function readMark(db: Database): Promise<Mark | undefined> {
  return inTransaction(db, operator, 'read', (tx) => tx.selectFrom('house').select(['house_id', 'key_mark']).executeTakeFirst());
}

/** Of two processes that open a new database together, one writes and both read. */
async function writeMark(db: Database, key: HouseKey, now: Date): Promise<Mark> {
  await inTransaction(db, operator, 'write', (tx) =>
    tx
      .insertInto('house')
      .values({ id: 1, house_id: randomUUID(), key_mark: key.mark, made_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  const mark = await readMark(db);
  if (mark === undefined) throw new Error('the house has no mark');
  return mark;
}
