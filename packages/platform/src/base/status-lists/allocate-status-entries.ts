import { z } from 'zod';
import { defineAct, type EventDraft } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { signStatusListQueue } from './sign-status-list.queue.ts';
import { addressOfList, credentialId, givenEntry, statusPurposes } from './status-list.ts';
import { giveEntries } from './status-lists.store.ts';

/** How many credentials are given their places at once. */
const MOST = 1000;

/**
 * Gives credentials their places on a status list, before they are signed: part of issuing. A list that begins with one of them is signed
 * at once. The entries come in the order of the credentials.
 */
export const allocateStatusEntries = defineAct({
  name: 'allocate-status-entries',
  input: z.object({ institutionId: z.uuid(), purpose: z.enum(statusPurposes), credentialIds: z.array(credentialId).min(1).max(MOST) }),
  result: z.object({ entries: z.array(givenEntry) }),
  async perform(tx, input) {
    const given = await giveEntries(tx, input);
    if (given === undefined) throw new Refusal('conflict');
    for (const { list, begun } of given) if (begun) await tx.send(signStatusListQueue.name, { ...list });
    const [first, ...others] = given.map(
      ({ list, credentialId: subjectId }): EventDraft => ({
        type: 'status-entry-given',
        institutionId: list.institutionId,
        subjectId,
        facts: { purpose: list.purpose, list: list.number },
      }),
    );
    if (first === undefined) throw new Error('nobody asked for a place');
    const entries = given.map(({ list, index }) => ({
      type: 'BitstringStatusListEntry' as const,
      statusPurpose: list.purpose,
      statusListIndex: String(index),
      statusListCredential: addressOfList(tx.house.publicUrl, list),
    }));
    return { result: { entries }, events: [first, ...others] };
  },
});
