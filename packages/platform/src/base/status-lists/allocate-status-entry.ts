import { z } from 'zod';
import { defineAct } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { signStatusListQueue } from './sign-status-list.queue.ts';
import { addressOfList, credentialId, givenEntry, statusPurposes } from './status-list.ts';
import { giveEntry } from './status-lists.store.ts';

/** Gives a credential its place on a status list, before it is signed: part of issuing. A list that begins with it is signed at once. */
export const allocateStatusEntry = defineAct({
  name: 'allocate-status-entry',
  input: z.object({ institutionId: z.uuid(), purpose: z.enum(statusPurposes), credentialId }),
  result: givenEntry,
  async perform(tx, input) {
    const given = await giveEntry(tx, input);
    if (given === undefined) throw new Refusal('conflict');
    const { list, index, begun } = given;
    if (begun) await tx.send(signStatusListQueue.name, { ...list });
    return {
      result: {
        type: 'BitstringStatusListEntry' as const,
        statusPurpose: list.purpose,
        statusListIndex: String(index),
        statusListCredential: addressOfList(tx.house.publicUrl, list),
      },
      events: [
        {
          type: 'status-entry-given',
          institutionId: list.institutionId,
          subjectId: input.credentialId,
          facts: { purpose: list.purpose, list: list.number },
        },
      ],
    };
  },
});
