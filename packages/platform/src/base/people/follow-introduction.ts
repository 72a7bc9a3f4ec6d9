import { sql } from 'kysely';
import { z } from 'zod';
import { defineView } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { institutionStates } from './institution.ts';

/**
 * How an introduction stands, for whoever holds its reference. It tells neither name nor contact: a reference in a browser's
 * history says nothing about anybody.
 */
export const followIntroduction = defineView({
  name: 'follow-introduction',
  input: z.object({ id: z.uuid() }),
  result: z.object({ id: z.uuid(), state: z.enum(institutionStates), introducedAt: z.string(), confirmedAt: z.string().optional() }),
  rest: { method: 'GET', path: '/api/institutions/{id}/introduction', summary: 'Follow an introduction' },
  async look(tx, { id }) {
    await sql`select set_config('laurel.reference', ${id}, true)`.execute(tx.db);
    const row = await tx.db
      .selectFrom('institution')
      .select(['id', 'state', 'introduced_at', 'confirmed_at'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) throw new Refusal('not-found');
    return {
      id: row.id,
      state: row.state,
      introducedAt: row.introduced_at.toISOString(),
      ...(row.confirmed_at === null ? {} : { confirmedAt: row.confirmed_at.toISOString() }),
    };
  },
});
