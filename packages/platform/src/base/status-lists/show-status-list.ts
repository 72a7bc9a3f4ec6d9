import { z } from 'zod';
import { defineView } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { listName } from './status-list.ts';
import { findSigned } from './status-lists.store.ts';

/** A signed status list, byte for byte as it was signed. */
export const showStatusList = defineView({
  name: 'show-status-list',
  input: listName,
  result: z.object({ signed: z.string() }),
  async look(tx, list) {
    const signed = await findSigned(tx, list);
    if (signed === undefined) throw new Refusal('not-found');
    return { signed };
  },
});
