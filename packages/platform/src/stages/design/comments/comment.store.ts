import { randomUUID } from 'node:crypto';
import type { ActTransaction, ViewTransaction } from '../../../base/act.ts';
import { namesOf } from '../../../base/people/colleague-names.ts';
import type { DescriptionStanding } from '../description.ts';
import { standingOfDescription } from '../design.store.ts';
import type { Comment } from './comment.ts';
import { invitedAs } from './stakeholder.store.ts';
import type { Stakeholder } from './stakeholder.ts';

/** A description as policy judges who may talk about it: with whom the actor comes from outside, if they are asked today. */
export type TalkStanding = DescriptionStanding & { readonly invitedAs?: Stakeholder };

export async function standingOfTalk(tx: ViewTransaction, descriptionId: string): Promise<TalkStanding | undefined> {
  const standing = await standingOfDescription(tx, descriptionId);
  if (standing === undefined) return undefined;
  const invited = await invitedAs(tx, descriptionId);
  return { ...standing, ...(invited !== undefined && { invitedAs: invited.stakeholder }) };
}

export type CommentStanding = TalkStanding & {
  readonly commentId: string;
  readonly with: string | null;
  readonly answers: string | null;
  readonly closed: boolean;
};

/** One comment, with the description it is about. */
export async function standingOfComment(tx: ViewTransaction, commentId: string): Promise<CommentStanding | undefined> {
  const row = await tx.db
    .selectFrom('design_comment')
    .select(['description_id', 'stakeholder_id', 'answers', 'closed_at'])
    .where('id', '=', commentId)
    .executeTakeFirst();
  const talk = row && (await standingOfTalk(tx, row.description_id));
  if (row === undefined || talk === undefined) return undefined;
  return { ...talk, commentId, with: row.stakeholder_id, answers: row.answers, closed: row.closed_at !== null };
}

type NewComment = {
  readonly descriptionId: string;
  readonly institutionId: string;
  readonly version: number;
  readonly body: string;
  readonly element?: string | undefined;
  readonly answers?: string;
  readonly stakeholderId: string | undefined;
  readonly byStakeholder: boolean;
};

export async function insertComment(tx: ActTransaction, said: NewComment): Promise<string> {
  const id = randomUUID();
  await tx.db
    .insertInto('design_comment')
    .values({
      id,
      description_id: said.descriptionId,
      institution_id: said.institutionId,
      version: said.version,
      element: said.element ?? null,
      answers: said.answers ?? null,
      body: said.body,
      stakeholder_id: said.stakeholderId ?? null,
      by_stakeholder: said.byStakeholder,
      author: tx.actor.kind === 'person' ? tx.actor.personId : null,
      said_at: tx.now,
    })
    .execute();
  return id;
}

/** Closes a comment; false when it was closed. */
export async function closeCommentNow(tx: ActTransaction, id: string): Promise<boolean> {
  const done = await tx.db
    .updateTable('design_comment')
    .set({ closed_at: tx.now })
    .where('id', '=', id)
    .where('answers', 'is', null)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

type Talk = { readonly comments: Comment[]; readonly authors: string[] };

/**
 * What was said about a description, with its answers, the youngest first; as much of it as the actor may see.
 * @param stakeholderId leaves only what is talked about with that organisation
 */
export async function commentsOn(tx: ViewTransaction, descriptionId: string, stakeholderId?: string): Promise<Talk> {
  let query = tx.db
    .selectFrom('design_comment')
    .leftJoin('stakeholder', 'stakeholder.id', 'design_comment.stakeholder_id')
    .select(['design_comment.id', 'version', 'element', 'answers', 'body', 'author', 'said_at', 'closed_at', 'by_stakeholder'])
    .select(['stakeholder.id as stakeholderId', 'stakeholder.kind', 'stakeholder.name', 'stakeholder.country'])
    .where('description_id', '=', descriptionId);
  if (stakeholderId !== undefined) query = query.where('design_comment.stakeholder_id', '=', stakeholderId);
  const rows = await query.orderBy('place').execute();
  const names = await namesOf(
    tx,
    rows.map(({ author }) => author ?? undefined),
  );
  const me = tx.actor.kind === 'person' ? tx.actor.personId : undefined;
  const said = rows.map((row) => {
    const { stakeholderId: id, kind, name, country } = row;
    const organisation = id === null || kind === null || name === null || country === null ? undefined : { id, kind, name, country };
    const author = row.author === null ? undefined : names.get(row.author);
    return {
      id: row.id,
      version: row.version,
      body: row.body,
      by: {
        ...(author !== undefined && { name: author }),
        ...(row.by_stakeholder && organisation !== undefined && { stakeholder: organisation }),
        mine: row.author !== null && row.author === me,
      },
      saidAt: row.said_at.toISOString(),
      ...(row.element !== null && { element: row.element }),
      ...(organisation !== undefined && { with: organisation }),
      ...(row.closed_at !== null && { closedAt: row.closed_at.toISOString() }),
      answers: row.answers,
    };
  });
  const comments = said.flatMap(({ answers, ...each }) => {
    if (answers !== null) return [];
    const answered = said.filter((other) => other.answers === each.id);
    return [{ ...each, answers: answered.map(({ id, version, body, by, saidAt }) => ({ id, version, body, by, saidAt })) }];
  });
  return { comments: comments.reverse(), authors: rows.flatMap(({ author }) => (author === null ? [] : [author])) };
}
