import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { holdDraft, moveDescription } from '../design/description-version.store.ts';
import { standingOfDescription } from '../design/design.store.ts';
import { closeRevision, openRevision, removeOpenVersion } from '../design/revision.store.ts';

/** A new version is given up before anybody decides about it: what was written is gone, and what was approved stays as it is. */
export const giveUpRevision = defineAct({
  name: 'give-up-revision',
  input: z.object({
    /** of the description */
    id: z.uuid(),
    /** the version that you saw */
    version: z.number().int(),
  }),
  result: z.object({ id: z.uuid(), version: z.number().int() }),
  rest: {
    method: 'POST',
    path: '/api/descriptions/{id}/revisions/withdrawal',
    summary: 'Give the new version of an approved description up',
  },
  about: (tx, { id }) => standingOfDescription(tx, id),
  async perform(tx, { id, version }, standing) {
    if (standing === undefined) throw new Refusal('not-found');
    const [open, draft] = [await openRevision(tx, id), await holdDraft(tx, id)];
    if (open === undefined || draft === undefined || standing.state !== 'draft')
      throw new Refusal('wrong-state', { state: standing.state });
    if (draft.number !== version || !(await moveDescription(tx, id, 'draft', 'approved'))) throw new Refusal('conflict');
    // What was submitted and came back is frozen and stays.
    if (!(await removeOpenVersion(tx, id, version))) throw new Refusal('conflict');
    await closeRevision(tx, id, 'given-up');
    return {
      result: { id, version: open.fromVersion },
      events: [
        {
          type: 'description-revision-given-up',
          institutionId: standing.institutionId,
          subjectId: id,
          facts: { revisionId: open.id, fromVersion: open.fromVersion, version },
        },
      ],
    };
  },
});
