import { z } from 'zod';
import { type Context, runAct, runView } from '../act.ts';
import type { Worker } from '../jobs/queue.ts';
import { answerSignInQueue, openQuestion } from './answer-sign-in.queue.ts';
import { findWhoAsks } from './find-who-asks.ts';
import { registerLearner } from './register-learner.ts';
import { writeSignInLink } from './write-sign-in-link.ts';

/** Writes to whoever asked to sign in, when they are known, or new and said their name; and were not written to often enough. */
export const answerSignIn: Worker = {
  queue: answerSignInQueue,
  async work(house, job) {
    const { emailMark, question } = z.object({ emailMark: z.string(), question: z.string() }).parse(job.payload);
    const { newcomer, returnTo } = openQuestion(house.keys, question);
    const ctx: Context = {
      actor: { kind: 'job', job: answerSignInQueue.name },
      house,
      requestId: job.id,
      language: house.settings.language,
    };
    const back = returnTo === undefined ? {} : { returnTo };
    const { personId, isStranger } = await runView(findWhoAsks, ctx, { emailMark });
    if (personId !== undefined) await runAct(writeSignInLink, ctx, { personId, purpose: 'sign-in', ...back });
    else if (isStranger && newcomer !== undefined) await runAct(registerLearner, ctx, { ...newcomer, ...back });
  },
};
