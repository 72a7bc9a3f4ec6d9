import { z } from 'zod';
import { type Context, runAct, runView } from '../act.ts';
import type { Worker } from '../jobs/queue.ts';
import { answerSignInQueue } from './answer-sign-in.queue.ts';
import { findWhoAsks } from './find-who-asks.ts';
import { writeSignInLink } from './write-sign-in-link.ts';

/** Writes to whoever asked to sign in, when they are known and were not written to often enough. */
export const answerSignIn: Worker = {
  queue: answerSignInQueue,
  async work(house, job) {
    const { emailMark } = z.object({ emailMark: z.string() }).parse(job.payload);
    const ctx: Context = {
      actor: { kind: 'job', job: answerSignInQueue.name },
      house,
      requestId: job.id,
      language: house.settings.language,
    };
    const { personId } = await runView(findWhoAsks, ctx, { emailMark });
    if (personId !== undefined) await runAct(writeSignInLink, ctx, { personId, purpose: 'sign-in' });
  },
};
