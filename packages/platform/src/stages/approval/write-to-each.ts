import type { ActTransaction } from '../../base/act.ts';
import { isRefusal } from '../../base/refusal.ts';
import { writeCaseMail } from './write-case-mail.ts';

/** What makes writing pointless: it was written already, or whom to write to is gone. */
const pointless = ['conflict', 'not-found', 'personal-key-gone'];

/** Writes to each of these people about a case; who was written to or was forgotten is left out. */
export async function writeToEach(
  tx: ActTransaction,
  caseId: string,
  people: Iterable<string>,
  purpose: 'case-opened' | 'case-closed',
): Promise<void> {
  for (const personId of new Set(people)) {
    try {
      await tx.runAct(writeCaseMail, { caseId, personId, purpose });
    } catch (error) {
      if (!isRefusal(error) || !pointless.includes(error.code)) throw error;
    }
  }
}
