import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { findCredential } from './credential.store.ts';
import { insertShare } from './share.store.ts';

/** Makes the holder's own way to an issued credential, for the mail that brings it. It lasts until its holder ends it. */
export const makeHolderShare = defineAct({
  name: 'make-holder-share',
  input: z.object({ credentialId: z.uuid() }),
  result: z.object({ shareId: z.uuid(), address: z.string() }),
  async perform(tx, { credentialId }) {
    const credential = await findCredential(tx, credentialId);
    if (credential === undefined) throw new Refusal('not-found');
    if (credential.state !== 'issued') throw new Refusal('wrong-state', { state: credential.state });
    const { personId, institutionId } = credential;
    const { id, address } = await insertShare(tx, { credentialId, personId, kind: 'holder' });
    return {
      result: { shareId: id, address },
      events: [{ type: 'holder-share-made', institutionId, subjectId: id, facts: { credentialId, personId } }],
    };
  },
});
