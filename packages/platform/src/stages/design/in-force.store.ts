import type { ViewTransaction } from '../../base/act.ts';
import { dayOf } from '../../base/people/role.ts';
import { deviationsOf } from './deviation.store.ts';
import { frameworksInForce } from './frameworks-in-force.store.ts';
import type { InForce } from './in-force.ts';

/**
 * What the descriptions of an institution are held against today; with the deviations of one description, where one is named. Where its
 * version is named and frozen, the frameworks are those of the moment in which it was: an old decision keeps the versions it was made under.
 */
export async function inForceFor(
  tx: ViewTransaction,
  about: { readonly institutionId: string; readonly descriptionId?: string; readonly version?: number },
): Promise<InForce> {
  const [{ frameworks, at }, deviations] = [await frameworksInForce(tx, about), await deviationsOf(tx, about.descriptionId)];
  return { frameworks, deviations, on: dayOf(at), today: dayOf(tx.now) };
}
