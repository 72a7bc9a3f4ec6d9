import type { Follower } from '../journal/follower.ts';
import { isRefusal } from '../refusal.ts';
import { writeSignInLink } from './write-sign-in-link.ts';

/** Whoever is forgotten before the mail was written, or has no address, gets none. */
const pointless = ['conflict', 'not-found', 'personal-key-gone'];

/** Whoever was invited gets a mail with a link that lets them in once. */
export const whenPersonInvitedWriteLink: Follower = {
  name: 'when-person-invited-write-link',
  types: ['person-invited'],
  async follow(tx, event) {
    const institution = event.institutionId === null ? {} : { institutionId: event.institutionId };
    try {
      await tx.runAct(writeSignInLink, { personId: event.subjectId, purpose: 'invitation', ...institution });
    } catch (error) {
      if (!isRefusal(error) || !pointless.includes(error.code)) throw error;
    }
  },
};
