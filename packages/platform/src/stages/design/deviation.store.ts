import { randomUUID } from 'node:crypto';
import type { Description, Framework } from '@laurel/microcredential';
import { type Selectable, sql } from 'kysely';
import type { ActTransaction, ViewTransaction } from '../../base/act.ts';
import type { Tables } from '../../base/database/tables.ts';
import { dayOf } from '../../base/people/role.ts';
import type { Deviation, DeviationRecord, DeviationStanding } from './deviation.ts';

/** Whatever was granted for a description, in force or not any more, as far as this actor may know it; none where no description is named. */
export async function deviationsOf(tx: ViewTransaction, descriptionId: string | undefined): Promise<Deviation[]> {
  if (descriptionId === undefined) return [];
  const rows = await tx.db
    .selectFrom('deviation')
    .innerJoin('institution', 'institution.id', 'deviation.institution_id')
    .selectAll('deviation')
    .select(['institution.name', 'institution.country'])
    .where('description_id', '=', descriptionId)
    .where('deviation.state', 'in', ['granted', 'ended'])
    .orderBy('decided_at')
    .orderBy('deviation.id')
    .execute();
  return rows.flatMap((row) =>
    row.reason === null || row.decided_at === null || row.from_day === null || row.until_day === null
      ? []
      : {
          id: row.id,
          framework: row.framework,
          rule: row.rule,
          institution: { id: row.institution_id, name: row.name, country: row.country },
          reason: row.reason,
          decidedOn: dayOf(row.decided_at),
          from: row.from_day,
          until: row.until_day,
          ...(row.ended_at === null ? {} : { endedOn: dayOf(row.ended_at) }),
        },
  );
}

type Wish = {
  readonly descriptionId: string;
  readonly institutionId: string;
  readonly framework: string;
  readonly version: string;
  readonly rule: string;
  readonly wish: string;
  readonly until: string;
};

/** Puts down a wish. @returns its id, or `undefined` when one for that rule waits already */
export async function insertDeviation(tx: ActTransaction, wish: Wish): Promise<string | undefined> {
  const id = randomUUID();
  const done = await tx.db
    .insertInto('deviation')
    .values({
      id,
      description_id: wish.descriptionId,
      institution_id: wish.institutionId,
      framework: wish.framework,
      framework_version: wish.version,
      rule: wish.rule,
      wish: wish.wish,
      wished_until: wish.until,
      asked_by: personOf(tx),
      asked_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n ? id : undefined;
}

type Decided = { readonly reason: string } & (
  | { readonly state: 'declined' }
  | { readonly state: 'granted'; readonly version: string; readonly from: string; readonly until: string }
);

/** Decides about a wish; false when it waits no more: of two deciders at once, one is heard. */
export async function settleDeviation(tx: ActTransaction, id: string, decided: Decided): Promise<boolean> {
  const done = await tx.db
    .updateTable('deviation')
    .set({
      state: decided.state,
      reason: decided.reason,
      decided_by: personOf(tx),
      decided_at: tx.now,
      ...(decided.state === 'granted' ? { framework_version: decided.version, from_day: decided.from, until_day: decided.until } : {}),
    })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Takes a wish or a deviation back; false when it stands no more as it did. */
export async function endDeviation(
  tx: ActTransaction,
  id: string,
  end: { readonly from: 'asked' } | { readonly from: 'granted'; readonly reason: string },
): Promise<boolean> {
  const ended = { ended_by: personOf(tx), ended_at: tx.now };
  const done = await tx.db
    .updateTable('deviation')
    .set(end.from === 'asked' ? { state: 'withdrawn', ...ended } : { state: 'ended', end_reason: end.reason, ...ended })
    .where('id', '=', id)
    .where('state', '=', end.from)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** The standing of a deviation, or `undefined` when there is none that this actor may know. */
export async function standingOfDeviation(tx: ViewTransaction, id: string): Promise<DeviationStanding | undefined> {
  const row = await tx.db
    .selectFrom('deviation')
    .select(['id', 'description_id', 'institution_id', 'state', 'asked_by'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const authors = await tx.db
    .selectFrom('description_author')
    .select('person_id')
    .where('description_id', '=', row.description_id)
    .execute();
  return {
    id: row.id,
    descriptionId: row.description_id,
    institutionId: row.institution_id,
    state: row.state,
    askedBy: row.asked_by,
    authors: authors.map(({ person_id }) => person_id),
  };
}

const records = (tx: ViewTransaction) =>
  tx.db
    .selectFrom('deviation')
    .innerJoin('institution', 'institution.id', 'deviation.institution_id')
    .selectAll('deviation')
    .select(['institution.name', 'institution.country'])
    .select(
      sql<Description['title'] | null>`(select content -> 'title' from description_version said
        where said.description_id = deviation.description_id order by number desc limit 1)`.as('title'),
    )
    .select(
      sql<Framework['title'] | null>`(select content -> 'title' from framework_version own
        where own.framework_id = deviation.framework order by valid_from desc limit 1)`.as('framework_title'),
    );

export type KeptDeviation = DeviationRecord & { readonly askedBy: string | null; readonly decidedBy: string | null };

/** A deviation with the persons in it, as far as this actor may know it. */
export async function findDeviation(tx: ViewTransaction, id: string): Promise<KeptDeviation | undefined> {
  const row = await records(tx).where('deviation.id', '=', id).executeTakeFirst();
  return row && { ...recordOf(row), askedBy: row.asked_by, decidedBy: row.decided_by };
}

type Page = { readonly descriptionId?: string | undefined; readonly from: number; readonly limit: number };

/** Wishes that wait first, the longest waiting on top; then what holds, by its last day; then what is over, the youngest on top. */
export async function pageOfDeviations(tx: ViewTransaction, page: Page): Promise<{ deviations: DeviationRecord[]; more: boolean }> {
  const group = sql`case when deviation.state = 'asked' then 0
    when deviation.state = 'granted' and until_day >= ${dayOf(tx.now)}::date then 1 else 2 end`;
  let query = records(tx).where(tx.scope);
  if (page.descriptionId !== undefined) query = query.where('description_id', '=', page.descriptionId);
  const rows = await query
    .orderBy(group)
    .orderBy(sql`case when deviation.state = 'asked' then asked_at end`)
    .orderBy(sql`case when ${group} = 1 then until_day end`)
    .orderBy('asked_at', 'desc')
    .orderBy('deviation.id')
    .offset(page.from)
    .limit(page.limit + 1)
    .execute();
  return { deviations: rows.slice(0, page.limit).map(recordOf), more: rows.length > page.limit };
}

type Row = Selectable<Tables['deviation']> & {
  readonly name: string;
  readonly country: string;
  readonly title: Description['title'] | null;
  readonly framework_title: Framework['title'] | null;
};

function recordOf(row: Row): DeviationRecord {
  return {
    id: row.id,
    descriptionId: row.description_id,
    ...(row.title === null || row.title === undefined ? {} : { title: row.title }),
    institution: { id: row.institution_id, name: row.name, country: row.country },
    framework: row.framework,
    ...(row.framework_title === null ? {} : { frameworkTitle: row.framework_title }),
    rule: row.rule,
    version: row.framework_version,
    state: row.state,
    wish: row.wish,
    wishedUntil: row.wished_until,
    askedAt: row.asked_at.toISOString(),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.decided_at === null ? {} : { decidedAt: row.decided_at.toISOString() }),
    ...(row.from_day === null ? {} : { from: row.from_day }),
    ...(row.until_day === null ? {} : { until: row.until_day }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at.toISOString() }),
    ...(row.end_reason === null ? {} : { endReason: row.end_reason }),
  };
}

const personOf = (tx: ActTransaction): string | null => (tx.actor.kind === 'person' ? tx.actor.personId : null);
