import { randomUUID } from 'node:crypto';
import type { ActTransaction, Context } from '../act.ts';
import type { Database } from '../database/tables.ts';
import { inTransaction } from '../database/transaction.ts';
import { runFollower } from '../door.ts';
import type { House } from '../house.ts';
import { killHere } from '../kill-here.ts';
import { troubleOf } from '../log.ts';
import type { JournalEvent } from './event.ts';
import { eventColumns } from './seal-journal.ts';

/**
 * What must happen after an earlier event. It sees the sealed events of its types in order, each at least once; what it does through acts
 * and jobs is committed together with its place, so in the database it happens exactly once.
 */
export type Follower = {
  readonly name: string;
  readonly types: readonly string[];
  follow(tx: ActTransaction, event: JournalEvent): Promise<void>;
};

/** `moved`: one event further; `idle`: nothing more to see; `busy`: another process follows; `waiting`: the last try failed, and it is too early for the next. */
export type Step = 'moved' | 'idle' | 'busy' | 'waiting';

const LONGEST_WAIT = 15 * 60_000;

/** Takes one follower one event further. */
export async function step(house: House, follower: Follower): Promise<Step> {
  const ctx: Context = { actor: { kind: 'job', job: follower.name }, house, requestId: randomUUID(), language: house.settings.language };
  try {
    const step = await runFollower<Step>(ctx, async (tx, db) => {
      const place = await takePlace(db, follower);
      if (place === undefined) return 'busy';
      if (place.retry_at !== null && place.retry_at > tx.now) return 'waiting';
      const end = await endOfJournal(db);
      if (end === place.position) return 'idle';
      const next = await nextEvent(db, follower, place.position);
      if (next === undefined) {
        if (end > place.position) await moveTo(db, follower, end);
        return 'idle';
      }
      const { position, ...event } = next;
      await follower.follow(tx, event);
      killHere('after-follow');
      killHere(`after-${follower.name}`);
      await moveTo(db, follower, position);
      return 'moved';
    });
    // Only then: whoever is woken comes here again.
    if (step === 'moved') house.onCommit();
    return step;
  } catch (error) {
    house.log.error('follower-failed', error, { follower: follower.name });
    await noteTrouble(ctx, follower, error);
    return 'waiting';
  }
}

/** The follower's place, held for this transaction; nobody waits for it. */
async function takePlace(db: Database, follower: Follower): Promise<{ position: number; retry_at: Date | null } | undefined> {
  const place = () => db.selectFrom('follower').select(['position', 'retry_at']).where('name', '=', follower.name);
  const free = await place().forUpdate().skipLocked().executeTakeFirst();
  if (free !== undefined || (await place().executeTakeFirst()) !== undefined) return free;
  // A new follower begins with the first event there ever was.
  await db
    .insertInto('follower')
    .values({ name: follower.name })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return place().forUpdate().skipLocked().executeTakeFirst();
}

/** Positions are given by one sealer, in the order in which they become visible: whatever is above the place is all there is. */
async function nextEvent(db: Database, follower: Follower, position: number): Promise<(JournalEvent & { position: number }) | undefined> {
  return db
    .selectFrom('seal')
    .innerJoin('event', 'event.seq', 'seal.seq')
    .select('seal.position')
    .select(eventColumns)
    .where('seal.position', '>', position)
    .where('event.type', 'in', follower.types)
    .orderBy('seal.position')
    .limit(1)
    .executeTakeFirst();
}

/** The end of the sealed journal, looked up before the next event is: what is sealed in between is not skipped. */
async function endOfJournal(db: Database): Promise<number> {
  const row = await db.selectFrom('seal').select('position').orderBy('position', 'desc').limit(1).executeTakeFirst();
  return row?.position ?? 0;
}

async function moveTo(db: Database, follower: Follower, position: number): Promise<void> {
  await db
    .updateTable('follower')
    .set({ position, attempts: 0, retry_at: null, trouble: null })
    .where('name', '=', follower.name)
    .execute();
}

/** The event stays where it is and is tried again, later each time: what comes after it may depend on it. */
async function noteTrouble(ctx: Context, follower: Follower, error: unknown): Promise<void> {
  const { house, actor } = ctx;
  const now = house.outside.clock.now();
  await inTransaction(house.db, actor, 'write', async (db) => {
    const row = await db.selectFrom('follower').select('attempts').where('name', '=', follower.name).forUpdate().executeTakeFirst();
    const attempts = (row?.attempts ?? 0) + 1;
    const retryAt = new Date(now.getTime() + Math.min(1000 * 2 ** Math.min(attempts, 20), LONGEST_WAIT));
    const trouble = String(troubleOf(error).code ?? troubleOf(error).error);
    await db
      .insertInto('follower')
      .values({ name: follower.name, attempts, retry_at: retryAt, trouble })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ attempts, retry_at: retryAt, trouble }))
      .execute();
  });
}
