import { sql } from 'kysely';
import type { ActTransaction } from '../base/act.ts';

/**
 * The same transaction as somebody else, at an earlier moment: what stages keep of who did something, and when, is as if it had been so.
 * Row-level security lets everybody sign for themselves only, so the database is told as well, and told back.
 */
export async function asSomebody<T>(tx: ActTransaction, personId: string, now: Date, work: (tx: ActTransaction) => Promise<T>): Promise<T> {
  const theirs = Object.create(tx, {
    now: { value: now },
    actor: { value: { kind: 'person', personId, roles: [] } satisfies ActTransaction['actor'] },
  }) as ActTransaction;
  await sql`select set_config('laurel.person', ${personId}, true)`.execute(tx.db);
  const done = await work(theirs);
  await sql`select set_config('laurel.person', '', true)`.execute(tx.db);
  return done;
}
