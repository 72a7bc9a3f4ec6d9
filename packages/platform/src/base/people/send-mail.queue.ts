import type { Queue } from '../jobs/queue.ts';

/** Mails that wait to be sent: nine tries over about two hours. */
export const sendMailQueue: Queue = { name: 'send-mail', retries: 8, backOffSeconds: 30, expireInSeconds: 120 };
