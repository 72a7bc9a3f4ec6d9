import { z } from 'zod';
import { defineView } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { listName } from './status-list.ts';
import { findList } from './status-lists.store.ts';

/** How a list stands, for the job that signs it. */
export const takeStatusList = defineView({
  name: 'take-status-list',
  input: listName,
  result: z.object({
    version: z.number(),
    signedVersion: z.number(),
    active: z.array(z.number()),
    signedBy: z.string().optional(),
    validUntil: z.string().optional(),
  }),
  async look(tx, list) {
    const found = await findList(tx, list);
    if (found === undefined) throw new Refusal('not-found');
    return found;
  },
});
