import type { Follower } from '../journal/follower.ts';
import { isRefusal } from '../refusal.ts';
import { makeInstitutionKey } from './make-institution-key.ts';

/** A confirmed institution gets its first key; one that was confirmed before there were keys gets it too (decision 12). */
export const whenInstitutionConfirmedMakeKey: Follower = {
  name: 'when-institution-confirmed-make-key',
  types: ['institution-confirmed'],
  async follow(tx, event) {
    try {
      await tx.runAct(makeInstitutionKey, { id: event.subjectId });
    } catch (error) {
      // It has one already.
      if (!isRefusal(error) || error.code !== 'conflict') throw error;
    }
  },
};
