import { sql } from 'kysely';
import { outsideTransaction } from './database/inside.ts';
import { inTransaction } from './database/transaction.ts';
import type { House } from './house.ts';
import type { Worker } from './jobs/queue.ts';
import { queuesWithJobs } from './jobs/queues-with-jobs.ts';
import { workOnce } from './jobs/work-queue.ts';
import { type Follower, step } from './journal/follower.ts';
import { followersBehind } from './journal/followers-behind.ts';
import { openHeads } from './journal/heads.ts';
import { sealJournal } from './journal/seal-journal.ts';

/** What goes on behind the scenes: the journal is sealed, followers follow it, workers do the jobs. */
export type Work = {
  /** Looks at once instead of at the next round. */
  wake(): void;
  /** Waits until there is nothing left to seal, to follow or to do now; for tests and for one-off commands. */
  settle(): Promise<void>;
  /** Takes nothing new, and waits for what is being done. */
  stop(): Promise<void>;
};

export type WorkPlan = {
  readonly followers: readonly Follower[];
  readonly workers: readonly Worker[];
  /** Jobs done at the same time. */
  readonly atOnce: number;
};

/** Other processes say nothing when they commit, so one looks; on the embedded database there are no others, only retries whose time has come. */
const ROUND_MS = { postgres: 500, pglite: 2_000 } as const;
/** A seal for many acts costs as much as for one, so the sealer does not run after each. */
const GAP_MS = 100;
const SWEEP_MS = 60_000;

/** Starts the work of a house. On PostgreSQL any number of processes may do it together; on the embedded database it is this one. */
export function startWork(house: House, plan: WorkPlan): Work {
  const journal = journalWork(house, plan.followers);
  const roundMs = ROUND_MS[house.database];
  // Nobody wakes it: what is swept has time.
  const sweeping = startLoop(house, 'sweep', { roundMs: SWEEP_MS, gapMs: 0 }, () => sweep(house));
  const loops = [
    startLoop(house, 'journal', { roundMs, gapMs: GAP_MS }, journal),
    ...Array.from({ length: plan.atOnce }, (_, index) =>
      startLoop(house, `worker-${index + 1}`, { roundMs, gapMs: 0 }, () => anyJob(house, plan.workers, index)),
    ),
  ];
  return {
    wake() {
      for (const loop of loops) loop.wake();
    },
    async settle() {
      const nothingRuns = () => ![sweeping, ...loops].some((loop) => loop.busy());
      // Each round may have caused the next; what a loop is in the middle of may cause one too, and so may what cannot be sealed yet.
      for (;;) {
        const quiet = nothingRuns();
        const moved = (await journal()) || (await anyJob(house, plan.workers, 0));
        if (!moved && quiet && nothingRuns() && !(await awaitsSealing(house))) return;
        await rest(5);
      }
    },
    async stop() {
      await Promise.all([sweeping, ...loops].map((loop) => loop.stop()));
      // What was committed last is sealed before the lights go out.
      await journalWork(house, [])().catch((error: unknown) => house.log.error('journal-failed', error));
    },
  };
}

/**
 * Whether something is committed that cannot be sealed yet: the sealer stays behind the oldest transaction of the whole server, also
 * one in another database.
 */
async function awaitsSealing(house: House): Promise<boolean> {
  return inTransaction(house.db, { kind: 'operator' }, 'read', async (db) => {
    const { rows } = await sql<{ waits: boolean }>`
      select exists (
        select 1 from event join sealer on sealer.id = 1 where (event.xid, event.seq) > (sealer.xid, sealer.seq)
      ) as waits`.execute(db);
    return rows[0]?.waits === true;
  });
}

/** Seals what was committed, writes down how far that is, and lets the followers follow. True when anything moved. */
function journalWork(house: House, followers: readonly Follower[]): () => Promise<boolean> {
  const heads = openHeads(house.settings.home, house.id, house.keys);
  return async () => {
    let moved = false;
    for (let more = true; more; ) {
      const sealing = await sealJournal(house.db, house.outside.clock.now());
      more = sealing?.more === true;
      if (sealing === undefined || sealing.sealed === 0) break;
      moved = true;
      if (!heads.write(sealing.head, house.outside.clock.now()))
        house.log.warn('journal-shorter-than-written-down', { position: sealing.head.position });
    }
    for (const follower of await followersBehind(house, followers)) {
      while ((await step(house, follower)) === 'moved') moved = true;
    }
    return moved;
  };
}

/** One job of any queue, beginning with another queue in each loop. */
async function anyJob(house: House, workers: readonly Worker[], start: number): Promise<boolean> {
  const waiting = await queuesWithJobs(house);
  if (waiting.size === 0) return false;
  for (let index = 0; index < workers.length; index += 1) {
    const worker = workers[(start + index) % workers.length];
    if (worker !== undefined && waiting.has(worker.queue.name) && (await workOnce(house, worker))) return true;
  }
  return false;
}

/** Jobs of dead workers are given out again, old ones put away; answers to repeated requests are kept for a day. */
async function sweep(house: House): Promise<boolean> {
  await house.jobs.boss.maintain();
  const yesterday = new Date(house.outside.clock.now().getTime() - 24 * 3_600_000);
  await inTransaction(house.db, { kind: 'job', job: 'sweep' }, 'write', (db) =>
    db.deleteFrom('idempotency').where('at', '<', yesterday).execute(),
  );
  return false;
}

type Loop = { wake(): void; busy(): boolean; stop(): Promise<void> };

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Does something again and again: at once while there is something to do, else when woken or after a while. */
function startLoop(house: House, name: string, pace: { roundMs: number; gapMs: number }, round: () => Promise<boolean>): Loop {
  let stopped = false;
  let woken = false;
  let busy = false;
  let rouse: () => void = () => {};
  const restUnlessWoken = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async (): Promise<void> => {
    for (let failures = 0; !stopped; ) {
      woken = false;
      busy = true;
      try {
        const moved = await round();
        busy = false;
        failures = 0;
        if (!stopped && pace.gapMs > 0) await rest(pace.gapMs);
        if (!moved && !woken && !stopped) await restUnlessWoken(pace.roundMs);
      } catch (error) {
        busy = false;
        house.log.error(`${name}-failed`, error);
        failures += 1;
        if (!stopped) await restUnlessWoken(Math.min(pace.roundMs * 2 ** failures, 30_000));
      }
    }
  };
  const running = outsideTransaction(run);
  return {
    busy: () => busy,
    wake() {
      woken = true;
      rouse();
    },
    async stop() {
      stopped = true;
      rouse();
      await running;
    },
  };
}
