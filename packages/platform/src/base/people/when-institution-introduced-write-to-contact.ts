import type { Follower } from '../journal/follower.ts';
import { isRefusal } from '../refusal.ts';
import { writeToContact } from './write-to-contact.ts';

/** What makes writing pointless: it was written already, or whom to write to is gone. */
const pointless = ['conflict', 'not-found', 'personal-key-gone'];

/** Whoever introduced an institution is thanked by mail, in their language. */
export const whenInstitutionIntroducedWriteToContact: Follower = {
  name: 'when-institution-introduced-write-to-contact',
  types: ['institution-introduced'],
  async follow(tx, event) {
    try {
      await tx.runAct(writeToContact, { institutionId: event.subjectId });
    } catch (error) {
      if (!isRefusal(error) || !pointless.includes(error.code)) throw error;
    }
  },
};
