import type { ActTransaction } from '../../base/act.ts';
import { isRefusal } from '../../base/refusal.ts';
import type { DeviationMailPurpose } from './deviation-mail.ts';
import { writeDeviationMail } from './write-deviation-mail.ts';

/** What makes writing pointless: it was written already, or whom to write to is gone. */
const pointless = ['conflict', 'not-found', 'personal-key-gone'];

/** Writes to each of these people about a deviation; who was written to or was forgotten is left out. */
export async function writeAboutDeviation(
  tx: ActTransaction,
  deviationId: string,
  people: Iterable<string>,
  purpose: DeviationMailPurpose,
): Promise<void> {
  for (const personId of new Set(people)) {
    try {
      await tx.runAct(writeDeviationMail, { deviationId, personId, purpose });
    } catch (error) {
      if (!isRefusal(error) || !pointless.includes(error.code)) throw error;
    }
  }
}
