import { z } from 'zod';
import { defineView } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { findAlliance } from './alliance.store.ts';

/** An alliance and its members, for everybody. */
export const showAlliance = defineView({
  name: 'show-alliance',
  input: z.object({ id: z.uuid() }),
  result: z.object({
    id: z.uuid(),
    name: z.string(),
    members: z.array(z.object({ id: z.uuid(), name: z.string(), country: z.string() })),
  }),
  rest: { method: 'GET', path: '/api/alliances/{id}', summary: 'Show an alliance' },
  async look(tx, { id }) {
    const alliance = await findAlliance(tx, id);
    if (alliance === undefined) throw new Refusal('not-found');
    return alliance;
  },
});
