import type { Follower } from '../../base/journal/follower.ts';
import { isRefusal } from '../../base/refusal.ts';
import type { LetterKind } from './application-mail.ts';
import { writeToApplicant } from './write-to-applicant.ts';

const kinds: Readonly<Record<string, LetterKind>> = {
  'application-submitted': 'received',
  'application-accepted': 'accepted',
  'application-declined': 'declined',
};

/** What makes writing pointless: it was written already, or whom to write to is gone. */
const pointless = ['conflict', 'not-found', 'personal-key-gone'];

/** An applicant hears by mail that their application came in, and how it was decided. */
export const whenApplicationMovesWriteToApplicant: Follower = {
  name: 'when-application-moves-write-to-applicant',
  types: Object.keys(kinds),
  async follow(tx, event) {
    const kind = kinds[event.type];
    if (kind === undefined) return;
    try {
      await tx.runAct(writeToApplicant, { applicationId: event.subjectId, kind });
    } catch (error) {
      if (!isRefusal(error) || !pointless.includes(error.code)) throw error;
    }
  },
};
