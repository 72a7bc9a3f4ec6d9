import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { countOpening, findShare } from './share.store.ts';

/** Counts how often somebody looked through a share. A holder who looks through their own link is not counted: that act is refused. */
export const noteOpening = defineAct({
  name: 'note-opening',
  input: z.object({ token: z.string().max(100), times: z.number().int().min(1).max(1_000_000).default(1) }),
  result: z.object({ shareId: z.uuid() }),
  async perform(tx, { token, times }) {
    const share = await findShare(tx, token);
    if (share === undefined) throw new Refusal('not-found');
    if (share.state !== 'open') throw new Refusal('link-spent');
    if (share.kind === 'holder') throw new Refusal('wrong-state', { state: share.kind });
    if (!(await countOpening(tx, share.id, times))) throw new Refusal('link-spent');
    return {
      result: { shareId: share.id },
      events: [{ type: 'share-opened', subjectId: share.id, facts: { credentialId: share.credentialId, times } }],
    };
  },
});
