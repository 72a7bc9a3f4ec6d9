import type { Follower } from '../../base/journal/follower.ts';
import { isRefusal } from '../../base/refusal.ts';
import { writeToLearner } from './write-to-learner.ts';

/** Whoever was forgotten, whose credential was revoked meanwhile, or who was written to before gets no mail. */
const pointless = ['not-found', 'personal-key-gone', 'wrong-state', 'conflict'];

/** Whoever was issued a credential gets a mail with the address under which it is theirs. */
export const whenCredentialIssuedWriteToLearner: Follower = {
  name: 'when-credential-issued-write-to-learner',
  types: ['credential-issued'],
  async follow(tx, event) {
    try {
      await tx.runAct(writeToLearner, { credentialId: event.subjectId });
    } catch (error) {
      if (!isRefusal(error) || !pointless.includes(error.code)) throw error;
    }
  },
};
