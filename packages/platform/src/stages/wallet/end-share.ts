import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { closeShare, findShareById } from '../issuing/share.store.ts';
import { findHeld, heldCredential } from './holder.ts';

/** A holder ends a share: its address opens nothing from now on. The link from the mail is ended only by whoever is signed in. */
export const endShare = defineAct({
  name: 'end-share',
  input: z.object({ of: heldCredential, shareId: z.uuid() }),
  result: z.object({ shareId: z.uuid() }),
  about: (tx, { of }) => findHeld(tx, of),
  async perform(tx, { shareId }, held) {
    const share = await findShareById(tx, shareId);
    if (held === undefined || share?.credentialId !== held.credentialId || share.personId !== held.personId) throw new Refusal('not-found');
    // Whoever the mail was passed on to could otherwise shut its reader out.
    if (share.kind === 'holder' && held.byLink) throw new Refusal('not-allowed');
    // Ended twice, in two windows, is ended; one that has expired is ended too.
    if (share.state === 'ended' || !(await closeShare(tx, shareId))) throw new Refusal('wrong-state', { state: 'ended' });
    return {
      result: { shareId },
      events: [{ type: 'share-ended', subjectId: shareId, facts: { credentialId: share.credentialId, kind: share.kind } }],
    };
  },
});
