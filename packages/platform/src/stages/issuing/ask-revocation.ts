import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { findCredential } from './credential.store.ts';
import { insertRevocation } from './revocation.store.ts';
import { note, revocationReasons } from './revocation.ts';

/** A registrar asks for a credential to be taken back. Nothing changes for anybody until a second person agrees. */
export const askRevocation = defineAct({
  name: 'ask-revocation',
  input: z.object({
    credentialId: z.uuid(),
    reason: z.enum(revocationReasons),
    /** the learner reads it in the mail that tells of the revocation */
    note,
  }),
  result: z.object({ id: z.uuid() }),
  rest: {
    method: 'POST',
    path: '/api/credentials/{credentialId}/revocations',
    status: 201,
    summary: 'Ask for a credential to be revoked; a second person decides',
  },
  about: (tx, { credentialId }) => findCredential(tx, credentialId),
  async perform(tx, { credentialId, reason, note: text }, credential) {
    if (credential === undefined) throw new Refusal('not-found');
    if (credential.state !== 'issued') throw new Refusal('wrong-state', { state: credential.state });
    const { institutionId, personId } = credential;
    const askedBy = tx.actor.kind === 'person' ? tx.actor.personId : null;
    const id = await insertRevocation(tx, { credentialId, institutionId, personId, reason, note: text, askedBy });
    if (id === undefined) throw new Refusal('conflict');
    return {
      result: { id },
      events: [{ type: 'revocation-asked', institutionId, subjectId: credentialId, facts: { revocationId: id, reason } }],
    };
  },
});
