import type { ViewTransaction } from '../act.ts';

/** The names of colleagues, by their ids; whoever was forgotten, or may not be known to the reader, is missing. */
export async function namesOf(tx: ViewTransaction, ids: readonly (string | undefined)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== undefined))];
  const keys = await tx.keys.ofMany(tx.db, wanted);
  if (keys.size === 0) return new Map();
  const rows = await tx.db
    .selectFrom('person')
    .select(['id', 'name_sealed'])
    .where('id', 'in', [...keys.keys()])
    .execute();
  return new Map(
    rows.flatMap((row) => {
      const name = keys.get(row.id)?.open(row.name_sealed, 'person.name');
      return name === undefined ? [] : [[row.id, name] as const];
    }),
  );
}
