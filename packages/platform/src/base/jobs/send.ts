import type { Database } from '../database/tables.ts';
import { statementsOf } from './boss.ts';
import type { JobPayload, Jobs, SendOptions } from './queue.ts';

/** Puts a job into a queue inside the transaction that is given: it exists when that is committed, and not before. */
export async function sendInside(jobs: Jobs, db: Database, queue: string, payload: JobPayload, options: SendOptions = {}): Promise<void> {
  if (!jobs.queues.some((known) => known.name === queue)) throw new Error(`there is no queue "${queue}"`);
  const id = await jobs.boss.send(queue, payload, {
    db: statementsOf(db),
    ...(options.startAfterSeconds === undefined ? {} : { startAfter: options.startAfterSeconds }),
  });
  if (id === null) throw new Error(`the queue "${queue}" did not take the job`);
}
