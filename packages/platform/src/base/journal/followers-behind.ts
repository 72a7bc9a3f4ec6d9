import type { Database } from '../database/tables.ts';
import { inTransaction } from '../database/transaction.ts';
import type { House } from '../house.ts';
import type { Follower } from './follower.ts';

/** Further back than so many events, a follower looks for itself. */
const NEAR = 1_000;

/**
 * The followers that may have something to see. The others, which none of the new events is for, are moved to the end of the journal in one
 * go: most events are for one follower, and a look by each of them costs more than the event did.
 */
export async function followersBehind(house: House, followers: readonly Follower[]): Promise<readonly Follower[]> {
  return inTransaction(house.db, { kind: 'job', job: 'journal' }, 'write', async (db) => {
    // Looked up first: what is sealed from here on is for the next round.
    const end = await endOf(db);
    const places = new Map(
      (await db.selectFrom('follower').select(['name', 'position', 'retry_at']).execute()).map((row) => [row.name, row]),
    );
    // Whoever waits for a further try, or is new, or far behind, goes step by step.
    const near = (follower: Follower): number | undefined => {
      const place = places.get(follower.name);
      return place === undefined || place.retry_at !== null || place.position < end - NEAR ? undefined : place.position;
    };
    const open = followers.filter((follower) => near(follower) !== end);
    const from = Math.min(...open.map((follower) => near(follower) ?? end));
    if (open.length === 0 || from === end) return open;
    const last = await lastOfTypes(db, from, end);
    const behind = open.filter((follower) => {
      const place = near(follower);
      return place === undefined || follower.types.some((type) => (last.get(type) ?? 0) > place);
    });
    await moveToEnd(
      db,
      end,
      open.filter((follower) => !behind.includes(follower)).map(({ name }) => name),
    );
    return behind;
  });
}

async function endOf(db: Database): Promise<number> {
  const row = await db.selectFrom('seal').select('position').orderBy('position', 'desc').limit(1).executeTakeFirst();
  return row?.position ?? 0;
}

/** By type, the position of the last event in a stretch of the journal. */
async function lastOfTypes(db: Database, after: number, end: number): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('seal')
    .innerJoin('event', 'event.seq', 'seal.seq')
    .select(({ fn }) => ['event.type', fn.max('seal.position').as('position')])
    .where('seal.position', '>', after)
    .where('seal.position', '<=', end)
    .groupBy('event.type')
    .execute();
  return new Map(rows.map((row) => [row.type, Number(row.position)]));
}

/** Whom another process takes further at this moment is left alone: nobody waits. */
async function moveToEnd(db: Database, end: number, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await db
    .updateTable('follower')
    .set({ position: end })
    .where('name', 'in', (free) =>
      free
        .selectFrom('follower')
        .select('name')
        .where('name', 'in', names)
        .where('position', '<', end)
        .where('retry_at', 'is', null)
        .forUpdate()
        .skipLocked(),
    )
    .execute();
}
