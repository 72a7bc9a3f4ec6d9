import { randomUUID } from 'node:crypto';
import { type Context, runAct, runView } from '../../base/act.ts';
import type { House } from '../../base/house.ts';
import { killHere } from '../../base/kill-here.ts';
import { isRefusal } from '../../base/refusal.ts';
import { drawCertificateQueue } from './draw-certificate.queue.ts';
import type { ToDraw } from './issue-aside.ts';
import { recordCertificate } from './record-certificate.ts';
import { takeSigned } from './take-signed.ts';

/** Many times what an honest one takes, also on a machine that is busy. */
const DEADLINE_MS = 30_000;

/**
 * The certificate of an issued credential: as it was drawn, or drawn now and kept. It is drawn aside, outside of any transaction. Whoever asks must
 * have been shown that credential by a view of their own before: this one sees all.
 * @throws Refusal `not-found`, or `personal-key-gone` when the learner was forgotten
 */
export async function certificateOf(house: House, id: string, requestId: string = randomUUID()): Promise<Uint8Array> {
  const actor = { kind: 'job', job: drawCertificateQueue.name } as const;
  const ctx: Context = { actor, house, requestId, language: house.settings.language };
  const taken = await runView(takeSigned, ctx, { id });
  if (taken.certificate !== undefined) return taken.certificate;
  const args: ToDraw = { signed: taken.signed, colour: taken.colour };
  const module = new URL('./issue-aside.ts', import.meta.url);
  const certificate = await house.outside.aside.run<Uint8Array>({ module, fn: 'drawAside', args, deadlineMs: DEADLINE_MS });
  killHere('while-drawing');
  try {
    await runAct(recordCertificate, ctx, { id, signedHash: taken.signedHash, certificate });
  } catch (error) {
    // Two drew it at once: the other's is the one that is kept, and it says the same.
    if (!isRefusal(error) || error.code !== 'conflict') throw error;
  }
  return certificate;
}
