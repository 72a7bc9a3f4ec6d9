import type { Description } from '@laurel/microcredential';
import { sql } from 'kysely';
import type { ViewTransaction } from '../../base/act.ts';
import type { Numbers } from './framework-decision.store.ts';

/** Of an alliance's descriptions one that the reader may see, in its latest version that they may see. */
export type Seen = {
  readonly id: string;
  readonly institutionId: string;
  readonly institution: string;
  readonly content: Description;
  /** whether the reader can open it where it is written */
  readonly open: boolean;
};

/** So many are read at once: whoever has ten thousand does not fill the memory. */
const BATCH = 1500;

/**
 * The descriptions of the alliance's institutions that the reader may see: those of institutions in which they work or decide, and whatever
 * is published. In the order of their ids, from one on.
 */
export async function* descriptionsSeen(tx: ViewTransaction, members: readonly string[]): AsyncGenerator<Seen> {
  let after: string | null = null;
  for (;;) {
    const batch: Seen[] = await batchAfter(tx, members, after);
    yield* batch;
    after = batch.at(-1)?.id ?? null;
    if (batch.length < BATCH) return;
  }
}

async function batchAfter(tx: ViewTransaction, members: readonly string[], after: string | null): Promise<Seen[]> {
  const list = `{${members.join(',')}}`;
  const { rows } = await sql<Seen>`
    with seen as (
      select id, institution_id, true as open, null::int as version from description
      where institution_id = any (${list}::uuid[]) and state <> 'withdrawn' and (${after}::uuid is null or id > ${after}::uuid)
      union all
      select description_id, institution_id, false, version from publication
      where withdrawn_at is null and institution_id = any (${list}::uuid[]) and (${after}::uuid is null or description_id > ${after}::uuid)
        and not exists (select from description where description.id = publication.description_id)
      order by 1 limit ${BATCH}
    )
    select seen.id, seen.institution_id as "institutionId", institution.name as institution, said.content, seen.open
    from seen join institution on institution.id = seen.institution_id
      join lateral (
        select content from description_version
        where description_id = seen.id and (seen.version is null or number = seen.version) order by number desc limit 1
      ) said on true
    order by seen.id`.execute(tx.db);
  return rows;
}

/** By institution, with which numbers a framework is asked there: those of the country, and before them the institution's own. */
export async function numbersByInstitution(
  tx: ViewTransaction,
  allianceId: string,
  frameworkId: string,
): Promise<ReadonlyMap<string, Numbers>> {
  const { rows } = await sql<{ readonly id: string; readonly params: Numbers }>`
    select m.institution_id as id, coalesce(of_country.params, '{}') || coalesce(own.params, '{}') as params
    from alliance_member m join institution on institution.id = m.institution_id
      left join lateral (
        select params from framework_numbers n
        where n.alliance_id = m.alliance_id and n.country = institution.country and n.framework_id = ${frameworkId}
        order by seq desc limit 1
      ) of_country on true
      left join lateral (
        select params from framework_numbers n
        where n.institution_id = m.institution_id and n.framework_id = ${frameworkId}
        order by seq desc limit 1
      ) own on true
    where m.alliance_id = ${allianceId}::uuid`.execute(tx.db);
  return new Map(rows.map(({ id, params }) => [id, params]));
}
