import type { ActTransaction, ViewTransaction } from '../act.ts';

export async function insertAlliance(tx: ActTransaction, id: string, name: string): Promise<void> {
  await tx.db.insertInto('alliance').values({ id, name, founded_at: tx.now }).execute();
}

/** Takes an institution into an alliance; false when it is in it already. */
export async function insertMember(tx: ActTransaction, allianceId: string, institutionId: string): Promise<boolean> {
  const done = await tx.db
    .insertInto('alliance_member')
    .values({ alliance_id: allianceId, institution_id: institutionId, joined_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** An alliance with those of its members that this actor may know. */
export async function findAlliance(tx: ViewTransaction, id: string) {
  const alliance = await tx.db.selectFrom('alliance').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
  if (alliance === undefined) return undefined;
  const members = await tx.db
    .selectFrom('alliance_member')
    .innerJoin('institution', 'institution.id', 'alliance_member.institution_id')
    .select(['institution.id', 'institution.name', 'institution.country'])
    .where('alliance_id', '=', id)
    .orderBy('institution.sort_name')
    .execute();
  return { ...alliance, members };
}
