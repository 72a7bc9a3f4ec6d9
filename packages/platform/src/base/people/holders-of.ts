import type { ViewTransaction } from '../act.ts';
import { assignmentsOfInstitution } from './role.store.ts';
import { isInForce, type RoleName } from './role.ts';

/** Everybody who holds that role in an institution now, or stands in for somebody who does. */
export async function holdersOf(tx: ViewTransaction, role: RoleName, institutionId: string): Promise<string[]> {
  const all = await assignmentsOfInstitution(tx, institutionId);
  return all.filter((held) => held.role === role && isInForce(held, all, tx.now)).map(({ personId }) => personId);
}
