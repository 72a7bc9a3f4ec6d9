import type { Description } from '@laurel/microcredential';
import { sql } from 'kysely';
import type { ViewTransaction } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { offeringColumns, offeringOf } from './offering.store.ts';
import type { Offering } from './offering.ts';

type Head = Offering & { readonly title?: Description['title'] };

/** A page of the offerings that the actor works with, those that begin last first. */
export async function pageOfOfferings(
  tx: ViewTransaction,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ offerings: Head[]; next?: string }> {
  let query = tx.db
    .selectFrom('offering')
    .innerJoin('description_version as said', (join) =>
      join.onRef('said.description_id', '=', 'offering.description_id').onRef('said.number', '=', 'offering.version'),
    )
    .select(offeringColumns)
    .select(sql<Description['title'] | null>`said.content -> 'title'`.as('title'))
    .where(tx.scope);
  if (page.after !== undefined) {
    const [day, id] = readDayCursor(page.after);
    query = query.where(
      sql<boolean>`(offering.starts_on < ${day}::date or (offering.starts_on = ${day}::date and offering.id > ${id}::uuid))`,
    );
  }
  const rows = await query
    .orderBy('offering.starts_on', 'desc')
    .orderBy('offering.id')
    .limit(page.limit + 1)
    .execute();
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const offerings = shown.map((row) => ({ ...offeringOf(row), ...(row.title ? { title: row.title } : {}) }));
  return rows.length > page.limit && last !== undefined ? { offerings, next: `${last.starts_on}_${last.id}` } : { offerings };
}

/** Where a page begins, as the page before said; whatever else comes is no page. */
export function readDayCursor(cursor: string): [string, string] {
  const [day = '', id = ''] = cursor.split('_');
  const isDay = day === 'infinity' || (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)));
  if (isDay && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return [day, id];
  throw new Refusal('invalid-input', {}, { issues: [{ path: 'after', code: 'unknown-page', message: 'This page does not exist.' }] });
}

type Offerable = {
  readonly id: string;
  readonly institutionId: string;
  readonly title?: Description['title'];
  readonly languages: string[];
  readonly version: number;
};

/** Approved descriptions within the scope, each with the version that was approved last. */
export async function offerableDescriptions(tx: ViewTransaction): Promise<Offerable[]> {
  const rows = await tx.db
    .selectFrom('description')
    .innerJoin('approval_case', 'approval_case.description_id', 'description.id')
    .innerJoin('description_version as said', (join) =>
      join.onRef('said.description_id', '=', 'description.id').onRef('said.number', '=', 'approval_case.version'),
    )
    .distinctOn('description.id')
    .select(['description.id', 'description.institution_id as institutionId', 'approval_case.version'])
    .select(sql<Description['title'] | null>`said.content -> 'title'`.as('title'))
    .select(sql<unknown>`said.content -> 'languages'`.as('languages'))
    .where('description.state', '!=', 'withdrawn')
    .where('approval_case.state', '=', 'authorised')
    .where(tx.scope)
    .orderBy('description.id')
    .orderBy('approval_case.version', 'desc')
    .limit(500)
    .execute();
  return rows.map(({ title, languages, ...row }) => ({
    ...row,
    languages: Array.isArray(languages) ? languages.map(String) : [],
    ...(title ? { title } : {}),
  }));
}
