import { sql } from 'kysely';
import type { ActTransaction, ViewTransaction } from '../../base/act.ts';
import type { ParamValue } from './own-framework.ts';

const whoActs = (tx: ActTransaction): string | null => (tx.actor.kind === 'person' ? tx.actor.personId : null);

/** Decides whether a framework binds in an alliance; the decisions before stay. */
export async function insertDecision(tx: ActTransaction, allianceId: string, frameworkId: string, binds: boolean): Promise<void> {
  await tx.db
    .insertInto('framework_decision')
    .values({ alliance_id: allianceId, framework_id: frameworkId, binds, since: tx.now, decided_by: whoActs(tx) })
    .execute();
}

export type Decision = {
  readonly allianceId: string;
  readonly alliance: string;
  readonly framework: string;
  readonly binds: boolean;
  readonly since: string;
};

/** What counts now: in one alliance, about one framework, or everything. */
export async function decisionsOf(
  tx: ViewTransaction,
  of: { readonly allianceId?: string; readonly frameworkId?: string } = {},
): Promise<Decision[]> {
  const { rows } = await sql<Omit<Decision, 'since'> & { readonly since: Date }>`
    select distinct on (said.alliance_id, said.framework_id) said.alliance_id as "allianceId", alliance.name as alliance,
      said.framework_id as framework, said.binds, said.since
    from framework_decision said join alliance on alliance.id = said.alliance_id
    where (${of.allianceId ?? null}::uuid is null or said.alliance_id = ${of.allianceId ?? null}::uuid)
      and (${of.frameworkId ?? null}::text is null or said.framework_id = ${of.frameworkId ?? null}::text)
    order by said.alliance_id, said.framework_id, seq desc`.execute(tx.db);
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
}

export type Numbers = Readonly<Record<string, ParamValue>>;
type Where = { readonly allianceId: string; readonly country: string } | { readonly institutionId: string };

/** Sets the numbers of a framework otherwise, all of them together; the sets before stay. */
export async function insertNumbers(tx: ActTransaction, where: Where, frameworkId: string, params: Numbers): Promise<void> {
  const [allianceId, country] = 'country' in where ? [where.allianceId, where.country] : [null, null];
  await tx.db
    .insertInto('framework_numbers')
    .values({
      alliance_id: allianceId,
      country,
      institution_id: 'country' in where ? null : where.institutionId,
      framework_id: frameworkId,
      params: JSON.stringify(params),
      since: tx.now,
      set_by: whoActs(tx),
    })
    .execute();
}

export type CountryNumbers = { readonly country: string; readonly framework: string; readonly params: Numbers; readonly since: string };

/** What counts now, by country. */
export async function countryNumbersOf(tx: ViewTransaction, allianceId: string): Promise<CountryNumbers[]> {
  const { rows } = await sql<Omit<CountryNumbers, 'since'> & { readonly since: Date }>`
    select distinct on (country, framework_id) country, framework_id as framework, params, since
    from framework_numbers where alliance_id = ${allianceId}::uuid
    order by country, framework_id, seq desc`.execute(tx.db);
  return rows.filter(({ params }) => Object.keys(params).length > 0).map((row) => ({ ...row, since: row.since.toISOString() }));
}

/** What counts now in an institution by its own decision, by framework. */
export async function ownNumbersOf(tx: ViewTransaction, institutionId: string): Promise<ReadonlyMap<string, Numbers>> {
  const { rows } = await sql<{ readonly framework: string; readonly params: Numbers }>`
    select distinct on (framework_id) framework_id as framework, params
    from framework_numbers where institution_id = ${institutionId}::uuid
    order by framework_id, seq desc`.execute(tx.db);
  return new Map(rows.filter(({ params }) => Object.keys(params).length > 0).map(({ framework, params }) => [framework, params]));
}
