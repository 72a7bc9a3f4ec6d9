import { z } from 'zod';
import { defineView } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { institution } from './institution.ts';
import { findInstitution } from './people.store.ts';

/** One institution. One that may not be seen is not there. */
export const showInstitution = defineView({
  name: 'show-institution',
  input: z.object({ id: z.uuid() }),
  result: institution,
  rest: { method: 'GET', path: '/api/institutions/{id}', summary: 'Show an institution' },
  about: (tx, input) => findInstitution(tx, input.id),
  async look(_tx, _input, found) {
    if (found === undefined) throw new Refusal('not-found');
    return found;
  },
});
