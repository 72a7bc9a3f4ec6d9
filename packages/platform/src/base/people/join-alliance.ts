import { z } from 'zod';
import { defineAct } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { findAlliance, insertMember } from './alliance.store.ts';
import { standingOfInstitution } from './people.store.ts';

/** A confirmed institution becomes a member of an alliance, once. */
export const joinAlliance = defineAct({
  name: 'join-alliance',
  input: z.object({ id: z.uuid(), institutionId: z.uuid() }),
  result: z.object({ id: z.uuid(), institutionId: z.uuid() }),
  rest: { method: 'POST', path: '/api/alliances/{id}/members', status: 201, summary: 'Join an alliance' },
  async perform(tx, { id, institutionId }) {
    const institution = await standingOfInstitution(tx, institutionId);
    if (institution === undefined || (await findAlliance(tx, id)) === undefined) throw new Refusal('not-found');
    if (institution.state !== 'confirmed') throw new Refusal('wrong-state', { state: institution.state });
    if (!(await insertMember(tx, id, institutionId))) throw new Refusal('conflict');
    return { result: { id, institutionId }, events: [{ type: 'alliance-joined', institutionId, subjectId: id, facts: {} }] };
  },
});
