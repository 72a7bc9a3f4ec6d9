import { z } from 'zod';
import { defineAct } from '../../../base/act.ts';
import { Refusal } from '../../../base/refusal.ts';
import { endInvitationNow, standingOfInvitation } from './stakeholder.store.ts';

/** An organisation from outside is not asked any more. What it said stays. */
export const endInvitation = defineAct({
  name: 'end-invitation',
  input: z.object({ id: z.uuid() }),
  result: z.object({ id: z.uuid() }),
  rest: { method: 'POST', path: '/api/invitations/{id}/end', summary: 'Ask an organisation no longer to comment on a description' },
  about: (tx, { id }) => standingOfInvitation(tx, id),
  async perform(tx, { id }, standing) {
    if (standing === undefined) throw new Refusal('not-found');
    if (!(await endInvitationNow(tx, id))) throw new Refusal('wrong-state', { state: 'ended' });
    const { institutionId, descriptionId } = standing;
    return { result: { id }, events: [{ type: 'invitation-ended', institutionId, subjectId: id, facts: { descriptionId } }] };
  },
});
