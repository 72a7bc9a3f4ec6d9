import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineAct } from '../act.ts';
import { answerSignInQueue } from './answer-sign-in.queue.ts';
import { emailMark } from './sign-in.ts';

/**
 * Somebody asks for a link to sign in. Whether the address is known is looked up later, by a job: what is done here,
 * and how long it takes, is the same for every address.
 */
export const askForLink = defineAct({
  name: 'ask-for-link',
  input: z.object({ email: z.string().trim().max(254).pipe(z.email()) }),
  result: z.object({}),
  async perform(tx, { email }) {
    await tx.send(answerSignInQueue.name, { emailMark: emailMark(tx.keys, email) });
    return { result: {}, events: [{ type: 'sign-in-asked', subjectId: randomUUID(), facts: {} }] };
  },
});
