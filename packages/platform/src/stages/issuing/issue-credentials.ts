import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type Context, runAct, runView } from '../../base/act.ts';
import type { Worker } from '../../base/jobs/queue.ts';
import { killHere } from '../../base/kill-here.ts';
import { isRefusal, Refusal } from '../../base/refusal.ts';
import { endIssuing } from './end-issuing.ts';
import { inGrowingParts, inParts, issueCredentialsQueue, PART } from './issue-credentials.queue.ts';
import { markUnfit } from './mark-unfit.ts';
import { planCredentials } from './plan-credentials.ts';
import { recordCredentials } from './record-credentials.ts';
import { signPlanned } from './sign-planned.ts';
import { type Planned, takeIssuing } from './take-issuing.ts';
import { warmAside } from './warm-aside.ts';

/** A key may be replaced while its credentials are being signed; what is replaced faster than that has other troubles. */
const ROUNDS = 3;
/** Why nothing is signed for somebody whom the house does not know any more. */
const FORGOTTEN = 'holder-forgotten';

type Chunk = { readonly issuingId: string; readonly from: number };

/**
 * Carries out one chunk of an order as a certificate authority would: intent, lint, sign, correspond, record. Each step is stored before the
 * next begins, so whoever comes after a crash goes on with what is there, and no learner gets two.
 */
export const issueCredentials: Worker = {
  queue: issueCredentialsQueue,
  async work(house, job) {
    const chunk = z.object({ issuingId: z.uuid(), from: z.number() }).parse(job.payload);
    const ctx: Context = {
      actor: { kind: 'job', job: issueCredentialsQueue.name },
      house,
      requestId: job.id,
      language: house.settings.language,
    };
    for (let round = 1; round <= ROUNDS; round += 1) {
      if (!(await planChunk(ctx, chunk))) break;
      await signChunk(ctx, chunk);
    }
    const { toPlan, planned, forgotten, over } = await runView(takeIssuing, ctx, chunk);
    if (toPlan.length + planned.length + forgotten.length > 0) throw new Refusal('wrong-state', { state: 'key in change' });
    if (over) await unlessDone(runAct(endIssuing, ctx, { issuingId: chunk.issuingId }));
  },
};

/** Plans whoever has no plan yet. @returns whether there is anything to sign */
async function planChunk(ctx: Context, chunk: Chunk): Promise<boolean> {
  const { toPlan, planned, forgotten, institutionId } = await runView(takeIssuing, ctx, chunk);
  const { kid, controller, publicJwk } = await signerOf(ctx, institutionId);
  if (toPlan.length > 0) warmAside(ctx.house.outside.aside);
  for (const enrolments of inGrowingParts(toPlan, PART)) {
    const from = performance.now();
    await unlessDone(runAct(planCredentials, ctx, { issuingId: chunk.issuingId, enrolments, key: { kid, controller, publicJwk } }));
    killHere('after-intent');
    // Planning is nothing but work at the database: it rests as long as it worked, so that whoever reads a page gets theirs in between.
    await pause(performance.now() - from);
  }
  return toPlan.length + planned.length + forgotten.length > 0;
}

async function signChunk(ctx: Context, chunk: Chunk): Promise<void> {
  const { planned, forgotten, institutionId } = await runView(takeIssuing, ctx, chunk);
  for (const id of forgotten) await unlessDone(runAct(markUnfit, ctx, { id, codes: [FORGOTTEN] }));
  for (const part of inParts(planned, PART)) await signPart(ctx, part, institutionId);
}

async function signPart(ctx: Context, part: readonly Planned[], institutionId: string): Promise<void> {
  const signer = await signerOf(ctx, institutionId);
  const credentials: { id: string; intentHash: string; signed: string }[] = [];
  for (const planned of part) {
    const { aside, clock } = ctx.house.outside;
    const done = await signPlanned(planned, signer, { aside, now: clock.now() });
    killHere('after-signing');
    if ('signed' in done) credentials.push({ id: planned.id, intentHash: planned.hash, signed: done.signed });
    else await unlessDone(runAct(markUnfit, ctx, { id: planned.id, codes: done.codes }));
  }
  if (credentials.length > 0) await unlessDone(runAct(recordCredentials, ctx, { credentials }));
  killHere('after-recording');
}

async function signerOf(ctx: Context, institutionId: string) {
  const signer = await ctx.house.outside.signer.of(institutionId);
  // Tried again later, and until then nothing is lost.
  if (signer === undefined) throw new Refusal('wrong-state', { state: 'no key in use' });
  return signer;
}

/** Another worker that carries out the same order may have been here before. */
async function unlessDone(act: Promise<unknown>): Promise<void> {
  try {
    await act;
  } catch (error) {
    if (!isRefusal(error) || (error.code !== 'conflict' && error.code !== 'wrong-state')) throw error;
  }
}
