import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { wholeDescription } from './description.ts';
import { findDescription } from './design.store.ts';

/** One description with all it says. One that may not be seen is not there. */
export const showDescription = defineView({
  name: 'show-description',
  input: z.object({ id: z.uuid() }),
  result: wholeDescription,
  rest: { method: 'GET', path: '/api/descriptions/{id}', summary: 'Show a description' },
  about: (tx, input) => findDescription(tx, input.id),
  async look(_tx, _input, found) {
    if (found === undefined) throw new Refusal('not-found');
    return found;
  },
});
