import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { findCredential } from './credential.store.ts';
import { insertShare } from './share.store.ts';

/** Makes an address for a learner whom no mail reaches, to be printed and handed over. It is shown once; the next asking makes another. */
export const handOverCredential = defineAct({
  name: 'hand-over-credential',
  input: z.object({ id: z.uuid() }),
  result: z.object({ id: z.uuid(), personId: z.uuid(), address: z.string() }),
  about: (tx, { id }) => findCredential(tx, id),
  async perform(tx, { id }, about) {
    if (about === undefined) throw new Refusal('not-found');
    if (about.state !== 'issued') throw new Refusal('wrong-state', { state: about.state });
    const { personId, institutionId } = about;
    const share = await insertShare(tx, { credentialId: id, personId, kind: 'holder' });
    return {
      result: { id, personId, address: share.address },
      events: [{ type: 'credential-handed-over', institutionId, subjectId: id, facts: { shareId: share.id, personId } }],
    };
  },
});
