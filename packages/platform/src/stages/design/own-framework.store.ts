import { randomUUID } from 'node:crypto';
import type { Framework } from '@laurel/microcredential';
import { sql } from 'kysely';
import type { ActTransaction, ViewTransaction } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import type { AllianceStanding, VersionHead } from './own-framework.ts';

/** The alliance with its members, or `undefined` when there is none. */
export async function standingOfAlliance(tx: ViewTransaction, allianceId: string): Promise<AllianceStanding | undefined> {
  const alliance = await tx.db.selectFrom('alliance').select('id').where('id', '=', allianceId).executeTakeFirst();
  if (alliance === undefined) return undefined;
  const members = await tx.db.selectFrom('alliance_member').select('institution_id as id').where('alliance_id', '=', allianceId).execute();
  return { allianceId, members: members.map(({ id }) => id) };
}

/** The alliance whose own framework this is; `undefined` for all whom its draft is not shown. */
export async function standingOfOwn(tx: ViewTransaction, id: string): Promise<AllianceStanding | undefined> {
  const own = await tx.db.selectFrom('own_framework').select('alliance_id').where('id', '=', id).executeTakeFirst();
  return own && standingOfAlliance(tx, own.alliance_id);
}

/** Stores a new framework; false when the name is taken. */
export async function insertOwn(tx: ActTransaction, allianceId: string, draft: Framework): Promise<boolean> {
  const times = { made_at: tx.now, changed_at: tx.now };
  const done = await tx.db
    .insertInto('own_framework')
    .values({ id: draft.id, alliance_id: allianceId, draft: JSON.stringify(draft), ...times })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export type OwnFramework = {
  readonly id: string;
  readonly allianceId: string;
  readonly draft: Framework;
  readonly edit: number;
  readonly changedAt: Date;
};

const columns = ['id', 'alliance_id as allianceId', 'draft', 'edit', 'changed_at as changedAt'] as const;

export async function findOwn(tx: ViewTransaction, id: string): Promise<OwnFramework | undefined> {
  return tx.db.selectFrom('own_framework').select(columns).where('id', '=', id).executeTakeFirst();
}

/**
 * The draft, held until the end of the transaction.
 * @throws Refusal `conflict` when somebody else wrote meanwhile
 */
export async function holdOwn(tx: ActTransaction, id: string, edit: number): Promise<OwnFramework> {
  const held = await tx.db.selectFrom('own_framework').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
  if (held === undefined) throw new Refusal('not-found');
  if (held.edit !== edit) throw new Refusal('conflict');
  return held;
}

/** Writes the draft that {@link holdOwn} holds; the number of the edit comes back. */
export async function writeOwn(tx: ActTransaction, id: string, draft: Framework): Promise<number> {
  const row = await tx.db
    .updateTable('own_framework')
    .set({ draft: JSON.stringify(draft), edit: sql<number>`edit + 1`, changed_at: tx.now })
    .where('id', '=', id)
    .returning('edit')
    .executeTakeFirstOrThrow();
  return row.edit;
}

export async function draftsOf(tx: ViewTransaction, allianceId: string): Promise<OwnFramework[]> {
  return tx.db.selectFrom('own_framework').select(columns).where('alliance_id', '=', allianceId).orderBy('id').execute();
}

type Version = VersionHead & { readonly frameworkId: string; readonly allianceId: string; readonly content: Framework };

/** Published versions, the latest first: of one framework, of one alliance, or all. */
export async function versionsOf(
  tx: ViewTransaction,
  of: { readonly frameworkId?: string; readonly allianceId?: string } = {},
): Promise<Version[]> {
  let query = tx.db.selectFrom('framework_version').selectAll();
  if (of.frameworkId !== undefined) query = query.where('framework_id', '=', of.frameworkId);
  if (of.allianceId !== undefined) query = query.where('alliance_id', '=', of.allianceId);
  const rows = await query.orderBy('framework_id').orderBy('valid_from', 'desc').execute();
  return rows.map((row) => ({
    frameworkId: row.framework_id,
    allianceId: row.alliance_id,
    version: row.version,
    validFrom: row.valid_from,
    ...(row.valid_to === null ? {} : { validTo: row.valid_to }),
    publishedAt: row.published_at.toISOString(),
    content: row.content,
  }));
}

/** What is in force on a day, of versions in any order. */
export function versionOn<V extends VersionHead>(versions: readonly V[], day: string): V | undefined {
  return versions.find(({ validFrom, validTo }) => validFrom <= day && (validTo === undefined || day <= validTo));
}

/** Sets the last day of all versions that would be in force after it; how many there were. */
export async function endVersions(tx: ActTransaction, frameworkId: string, lastDay: string): Promise<number> {
  const done = await tx.db
    .updateTable('framework_version')
    .set({ valid_to: sql<string>`greatest(${lastDay}::date, valid_from - 1)` })
    .where('framework_id', '=', frameworkId)
    .where(sql<boolean>`coalesce(valid_to, 'infinity'::date) > ${lastDay}::date`)
    .where(sql<boolean>`(valid_to is null or valid_to >= valid_from)`)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

export async function insertVersion(tx: ActTransaction, allianceId: string, content: Framework, validFrom: string): Promise<void> {
  await tx.db
    .insertInto('framework_version')
    .values({
      id: randomUUID(),
      framework_id: content.id,
      alliance_id: allianceId,
      version: content.version,
      content: JSON.stringify(content),
      valid_from: validFrom,
      published_at: tx.now,
      published_by: tx.actor.kind === 'person' ? tx.actor.personId : null,
    })
    .execute();
}

/** The alliances that an institution is in. */
export async function alliancesOf(tx: ViewTransaction, institutionId: string): Promise<string[]> {
  const rows = await tx.db.selectFrom('alliance_member').select('alliance_id as id').where('institution_id', '=', institutionId).execute();
  return rows.map(({ id }) => id);
}

export async function alliancesNamed(tx: ViewTransaction): Promise<{ id: string; name: string }[]> {
  return tx.db.selectFrom('alliance').select(['id', 'name']).orderBy('name').orderBy('id').execute();
}

/** In which countries the institutions of an alliance are. */
export async function countriesOf(tx: ViewTransaction, allianceId: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('alliance_member')
    .innerJoin('institution', 'institution.id', 'institution_id')
    .select('country')
    .distinct()
    .where('alliance_id', '=', allianceId)
    .orderBy('country')
    .execute();
  return rows.map(({ country }) => country);
}
