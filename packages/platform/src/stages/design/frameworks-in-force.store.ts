import { type Framework, frameworks, type Params } from '@laurel/microcredential';
import { sql } from 'kysely';
import type { ViewTransaction } from '../../base/act.ts';
import { bindsUnlessDecided, type FrameworkInForce } from './in-force.ts';

/** An institution, and the version of a description that is asked about: what was frozen is held against what was in force then. */
export type Asked = { readonly institutionId: string; readonly descriptionId?: string; readonly version?: number };

type Row = {
  readonly at: Date;
  readonly own: readonly { readonly id: string; readonly validFrom: string; readonly validTo: string | null }[];
  readonly decisions: readonly { readonly framework: string; readonly binds: boolean }[];
  /** those of countries first, those of the institution last */
  readonly numbers: readonly { readonly framework: string; readonly params: Params }[];
};

/**
 * The frameworks that an institution's descriptions are held against, shipped ones and those of its alliances: which of them bind, and
 * with which numbers. One statement, and a second one for versions that this process has not read yet.
 */
export async function frameworksInForce(
  tx: ViewTransaction,
  asked: Asked,
): Promise<{ readonly frameworks: readonly FrameworkInForce[]; readonly at: Date }> {
  const { at, own, decisions, numbers } = await standingAt(tx, asked);
  const all = [...frameworks, ...(await contentsOf(tx, own))];
  return { at, frameworks: all.map((framework) => inForce(framework, decisions, numbers)) };
}

function inForce(framework: Framework, decisions: Row['decisions'], numbers: Row['numbers']): FrameworkInForce {
  const said = decisions.filter((each) => each.framework === framework.id);
  const binds = said.length === 0 ? bindsUnlessDecided(framework.id) : said.some((each) => each.binds);
  // A number that a later version does not know any more is nobody's.
  const params = Object.fromEntries(
    numbers
      .filter((each) => each.framework === framework.id)
      .flatMap((each) => Object.entries(each.params))
      .filter(([name, value]) => typeof value === typeof framework.params[name]),
  );
  return Object.keys(params).length === 0 ? { framework, binds } : { framework, binds, params };
}

async function standingAt(tx: ViewTransaction, { institutionId, descriptionId, version }: Asked): Promise<Row> {
  const { rows } = await sql<Row>`
    with moment as (
      select coalesce((
        select frozen_at from description_version
        where description_id = ${descriptionId ?? null}::uuid and number = ${version ?? null}::int
      ), ${tx.now}::timestamptz) as at
    ), home as (
      select alliance_id from alliance_member, moment where institution_id = ${institutionId}::uuid and joined_at <= at
    ), decision as (
      select distinct on (alliance_id, framework_id) framework_id, binds
      from framework_decision, moment where alliance_id in (select alliance_id from home) and since <= at
      order by alliance_id, framework_id, seq desc
    ), numbers as (
      (select distinct on (n.alliance_id, n.framework_id) n.framework_id, n.params, 1 as place
      from moment, framework_numbers n join institution on institution.id = ${institutionId}::uuid and institution.country = n.country
      where n.alliance_id in (select alliance_id from home) and n.since <= at
      order by n.alliance_id, n.framework_id, n.seq desc)
      union all
      (select distinct on (n.framework_id) n.framework_id, n.params, 2 as place
      from framework_numbers n, moment where n.institution_id = ${institutionId}::uuid and n.since <= at
      order by n.framework_id, n.seq desc)
    )
    select at,
      (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'validFrom', v.valid_from, 'validTo', v.valid_to) order by v.framework_id), '[]')
        from framework_version v
        where v.alliance_id in (select alliance_id from home) and v.published_at <= at
          and v.valid_from <= (at at time zone 'UTC')::date
          and (v.valid_to is null or v.valid_to >= (at at time zone 'UTC')::date)) as own,
      (select coalesce(jsonb_agg(jsonb_build_object('framework', framework_id, 'binds', binds)), '[]') from decision) as decisions,
      (select coalesce(jsonb_agg(jsonb_build_object('framework', framework_id, 'params', params) order by place), '[]') from numbers) as numbers
    from moment`.execute(tx.db);
  const [row] = rows;
  if (row === undefined) throw new Error('There is always a moment');
  return row;
}

/** What a published version says never changes, so it is read and compiled once. Whoever publishes thousands does not fill the memory. */
const remembered = new Map<string, Framework>();
const MOST = 200;

async function contentsOf(tx: ViewTransaction, versions: Row['own']): Promise<Framework[]> {
  const missing = versions.filter(({ id }) => !remembered.has(id));
  const fresh = new Map<string, Framework>();
  if (missing.length > 0) {
    const rows = await tx.db
      .selectFrom('framework_version')
      .select(['id', 'content'])
      .where(
        'id',
        'in',
        missing.map(({ id }) => id),
      )
      .execute();
    for (const { id, content } of rows) fresh.set(id, content);
  }
  return versions.flatMap(({ id, validFrom, validTo }) => {
    const known = remembered.get(id) ?? fresh.get(id);
    if (known === undefined) return [];
    const content = (known.validTo ?? null) === validTo ? known : ended(known, validFrom, validTo);
    remember(id, content);
    return [content];
  });
}

function ended({ validTo: _before, ...said }: Framework, validFrom: string, validTo: string | null): Framework {
  return { ...said, validFrom, ...(validTo === null ? {} : { validTo }) };
}

/** The one that was used longest ago goes first. */
function remember(id: string, content: Framework): void {
  remembered.delete(id);
  remembered.set(id, content);
  const [oldest] = remembered.keys();
  if (remembered.size > MOST && oldest !== undefined) remembered.delete(oldest);
}
