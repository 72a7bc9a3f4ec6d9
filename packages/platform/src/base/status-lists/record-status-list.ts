import { z } from 'zod';
import { defineAct } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { signStatusListQueue } from './sign-status-list.queue.ts';
import { LIST_DAYS, listName } from './status-list.ts';
import { storeSigned } from './status-lists.store.ts';

/** Keeps a status list that was signed, to be served as it is, and sees to it that it is signed anew after half its time. */
export const recordStatusList = defineAct({
  name: 'record-status-list',
  input: listName.extend({ version: z.number().int(), signed: z.string(), signedBy: z.string(), validUntil: z.coerce.date() }),
  result: z.object({ version: z.number() }),
  async perform(tx, { version, signed, signedBy, validUntil, ...list }) {
    if (!(await storeSigned(tx, list, { version, signed, signedBy, validUntil }))) throw new Refusal('conflict');
    await tx.send(signStatusListQueue.name, { ...list }, { startAfterSeconds: (LIST_DAYS / 2) * 86_400 });
    return {
      result: { version },
      events: [
        {
          type: 'status-list-signed',
          institutionId: list.institutionId,
          subjectId: list.institutionId,
          facts: { purpose: list.purpose, list: list.number, version, key: signedBy.slice(signedBy.indexOf('#') + 1) },
        },
      ],
    };
  },
});
