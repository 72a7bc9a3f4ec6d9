import { z } from 'zod';
import type { Queue } from '../jobs/queue.ts';
import type { PersonalKeys } from '../personal-keys.ts';
import { oneLine } from '../plain-text.ts';
import { returnPath } from './sign-in.ts';

/** Addresses, as marks that only this house can make, whose person waits for a link. */
export const answerSignInQueue: Queue = { name: 'answer-sign-in', retries: 3, backOffSeconds: 5, expireInSeconds: 60 };

/** Somebody who may be new to the house. One word is a name. */
export const newcomer = z.object({
  name: oneLine(1, 200),
  email: z.string().trim().max(254).pipe(z.email()),
  language: z.string(),
});
export type Newcomer = z.output<typeof newcomer>;

const question = z.object({ newcomer: newcomer.optional(), returnTo: returnPath.optional() });
type Question = z.output<typeof question>;

const PLACE = 'job.answer-sign-in';

/** What the job has to know, so that nothing of it lies in the queue in the clear: nobody has a key of their own yet. */
export const sealQuestion = (keys: PersonalKeys, asked: Question): string =>
  keys.house.seal(JSON.stringify(asked), PLACE).toString('base64');

/** What {@link sealQuestion} sealed. */
export const openQuestion = (keys: PersonalKeys, sealed: string): Question =>
  question.parse(JSON.parse(keys.house.open(Buffer.from(sealed, 'base64'), PLACE)));
