import { z } from 'zod';
import { defineView } from '../../../base/act.ts';
import { Refusal } from '../../../base/refusal.ts';
import { standingOfDescription } from '../design.store.ts';
import { invitationsTo, stakeholdersOf } from './stakeholder.store.ts';
import { invitation, stakeholder } from './stakeholder.ts';

/** Who from outside was asked about a description, and with whom else the institution works. */
export const listInvitations = defineView({
  name: 'list-invitations',
  input: z.object({ id: z.uuid() }),
  result: z.object({ invitations: z.array(invitation), stakeholders: z.array(stakeholder) }),
  rest: { method: 'GET', path: '/api/descriptions/{id}/invitations', summary: 'Who from outside comments on a description' },
  about: (tx, { id }) => standingOfDescription(tx, id),
  async look(tx, { id }, standing) {
    if (standing === undefined) throw new Refusal('not-found');
    return { invitations: await invitationsTo(tx, id), stakeholders: await stakeholdersOf(tx, standing.institutionId) };
  },
});
