import { type Actor, pseudonym } from './actor.ts';
import { inTransaction } from './database/transaction.ts';
import type { Passage } from './passage.ts';

/** After the refused transaction is gone, in one of its own. When even that cannot be written, the refusal stands all the same. */
export async function logRefusals(passage: Pick<Passage, 'ctx' | 'now' | 'refused'>): Promise<void> {
  const { ctx, now, refused } = passage;
  const actor = pseudonym(ctx.actor);
  const writing = inTransaction(ctx.house.db, ctx.actor, 'write', async (db) => {
    await db
      .insertInto('security_log')
      .values(refused.map((each) => ({ at: now, act: each.act, code: each.code, actor, request_id: ctx.requestId })))
      .execute();
  });
  await writing.catch((error: unknown) => {
    for (const { act, code } of refused)
      ctx.house.log.error('security-log-failed', error, { act, refusal: code, actor, request: ctx.requestId });
  });
}

export async function logAccess(passage: Pick<Passage, 'ctx' | 'now'>, view: string, shown: readonly string[]): Promise<void> {
  const { ctx, now } = passage;
  const others = shown.filter((personId) => !isSelf(ctx.actor, personId));
  if (others.length === 0) return;
  const role = ctx.actor.kind === 'person' ? ctx.actor.roles.map((each) => each.role).join(',') : ctx.actor.kind;
  await inTransaction(ctx.house.db, ctx.actor, 'write', async (db) => {
    await db
      .insertInto('access_log')
      .values(
        others.map((personId) => ({
          at: now,
          person_id: personId,
          reader: pseudonym(ctx.actor),
          reader_role: role,
          view,
          request_id: ctx.requestId,
        })),
      )
      .execute();
  });
}

function isSelf(actor: Actor, personId: string): boolean {
  return actor.kind === 'person' && actor.personId === personId;
}
