import type { ViewTransaction } from '../../base/act.ts';
import { dayOf } from '../../base/people/role.ts';
import { type InForce, shippedInForce } from './in-force.ts';

/** What the descriptions of an institution are held against today; with the deviations of one description, where one is named. */
export async function inForceFor(
  tx: ViewTransaction,
  _about: { readonly institutionId: string; readonly descriptionId?: string },
): Promise<InForce> {
  return { ...shippedInForce, on: dayOf(tx.now) };
}
