import { z } from 'zod';
import { defineAct } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { signStatusListQueue } from './sign-status-list.queue.ts';
import { credentialId, statusPurposes, untilTick } from './status-list.ts';
import { changeEntry, findEntry } from './status-lists.store.ts';

/**
 * Sets what the status list says of a credential; the world sees it with the next tick. Revoking cannot be taken back. That two people agree
 * and why is the affair of the act that this one is part of.
 */
export const setStatus = defineAct({
  name: 'set-status',
  input: z.object({ institutionId: z.uuid(), credentialId, purpose: z.enum(statusPurposes), active: z.boolean() }),
  result: z.object({ credentialId, active: z.boolean() }),
  async perform(tx, { institutionId, credentialId: id, purpose, active }) {
    const entry = await findEntry(tx, id, purpose);
    if (entry?.institutionId !== institutionId) throw new Refusal('not-found');
    if (purpose === 'revocation' && !active) throw new Refusal('wrong-state', { state: entry.active ? 'revoked' : 'not revoked' });
    const list = { institutionId, purpose, number: entry.number };
    if (!(await changeEntry(tx, list, id, active))) throw new Refusal('wrong-state', { state: active ? 'set' : 'not set' });
    await tx.send(signStatusListQueue.name, { ...list }, { startAfterSeconds: untilTick(tx.now, tx.house.statusTick) });
    return {
      result: { credentialId: id, active },
      events: [{ type: 'status-set', institutionId, subjectId: id, facts: { purpose, list: entry.number, active } }],
    };
  },
});
