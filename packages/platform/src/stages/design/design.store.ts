import type { Description, SectionName } from '@laurel/microcredential';
import { sql } from 'kysely';
import type { ActTransaction, ViewTransaction } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import type { DescriptionHead, DescriptionStanding, WholeDescription } from './description.ts';
import { addAuthor } from './description-version.store.ts';

type NewDescription = {
  readonly id: string;
  readonly institutionId: string;
  readonly languages: readonly string[];
  readonly content: Description;
};

/** Stores a draft with its first version and its first author. */
export async function insertDescription(tx: ActTransaction, draft: NewDescription): Promise<void> {
  await tx.db
    .insertInto('description')
    .values({
      id: draft.id,
      institution_id: draft.institutionId,
      made_by: tx.actor.kind === 'person' ? tx.actor.personId : null,
      languages: [...draft.languages],
      made_at: tx.now,
    })
    .execute();
  await tx.db
    .insertInto('description_version')
    .values({ description_id: draft.id, number: 1, content: JSON.stringify(draft.content), changed_at: tx.now })
    .execute();
  await addAuthor(tx, draft.id);
}

export async function standingOfDescription(tx: ViewTransaction, id: string): Promise<DescriptionStanding | undefined> {
  return tx.db.selectFrom('description').select(['id', 'institution_id as institutionId', 'state']).where('id', '=', id).executeTakeFirst();
}

/**
 * The version that counts: of what is approved the one that was approved last, since a later one may have been given up; else the latest.
 */
const countsNow = sql<number>`coalesce(
  case when description.state = 'approved' then (
    select max(authorised.version) from approval_case authorised
    where authorised.description_id = description.id and authorised.state = 'authorised'
  ) end,
  (select max(latest.number) from description_version latest where latest.description_id = description.id)
)`;

/** The description with the version that counts, or `undefined` when there is none that this actor may see. */
export async function findDescription(tx: ViewTransaction, id: string): Promise<WholeDescription | undefined> {
  const row = await tx.db
    .selectFrom('description')
    .innerJoin('description_version', 'description_id', 'id')
    .select(['id', 'institution_id', 'state', 'languages', 'made_at', 'number', 'content', 'edit', 'changed_at'])
    .where('id', '=', id)
    .where('number', '=', countsNow)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { ...headOf({ ...row, title: row.content.title }), languages: row.languages, edit: row.edit, description: row.content };
}

type Opened = { readonly number: number; readonly content: Description; readonly edit: number; readonly lastEdit: number };

/** The version that is being written, held until the end of the transaction, and the edit that last changed that section. */
export async function openVersion(tx: ActTransaction, id: string, section: SectionName): Promise<Opened | undefined> {
  const row = await tx.db
    .selectFrom('description_version')
    .select(['number', 'content', 'edit', 'section_edits'])
    .where('description_id', '=', id)
    .where('frozen_at', 'is', null)
    .orderBy('number', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  return row && { number: row.number, content: row.content, edit: row.edit, lastEdit: row.section_edits[section] ?? 0 };
}

/** Writes a section into the version that {@link openVersion} holds. */
export async function writeVersion(
  tx: ActTransaction,
  id: string,
  number: number,
  content: Description,
  section: SectionName,
): Promise<number> {
  const row = await tx.db
    .updateTable('description_version')
    .set({
      content: JSON.stringify(content),
      changed_at: tx.now,
      edit: sql<number>`edit + 1`,
      section_edits: sql<string>`section_edits || jsonb_build_object(${section}::text, edit + 1)`,
    })
    .where('description_id', '=', id)
    .where('number', '=', number)
    .returning('edit')
    .executeTakeFirstOrThrow();
  return row.edit;
}

/** The languages of a draft with one more, at the end; `undefined` when it is none any more, or has as many as it may. */
export async function addLanguage(tx: ActTransaction, id: string, language: string, most: number): Promise<string[] | undefined> {
  const row = await tx.db
    .selectFrom('description')
    .select('languages')
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.languages.includes(language)) return row.languages;
  if (row.languages.length >= most) return undefined;
  const languages = [...row.languages, language];
  await tx.db.updateTable('description').set({ languages }).where('id', '=', id).execute();
  return languages;
}

/** Withdraws a draft; false when it was no draft any more. */
export async function markWithdrawn(tx: ActTransaction, id: string): Promise<boolean> {
  const done = await tx.db
    .updateTable('description')
    .set({ state: 'withdrawn' })
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** A page of the descriptions that the actor may see, the youngest first. */
export async function pageOfDescriptions(
  tx: ViewTransaction,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ descriptions: DescriptionHead[]; next?: string }> {
  let query = tx.db
    .selectFrom('description')
    .innerJoin('description_version', 'description_id', 'id')
    .select(['id', 'institution_id', 'state', 'made_at', 'number', 'changed_at', sql<Description['title']>`content -> 'title'`.as('title')])
    .where('number', '=', countsNow)
    .where(tx.scope);
  if (page.after !== undefined) {
    const [madeAt, id] = readCursor(page.after);
    query = query.where(sql<boolean>`(made_at < ${madeAt}::timestamptz or (made_at = ${madeAt}::timestamptz and id > ${id}::uuid))`);
  }
  const rows = await query
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(page.limit + 1)
    .execute();
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const descriptions = shown.map(headOf);
  return rows.length > page.limit && last !== undefined
    ? { descriptions, next: `${last.made_at.toISOString()}_${last.id}` }
    : { descriptions };
}

function readCursor(cursor: string): [string, string] {
  const [madeAt = '', id = ''] = cursor.split('_');
  if (
    /^\d{4}-\d{2}-\d{2}T[\d:.]{12}Z$/.test(madeAt) &&
    !Number.isNaN(Date.parse(madeAt)) &&
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
  )
    return [madeAt, id];
  throw new Refusal('invalid-input', {}, { issues: [{ path: 'after', code: 'unknown-page', message: 'This page does not exist.' }] });
}

type Row = {
  readonly id: string;
  readonly institution_id: string;
  readonly state: DescriptionHead['state'];
  readonly number: number;
  readonly title: Description['title'];
  readonly made_at: Date;
  readonly changed_at: Date;
};

function headOf(row: Row): DescriptionHead {
  return {
    id: row.id,
    institutionId: row.institution_id,
    state: row.state,
    version: row.number,
    // A path of jsonb that leads nowhere is null.
    ...(row.title === undefined || row.title === null ? {} : { title: row.title }),
    madeAt: row.made_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  };
}
