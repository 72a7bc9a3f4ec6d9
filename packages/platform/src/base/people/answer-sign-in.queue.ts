import type { Queue } from '../jobs/queue.ts';

/** Addresses, as marks that only this house can make, whose person waits for a link. */
export const answerSignInQueue: Queue = { name: 'answer-sign-in', retries: 3, backOffSeconds: 5, expireInSeconds: 60 };
