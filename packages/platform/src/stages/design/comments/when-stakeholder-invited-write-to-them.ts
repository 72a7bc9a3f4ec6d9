import type { Follower } from '../../../base/journal/follower.ts';
import { isRefusal } from '../../../base/refusal.ts';
import { speakersOf, standingOfInvitation } from './stakeholder.store.ts';
import { writeInvitationMail } from './write-invitation-mail.ts';

/** What makes writing pointless: it was written already, or whom to write to is gone. */
const pointless = ['conflict', 'not-found', 'personal-key-gone'];

/** Everybody who speaks for an invited organisation gets a mail that leads to what they are asked about. */
export const whenStakeholderInvitedWriteToThem: Follower = {
  name: 'when-stakeholder-invited-write-to-them',
  types: ['stakeholder-invited'],
  async follow(tx, event) {
    const standing = await standingOfInvitation(tx, event.subjectId);
    if (standing === undefined) return;
    for (const personId of await speakersOf(tx, standing.stakeholder.id)) {
      try {
        await tx.runAct(writeInvitationMail, { invitationId: standing.id, personId });
      } catch (error) {
        if (!isRefusal(error) || !pointless.includes(error.code)) throw error;
      }
    }
  },
};
