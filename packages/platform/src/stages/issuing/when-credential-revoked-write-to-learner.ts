import type { Follower } from '../../base/journal/follower.ts';
import { isRefusal } from '../../base/refusal.ts';
import { writeRevocationToLearner } from './write-revocation-to-learner.ts';

/** What makes writing pointless: it was written already, or whom to write to is gone or has no address. */
const pointless = ['conflict', 'not-found', 'personal-key-gone'];

/** A learner whose credential was revoked is told why, and how to object. */
export const whenCredentialRevokedWriteToLearner: Follower = {
  name: 'when-credential-revoked-write-to-learner',
  types: ['credential-revoked'],
  async follow(tx, event) {
    try {
      await tx.runAct(writeRevocationToLearner, { credentialId: event.subjectId });
    } catch (error) {
      if (!isRefusal(error) || !pointless.includes(error.code)) throw error;
    }
  },
};
