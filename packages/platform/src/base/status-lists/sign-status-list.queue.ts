import type { Queue } from '../jobs/queue.ts';

/** Status lists that may have to be signed: tried for more than a day, because an unsigned list leaves every credential on it undecided. */
export const signStatusListQueue: Queue = { name: 'sign-status-list', retries: 14, backOffSeconds: 5, expireInSeconds: 120 };
