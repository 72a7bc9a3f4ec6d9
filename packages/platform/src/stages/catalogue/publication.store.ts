import { type Description, type Text, textIn, totalHours } from '@laurel/microcredential';
import { sql } from 'kysely';
import type { ActTransaction, ViewTransaction } from '../../base/act.ts';
import type { Approved } from '../approval/approval.store.ts';
import { wordsOf } from './search-words.ts';
import { slugsFor } from './slug.ts';

export type PublicationStanding = {
  readonly descriptionId: string;
  readonly institutionId: string;
  readonly slug: string;
  readonly withdrawn: boolean;
};

export async function standingOfPublication(tx: ViewTransaction, descriptionId: string): Promise<PublicationStanding | undefined> {
  const row = await tx.db
    .selectFrom('publication')
    .select(['description_id', 'institution_id', 'slug', 'withdrawn_at'])
    .where('description_id', '=', descriptionId)
    .executeTakeFirst();
  return row && { descriptionId, institutionId: row.institution_id, slug: row.slug, withdrawn: row.withdrawn_at !== null };
}

type Published = { readonly descriptionId: string; readonly approved: Approved; readonly content: Description };

/** Puts the approved version before the public, for the first time or instead of the one before; its address stays. */
export async function publish(tx: ActTransaction, published: Published): Promise<string> {
  const { descriptionId, approved } = published;
  const columns = await columnsOf(tx, published);
  const [title = ''] = [textIn(published.content.title, ['en'])];
  for (const slug of slugsFor(title, descriptionId)) {
    const before = await standingOfPublication(tx, descriptionId);
    if (before !== undefined) {
      await tx.db
        .updateTable('publication')
        .set({ ...columns, withdrawn_at: null })
        .where('description_id', '=', descriptionId)
        .execute();
      return before.slug;
    }
    // Taken by another title, or by the same one in the same moment: the next round finds out which.
    const done = await tx.db
      .insertInto('publication')
      .values({ description_id: descriptionId, institution_id: approved.institutionId, slug, published_at: tx.now, ...columns })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (done.numInsertedOrUpdatedRows === 1n) return slug;
  }
  throw new Error('No address was found for a publication');
}

async function columnsOf(tx: ActTransaction, { approved, content }: Published) {
  const bodies = await tx.db.selectFrom('institution').select('name').where('id', 'in', approved.parties).execute();
  const names = [...bodies.map(({ name }) => name), ...(content.provider?.awardingBodies ?? []).flatMap(({ name }) => name ?? [])];
  const { title, shortDescription: summary, workload = {} } = content;
  const hours = totalHours(workload);
  const card: { title?: Text; summary?: Text; hours?: number } = {
    ...(title === undefined ? {} : { title }),
    ...(summary === undefined ? {} : { summary }),
    ...(hours === undefined ? {} : { hours }),
  };
  return {
    version: approved.version,
    awarding_bodies: approved.parties,
    content_hash: approved.contentHash,
    approved_at: approved.approvedAt,
    words: sql<string>`array_to_tsvector(${wordsOf(content, names)}::text[])`,
    languages: [...new Set((content.languages ?? []).map((tag) => tag.trim().toLowerCase()).filter((tag) => tag !== ''))],
    ects: workload.ects ?? null,
    eqf: wholeOrNull(content.level?.eqf),
    mode: content.delivery?.mode ?? null,
    card: JSON.stringify(card),
  };
}

function wholeOrNull(level: number | undefined): number | null {
  return level !== undefined && Number.isInteger(level) && Math.abs(level) < 100 ? level : null;
}

/** Takes a micro-credential out of the catalogue; false when it was not in it any more. */
export async function markPublicationWithdrawn(tx: ActTransaction, descriptionId: string): Promise<boolean> {
  const done = await tx.db
    .updateTable('publication')
    .set({ withdrawn_at: tx.now })
    .where('description_id', '=', descriptionId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Notes at the publication when its published offerings begin, after one of them was published, moved or cancelled. */
export async function noteStarts(tx: ActTransaction, descriptionId: string): Promise<void> {
  await sql`update publication set starts = coalesce(
    (select array_agg(distinct starts_on order by starts_on) from offering where description_id = ${descriptionId} and state = 'published'), '{}')
    where description_id = ${descriptionId}`.execute(tx.db);
}
