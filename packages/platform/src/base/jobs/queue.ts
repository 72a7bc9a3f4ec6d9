import type PgBoss from 'pg-boss';
import type { House } from '../house.ts';

/** How a job is sent; what is not said is the queue's own. */
export type SendOptions = { readonly startAfterSeconds?: number };

/** Ids and codes: a job may lie around for days, so nothing personal belongs into it. */
export type JobPayload = Readonly<Record<string, string | number | boolean | null>>;

/** A job as a worker gets it. */
export type Job = {
  readonly id: string;
  readonly queue: string;
  readonly payload: JobPayload;
  /** 1 for the first try */
  readonly attempt: number;
  readonly lastAttempt: boolean;
};

/** A queue by its rules. The queues are created when the database is migrated. */
export type Queue = {
  readonly name: string;
  /** How often it is tried again after the first time. */
  readonly retries: number;
  /** Seconds before the second try; they about double with each. */
  readonly backOffSeconds: number;
  /** A worker that has not answered by then is taken for dead, and the job is given to another. */
  readonly expireInSeconds: number;
};

/** What is done with the jobs of a queue. Throwing means: try again later, and after the last try put it aside. */
export type Worker = { readonly queue: Queue; work(house: House, job: Job): Promise<void> };

/** The queue as the rest of the house sees it. */
export type Jobs = {
  readonly boss: PgBoss;
  readonly queues: readonly Queue[];
  /** Jobs of one queue that wait or are being done. */
  waiting(queue: string): Promise<number>;
  /** Jobs of one queue whose last try failed and that nobody has looked at. */
  dead(queue: string): Promise<number>;
};
