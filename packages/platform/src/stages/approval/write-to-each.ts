import type { ActTransaction, ViewTransaction } from '../../base/act.ts';
import { assignmentsOfInstitution } from '../../base/people/role.store.ts';
import { isInForce, type RoleName } from '../../base/people/role.ts';
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

/** Everybody who holds that role in an institution now, or stands in for somebody who does. */
export async function holdersOf(tx: ViewTransaction, role: RoleName, institutionId: string): Promise<string[]> {
  const all = await assignmentsOfInstitution(tx, institutionId);
  return all.filter((held) => held.role === role && isInForce(held, all, tx.now)).map(({ personId }) => personId);
}
