import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineAct } from '../act.ts';
import { institutionStates, introduction } from './institution.ts';
import { insertInstitution, insertPerson } from './people.store.ts';

/** An institution asks for a place in the house. Anyone may; nothing is shown of it before it is confirmed. */
export const introduceInstitution = defineAct({
  name: 'introduce-institution',
  input: introduction,
  result: z.object({ id: z.uuid(), state: z.enum(institutionStates) }),
  rest: { method: 'POST', path: '/api/institutions', status: 201, summary: 'Introduce an institution' },
  async perform(tx, input) {
    const id = randomUUID();
    const contactId = randomUUID();
    await insertPerson(tx, { id: contactId, name: input.contactName, email: input.contactEmail, language: input.language });
    await insertInstitution(tx, { id, name: input.name, country: input.country, website: input.website, contactId });
    return {
      result: { id, state: 'introduced' as const },
      events: [{ type: 'institution-introduced', institutionId: id, subjectId: id, facts: { country: input.country, contactId } }],
    };
  },
});
