import type { Description } from '@laurel/microcredential';
import { sql } from 'kysely';
import type { ViewTransaction } from '../../base/act.ts';
import { institutionsOf } from '../../base/actor.ts';
import { Refusal } from '../../base/refusal.ts';
import { headOf, partiesOf } from './approval.store.ts';
import type { CaseHead } from './approval-case.ts';

type Wanted = { readonly descriptionId?: string | undefined; readonly after?: string | undefined; readonly limit: number };

/** A page of the cases that the actor may see: those that wait for their institution first, the longest waiting on top; then the others, the youngest on top. */
export async function pageOfCases(tx: ViewTransaction, wanted: Wanted): Promise<{ cases: CaseHead[]; next?: string }> {
  const own = institutionsOf(tx.actor);
  const waiting = sql<number>`case when approval_case.state = 'under-review' and exists (
    select from approval_decision said
    where said.case_id = approval_case.id and said.decision = 'pending' and said.institution_id = any(${own}::uuid[])
  ) then 0 else 1 end`;
  const opened = sql`(extract(epoch from opened_at) * 1000)::bigint`;
  const order = sql<string>`case when ${waiting} = 0 then ${opened} else - ${opened} end`;
  let query = tx.db
    .selectFrom('approval_case')
    .innerJoin('description_version as frozen', (join) =>
      join.onRef('frozen.description_id', '=', 'approval_case.description_id').onRef('frozen.number', '=', 'version'),
    )
    .select(['approval_case.id', 'approval_case.description_id as descriptionId', 'version', 'institution_id', 'approval_case.state'])
    .select(['opened_at', 'closed_at', sql<Description['title']>`content -> 'title'`.as('title')])
    .select([waiting.as('waiting'), order.as('order')])
    .where(tx.scope);
  if (wanted.descriptionId !== undefined) query = query.where('approval_case.description_id', '=', wanted.descriptionId);
  if (wanted.after !== undefined) {
    const [group, at, id] = readCursor(wanted.after);
    query = query.where(sql<boolean>`(${waiting}, ${order}, approval_case.id) > (${group}::int, ${at}::bigint, ${id}::uuid)`);
  }
  const rows = await query
    .orderBy(waiting)
    .orderBy(order)
    .orderBy('approval_case.id')
    .limit(wanted.limit + 1)
    .execute();
  const shown = rows.slice(0, wanted.limit);
  const parties = await partiesOf(
    tx,
    shown.map(({ id }) => id),
  );
  const cases = shown.map((row) => headOf(row, parties.get(row.id) ?? []));
  const last = shown.at(-1);
  return rows.length > wanted.limit && last !== undefined ? { cases, next: `${last.waiting}_${last.order}_${last.id}` } : { cases };
}

function readCursor(cursor: string): [string, string, string] {
  const [, group, at, id] = /^([01])_(-?\d{1,15})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor) ?? [];
  if (group !== undefined && at !== undefined && id !== undefined) return [group, at, id];
  throw new Refusal('invalid-input', {}, { issues: [{ path: 'after', code: 'unknown-page', message: 'This page does not exist.' }] });
}
