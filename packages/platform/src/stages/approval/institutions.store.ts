import type { ViewTransaction } from '../../base/act.ts';
import { institutionDid } from '../../base/institution-keys/institution-did.ts';
import type { Known } from './awarding-body.ts';

/** The confirmed institutions of the house, by name: an alliance has a dozen. */
export async function institutionsOfHouse(tx: ViewTransaction): Promise<Known[]> {
  const rows = await tx.db
    .selectFrom('institution')
    .select(['id', 'name', 'country', 'website'])
    .where('state', '=', 'confirmed')
    .orderBy('sort_name')
    .orderBy('id')
    .limit(1000)
    .execute();
  return rows.map((row) => ({ ...row, did: institutionDid(tx.house.publicUrl, row.id) }));
}
