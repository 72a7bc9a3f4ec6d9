import { type Description, description as mask } from '@laurel/microcredential';
import { z } from 'zod';
import { defineView } from '../../../base/act.ts';
import { Refusal } from '../../../base/refusal.ts';
import { findDescription } from '../design.store.ts';
import { commentsOn, standingOfTalk } from './comment.store.ts';
import { comment } from './comment.ts';
import { invitedAs } from './stakeholder.store.ts';
import { development } from './stakeholder.ts';

/** What those who design keep among themselves: how it came about, and what is said about persons. */
const INTERNAL: readonly (keyof Description)[] = ['process', 'people'];

/** A description as somebody from outside reads it while it is designed, with what was talked about with them. */
export const showDevelopment = defineView({
  name: 'show-development',
  input: z.object({ id: z.uuid() }),
  result: development.extend({
    version: z.number().int(),
    state: z.string(),
    languages: z.array(z.string()),
    description: mask,
    comments: z.array(comment),
  }),
  rest: { method: 'GET', path: '/api/developments/{id}', summary: 'A description that you are asked to comment on' },
  about: (tx, { id }) => standingOfTalk(tx, id),
  async look(tx, { id }) {
    const [found, invited] = [await findDescription(tx, id), await invitedAs(tx, id)];
    if (found === undefined || invited === undefined) throw new Refusal('not-found');
    const { comments } = await commentsOn(tx, id, invited.stakeholder.id);
    const { name, country } = await tx.db
      .selectFrom('institution')
      .select(['name', 'country'])
      .where('id', '=', found.institutionId)
      .executeTakeFirstOrThrow();
    const shown = Object.fromEntries(Object.entries(found.description).filter(([key]) => !INTERNAL.includes(key as never)));
    return {
      descriptionId: id,
      ...(found.title !== undefined && { title: found.title }),
      institution: { id: found.institutionId, name, country },
      stakeholder: invited.stakeholder,
      until: invited.until,
      version: found.version,
      state: found.state,
      languages: found.languages,
      description: shown,
      comments,
    };
  },
});
