import { z } from 'zod';
import { defineAct } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { institutionStates } from './institution.ts';
import { markConfirmed, standingOfInstitution } from './people.store.ts';

/** Whoever runs the house vouches that an institution is who it says it is. */
export const confirmInstitution = defineAct({
  name: 'confirm-institution',
  input: z.object({ id: z.uuid() }),
  result: z.object({ id: z.uuid(), state: z.enum(institutionStates) }),
  rest: { method: 'POST', path: '/api/institutions/{id}/confirmation', status: 200, summary: 'Confirm an institution' },
  about: (tx, input) => standingOfInstitution(tx, input.id),
  async perform(tx, input, standing) {
    if (standing === undefined) throw new Refusal('not-found');
    if (standing.state !== 'introduced') throw new Refusal('wrong-state', { state: standing.state });
    // Two confirmations at once: the second finds the row already confirmed.
    if (!(await markConfirmed(tx, input.id))) throw new Refusal('wrong-state', { state: 'confirmed' });
    return {
      result: { id: input.id, state: 'confirmed' as const },
      events: [{ type: 'institution-confirmed', institutionId: input.id, subjectId: input.id, facts: {} }],
    };
  },
});
