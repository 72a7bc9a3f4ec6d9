import { type Context, runAct, runView } from '../act.ts';
import type { Worker } from '../jobs/queue.ts';
import { isRefusal, Refusal } from '../refusal.ts';
import { recordStatusList } from './record-status-list.ts';
import { signStatusListQueue } from './sign-status-list.queue.ts';
import { addressOfList, bitsOf, LIST_DAYS, listCredential, listName, toSecond } from './status-list.ts';
import { takeStatusList } from './take-status-list.ts';

const HALF_TIME_MS = (LIST_DAYS / 2) * 86_400_000;

/** Signs a status list when it has changed, when half its time is over, or when the institution has another key; else it does nothing. */
export const signStatusList: Worker = {
  queue: signStatusListQueue,
  async work(house, job) {
    const list = listName.parse(job.payload);
    const { settings, outside } = house;
    const ctx: Context = { actor: { kind: 'job', job: signStatusListQueue.name }, house, requestId: job.id, language: settings.language };
    const now = outside.clock.now();
    const { version, signedVersion, active, signedBy, validUntil } = await runView(takeStatusList, ctx, list);
    const signer = await outside.signer.of(list.institutionId);
    // No key in use: tried again later, and at once when there is one (when-institution-key-made-sign-status-lists).
    if (signer === undefined) throw new Refusal('wrong-state', { state: 'no key in use' });
    const fresh = validUntil !== undefined && Date.parse(validUntil) - now.getTime() > HALF_TIME_MS;
    if (fresh && signedVersion === version && signedBy === signer.kid) return;
    const { encodeBitstring, secure } = await import('@laurel/credential');
    const credential = listCredential(
      {
        address: addressOfList(settings.publicUrl, list),
        issuer: signer.controller,
        purpose: list.purpose,
        encodedList: encodeBitstring(bitsOf(active)),
      },
      { now, ttlSeconds: settings.statusTick },
    );
    const signed = JSON.stringify(await secure(credential, signer, { created: toSecond(now) }));
    try {
      await runAct(recordStatusList, ctx, { ...list, version, signed, signedBy: signer.kid, validUntil: new Date(credential.validUntil) });
    } catch (error) {
      // A later version was signed meanwhile.
      if (!isRefusal(error) || error.code !== 'conflict') throw error;
    }
  },
};
