import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineAct } from '../act.ts';
import { answerSignInQueue, newcomer, sealQuestion } from './answer-sign-in.queue.ts';
import { emailMark, returnPath } from './sign-in.ts';

/**
 * Somebody asks for a link to sign in. Whether the address is known is looked up later, by a job: what is done here,
 * and how long it takes, is the same for every address. Whoever says their name as well may be new: the job then writes to them too.
 */
export const askForLink = defineAct({
  name: 'ask-for-link',
  input: z.object({
    email: newcomer.shape.email,
    name: newcomer.shape.name.optional(),
    /** where the link leads back to, once it was opened */
    returnTo: returnPath.optional(),
  }),
  result: z.object({}),
  async perform(tx, { email, name, returnTo }) {
    const question = {
      ...(name === undefined ? {} : { newcomer: { name, email, language: tx.language } }),
      ...(returnTo === undefined ? {} : { returnTo }),
    };
    await tx.send(answerSignInQueue.name, { emailMark: emailMark(tx.keys, email), question: sealQuestion(tx.keys, question) });
    return { result: {}, events: [{ type: 'sign-in-asked', subjectId: randomUUID(), facts: {} }] };
  },
});
