import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { setStatus } from '../../base/status-lists/set-status.ts';
import { urnOf } from './credential.ts';
import { findRevocation, markRevoked, settle } from './revocation.store.ts';

/** A second person confirms that a credential is taken back, or declines. Confirmed, it cannot be undone; the world sees it with the next tick. */
export const settleRevocation = defineAct({
  name: 'settle-revocation',
  input: z.object({ id: z.uuid(), decision: z.enum(['confirm', 'decline']) }),
  result: z.object({ id: z.uuid(), credentialId: z.uuid(), state: z.enum(['confirmed', 'declined']) }),
  rest: { method: 'POST', path: '/api/revocations/{id}/decision', summary: 'Confirm or decline a revocation that somebody else asked for' },
  about: (tx, { id }) => findRevocation(tx, id),
  async perform(tx, { id, decision }, asked) {
    if (asked === undefined) throw new Refusal('not-found');
    const { credentialId, institutionId, personId, reason } = asked;
    const state = decision === 'confirm' ? ('confirmed' as const) : ('declined' as const);
    const by = tx.actor.kind === 'person' ? tx.actor.personId : null;
    if (!(await settle(tx, id, state, by))) throw new Refusal('wrong-state', { state: asked.state === 'asked' ? 'settled' : asked.state });
    const facts = { revocationId: id, reason };
    const result = { id, credentialId, state };
    if (state === 'declined') return { result, events: [{ type: 'revocation-declined', institutionId, subjectId: credentialId, facts }] };
    if (!(await markRevoked(tx, credentialId))) throw new Refusal('wrong-state', { state: 'revoked' });
    await tx.runAct(setStatus, { institutionId, credentialId: urnOf(credentialId), purpose: 'revocation', active: true });
    return { result, events: [{ type: 'credential-revoked', institutionId, subjectId: credentialId, facts: { ...facts, personId } }] };
  },
});
