import { z } from 'zod';
import { defineView } from '../act.ts';
import { standingOfInstitution } from '../people/people.store.ts';
import { Refusal } from '../refusal.ts';
import { institutionKey } from './institution-key.ts';
import { keysOfInstitution } from './institution-keys.store.ts';

/** The keys of a confirmed institution with their history. Everything in it is public. */
export const listInstitutionKeys = defineView({
  name: 'list-institution-keys',
  input: z.object({ id: z.uuid() }),
  result: z.object({ keys: z.array(institutionKey) }),
  rest: { method: 'GET', path: '/api/institutions/{id}/keys', summary: 'List the keys of an institution' },
  async look(tx, { id }) {
    if ((await standingOfInstitution(tx, id))?.state !== 'confirmed') throw new Refusal('not-found');
    return { keys: await keysOfInstitution(tx, id) };
  },
});
