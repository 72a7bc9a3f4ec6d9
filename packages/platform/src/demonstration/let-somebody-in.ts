import { z } from 'zod';
import { defineAct } from '../base/act.ts';
import { insertLink } from '../base/people/sign-in.store.ts';
import { Refusal } from '../base/refusal.ts';
import { idOfSomebody, somebodies } from './somebody.ts';

/**
 * Makes a one-time link for one of the people of the demonstration; the page uses it up at once, as a mail's link is used.
 * In a house that is no demonstration nobody may (policy.ts).
 */
export const letSomebodyIn = defineAct({
  name: 'let-somebody-in',
  input: z.object({ who: z.string().max(100) }),
  result: z.object({ token: z.string() }),
  async perform(tx, { who }) {
    const personId = idOfSomebody(tx.keys, who);
    const known = await tx.db.selectFrom('person').select('id').where('id', '=', personId).executeTakeFirst();
    if (known === undefined || !somebodies(false).some(({ key }) => key === who)) throw new Refusal('not-found');
    const { id, address } = await insertLink(tx, personId, 'sign-in');
    return {
      result: { token: address.slice(address.lastIndexOf('/') + 1) },
      events: [{ type: 'let-in', subjectId: id, facts: { personId } }],
    };
  },
});
