import type PgBoss from 'pg-boss';
import type { House } from '../house.ts';
import { troubleOf } from '../log.ts';
import type { Job, JobPayload, Worker } from './queue.ts';

/**
 * Takes one job of a queue and does it.
 * Taking, settling and giving up are pg-boss's; its own loop settles a job without waiting for the answer and takes seconds to stop, so ours stands around it.
 * @returns false when there was none
 */
export async function workOnce(house: House, worker: Worker): Promise<boolean> {
  const { boss } = house.jobs;
  const { name } = worker.queue;
  const [taken] = await boss.fetch<JobPayload>(name, { batchSize: 1, includeMetadata: true });
  if (taken === undefined) return false;
  const job: Job = {
    id: taken.id,
    queue: name,
    payload: taken.data,
    attempt: taken.retryCount + 1,
    lastAttempt: taken.retryCount >= taken.retryLimit,
  };
  try {
    await worker.work(house, job);
  } catch (error) {
    house.log.error('job-failed', error, { queue: name, job: job.id, attempt: job.attempt });
    await settle(boss, 'fail', job, { code: String(troubleOf(error).code ?? troubleOf(error).error) });
    return true;
  }
  await settle(boss, 'complete', job);
  return true;
}

/** What the handler did is committed by now; a job that cannot be settled is given out again when it expires. */
async function settle(boss: PgBoss, how: 'complete' | 'fail', job: Job, output: object = {}): Promise<void> {
  await boss[how](job.queue, job.id, output);
}
