import { z } from 'zod';
import { defineView } from '../../../base/act.ts';
import { findDescription } from '../design.store.ts';
import { developmentsOf } from './stakeholder.store.ts';
import { development } from './stakeholder.ts';

/** The descriptions that somebody from outside of the universities is asked about. */
export const listDevelopments = defineView({
  name: 'list-developments',
  input: z.object({}),
  result: z.object({ developments: z.array(development) }),
  rest: { method: 'GET', path: '/api/developments', summary: 'The descriptions that you are asked to comment on' },
  async look(tx) {
    if (tx.actor.kind !== 'person') return { developments: [] };
    const asked = await developmentsOf(tx, tx.actor.personId);
    const titled = [];
    for (const each of asked) {
      const title = (await findDescription(tx, each.descriptionId))?.title;
      titled.push({ ...each, ...(title !== undefined && { title }) });
    }
    return { developments: titled };
  },
});
