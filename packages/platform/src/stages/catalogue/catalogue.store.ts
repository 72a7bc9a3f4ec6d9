import { type RawBuilder, sql } from 'kysely';
import type { ViewTransaction } from '../../base/act.ts';
import { dayOf } from '../../base/people/role.ts';
import { Refusal } from '../../base/refusal.ts';
import type { CatalogueEntry, FacetCount, FacetName, PublicOffering, Search, Size } from './catalogue.ts';
import { sizes } from './catalogue.ts';
import { readDayCursor } from './offering-list.store.ts';
import { queryFor } from './search-words.ts';

type Condition = RawBuilder<boolean>;

/** The conditions of each facet; one in which nothing is chosen lets everything through. */
function conditionsOf(search: Search): Readonly<Record<FacetName, Condition>> {
  const open = sql<boolean>`true`;
  return {
    institution: search.institution.length === 0 ? open : sql`awarding_bodies && ${search.institution}::uuid[]`,
    language: search.language.length === 0 ? open : sql`languages && ${search.language}::text[]`,
    size: search.size.length === 0 ? open : sql`size = any(${search.size}::text[])`,
    eqf: search.eqf.length === 0 ? open : sql`eqf = any(${search.eqf}::integer[])`,
    mode: search.mode.length === 0 ? open : sql`mode = any(${search.mode}::text[])`,
  };
}

const sizeOf = sql`case ${sql.join(
  (Object.entries(sizes) as [Size, readonly [number, number]][]).map(
    ([name, [from, to]]) => sql`when ects >= ${sql.lit(from)} and ects < ${sql.lit(to)} then ${sql.lit(name)}`,
  ),
  sql` `,
)} end`;

/** Everything that is public and has the words, with its size named. */
function found(search: Search, today?: string): RawBuilder<unknown> {
  const query = queryFor(search.q);
  // Whoever types only signs looks for nothing that could be found.
  const words = query !== undefined ? sql`words @@ ${query}::tsquery` : search.q.trim() === '' ? sql`true` : sql`false`;
  // Reckoned from the row alone: a join would be guessed at wrongly where the database never counted its rows, as the embedded one does not.
  const begins =
    today === undefined
      ? sql`null::date`
      : sql`coalesce((select min(day) from unnest(starts) as day where day >= ${today}::date), 'infinity')`;
  return sql`select description_id, published_at, awarding_bodies, languages, ${sizeOf} as size, eqf, mode, ${begins} as begins
    from publication where withdrawn_at is null and ${words}`;
}

type Counted = { readonly count: number; readonly all: number; readonly facets: Readonly<Record<FacetName, FacetCount[]>> };

/**
 * Counts what fits, and for each facet what would fit with every one of its values: all other facets count, its own does not, since
 * choosing a second value widens.
 */
export async function countCatalogue(tx: ViewTransaction, search: Search): Promise<Counted> {
  const conditions = conditionsOf(search);
  const others = (facet: FacetName | 'all') =>
    sql.join(
      Object.entries(conditions).flatMap(([name, condition]) => (name === facet ? [] : [condition])),
      sql` and `,
    );
  const { rows } = await sql<{
    facet: FacetName | 'fits' | 'all';
    value: string | null;
    says: string | null;
    country: string | null;
    count: number;
  }>`
    with hit as materialized (${found(search)})
    select 'institution' as facet, institution.id::text as value, name as says, country, hits.count
    from (select body, count(*) as count from hit, unnest(awarding_bodies) as body where ${others('institution')} group by body) hits
      join institution on institution.id = hits.body
    union all
    select 'language', tongue, null, null, count(*) from hit, unnest(languages) as tongue where ${others('language')} group by tongue
    union all
    select 'size', size, null, null, count(*) from hit where size is not null and ${others('size')} group by size
    union all
    select 'eqf', eqf::text, null, null, count(*) from hit where eqf is not null and ${others('eqf')} group by eqf
    union all
    select 'mode', mode, null, null, count(*) from hit where mode is not null and ${others('mode')} group by mode
    union all
    select 'fits', null, null, null, count(*) from hit where ${others('all')}
    union all
    select 'all', null, null, null, count(*) from publication where withdrawn_at is null
  `.execute(tx.db);
  const of = (facet: FacetName): FacetCount[] =>
    rows
      .filter((row) => row.facet === facet)
      .map(({ value, says, country, count }) => ({
        value: value ?? '',
        ...(says === null ? {} : { says }),
        ...(country === null ? {} : { country }),
        count,
      }))
      .sort((a, b) => b.count - a.count || (a.says ?? a.value).localeCompare(b.says ?? b.value));
  const number = (facet: 'fits' | 'all') => rows.find((row) => row.facet === facet)?.count ?? 0;
  return {
    count: number('fits'),
    all: number('all'),
    facets: { institution: of('institution'), language: of('language'), size: of('size'), eqf: of('eqf'), mode: of('mode') },
  };
}

/** The names of some institutions in the order in which the approval names them. */
export const namesOf = (bodies: RawBuilder<unknown>) => sql<{ id: string; name: string; country: string }[] | null>`(
  select json_agg(json_build_object('id', institution.id, 'name', institution.name, 'country', institution.country) order by place)
  from unnest(${bodies}) with ordinality as body (id, place) join institution on institution.id = body.id)`;

/** As JavaScript writes it, whatever the time zone of the connection. */
const moment = (column: RawBuilder<unknown>) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** An offering as JSON with the names of our own. */
export const offeringJson = (of: string) => {
  const column = (name: string) => sql.ref(`${of}.${name}`);
  return sql<PublicOffering>`json_strip_nulls(json_build_object('id', ${column('id')}, 'state', ${column('state')},
    'startsOn', ${column('starts_on')}, 'endsOn', ${column('ends_on')}, 'applyUntil', ${column('apply_until')}, 'place', ${column('place')},
    'language', ${column('language')}, 'seats', ${column('seats')}, 'taken', ${column('taken')}, 'priceCents', ${column('price_cents')},
    'currency', ${column('currency')}, 'publishedAt', ${moment(column('published_at'))}, 'movedAt', ${moment(column('moved_at'))},
    'cancelReason', ${column('cancel_reason')}, 'edit', ${column('edit')}))`;
};

type Row = {
  readonly description_id: string;
  readonly slug: string;
  readonly card: { title?: CatalogueEntry['title']; summary?: CatalogueEntry['summary']; hours?: number };
  readonly institutions: CatalogueEntry['institutions'] | null;
  readonly ects: number | null;
  readonly eqf: number | null;
  readonly mode: string | null;
  readonly languages: string[];
  readonly published_at: Date;
  readonly approved_at: Date;
  readonly begins: string;
  readonly offering: PublicOffering | null;
};

/** A page of what fits, in the order that was asked for. */
export async function pageOfCatalogue(tx: ViewTransaction, search: Search): Promise<{ microCredentials: CatalogueEntry[]; next?: string }> {
  const today = dayOf(tx.now);
  const { order, limit } = search;
  const fits = sql.join(Object.values(conditionsOf(search)), sql` and `);
  const soonest = order === 'soonest';
  const { rows } = await sql<Row>`
    with page as materialized (
      select description_id, begins from (${found(search, today)}) hit
      where ${fits} and ${afterOf(search)}
      order by ${soonest ? sql`begins` : sql`published_at desc`}, description_id
      limit ${limit + 1}
    )
    select published.description_id, slug, card, ects, eqf, mode, languages, published_at, approved_at, begins::text as begins,
      ${namesOf(sql`published.awarding_bodies`)} as institutions,
      (select ${offeringJson('next')} from offering as next
        where next.description_id = published.description_id and next.state = 'published' and next.ends_on >= ${today}::date
        order by next.starts_on < ${today}::date, next.starts_on, next.id limit 1) as offering
    from page join publication as published on published.description_id = page.description_id
    order by ${soonest ? sql`begins` : sql`published_at desc`}, published.description_id
  `.execute(tx.db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const microCredentials = shown.map(entryOf);
  if (rows.length <= limit || last === undefined) return { microCredentials };
  return { microCredentials, next: `${soonest ? last.begins : last.published_at.toISOString()}_${last.description_id}` };
}

function afterOf({ after, order }: Search): Condition {
  if (after === undefined) return sql`true`;
  if (order === 'soonest') {
    const [day, id] = readDayCursor(after);
    return sql`(begins, description_id) > (${day}::date, ${id}::uuid)`;
  }
  const [moment = '', id = ''] = after.split('_');
  if (
    !/^\d{4}-\d{2}-\d{2}T[\d:.]{12}Z$/.test(moment) ||
    Number.isNaN(Date.parse(moment)) ||
    !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
  )
    throw new Refusal('invalid-input', {}, { issues: [{ path: 'after', code: 'unknown-page', message: 'This page does not exist.' }] });
  return sql`(published_at < ${moment}::timestamptz or (published_at = ${moment}::timestamptz and description_id > ${id}::uuid))`;
}

function entryOf(row: Row): CatalogueEntry {
  return {
    slug: row.slug,
    ...(row.card.title === undefined ? {} : { title: row.card.title }),
    ...(row.card.summary === undefined ? {} : { summary: row.card.summary }),
    ...(row.card.hours === undefined ? {} : { hours: row.card.hours }),
    institutions: row.institutions ?? [],
    ...(row.ects === null ? {} : { ects: row.ects }),
    ...(row.eqf === null ? {} : { eqf: row.eqf }),
    ...(row.mode === null ? {} : { mode: row.mode }),
    languages: row.languages,
    publishedAt: row.published_at.toISOString(),
    approvedAt: row.approved_at.toISOString(),
    ...(row.offering === null ? {} : { offering: row.offering }),
  };
}
