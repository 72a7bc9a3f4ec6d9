import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineAct } from '../act.ts';
import { oneLine } from '../plain-text.ts';
import { insertAlliance } from './alliance.store.ts';

/** Whoever runs the house writes down an alliance; its members join one by one. */
export const foundAlliance = defineAct({
  name: 'found-alliance',
  input: z.object({ name: oneLine(2, 200) }),
  result: z.object({ id: z.uuid() }),
  rest: { method: 'POST', path: '/api/alliances', status: 201, summary: 'Found an alliance' },
  async perform(tx, { name }) {
    const id = randomUUID();
    await insertAlliance(tx, id, name);
    return { result: { id }, events: [{ type: 'alliance-founded', subjectId: id, facts: {} }] };
  },
});
