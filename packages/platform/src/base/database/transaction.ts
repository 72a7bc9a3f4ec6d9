import { CompiledQuery, sql } from 'kysely';
import { type Actor, administeredBy, institutionsOf, officesOf, pseudonym } from '../actor.ts';
import { HOUSE_ROLE } from './connect.ts';
import { insideTransaction } from './inside.ts';
import { SEALER_ROLE } from './roles.ts';
import type { Database } from './tables.ts';

/**
 * One transaction in the name of an actor: it works under the role that owns nothing, and row-level security knows who asks.
 * All of it is local to the transaction, so nothing of it stays on the connection.
 */
export function inTransaction<T>(db: Database, actor: Actor, access: 'read' | 'write', work: (tx: Database) => Promise<T>): Promise<T> {
  const transaction = access === 'read' ? db.transaction().setAccessMode('read only') : db.transaction();
  return transaction.execute(async (tx) => {
    await sql`select set_config('role', ${HOUSE_ROLE}, true),
      set_config('laurel.actor', ${actor.kind}, true),
      set_config('laurel.pseudonym', ${pseudonym(actor)}, true),
      set_config('laurel.person', ${actor.kind === 'person' ? actor.personId : ''}, true),
      set_config('laurel.institutions', ${`{${institutionsOf(actor).join(',')}}`}, true),
      set_config('laurel.administers', ${`{${administeredBy(actor).join(',')}}`}, true),
      set_config('laurel.offices', ${`{${officesOf(actor).join(',')}}`}, true)`.execute(tx);
    return insideTransaction(() => work(tx));
  });
}

/** One transaction of the sealer, which is no actor: it reads events and adds seals. */
export function inSealing<T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('role', ${SEALER_ROLE}, true)`.execute(tx);
    return insideTransaction(() => work(tx));
  });
}

/** A part of a transaction that is taken back alone when it fails. */
export async function inSavepoint<T>(tx: Database, name: string, work: () => Promise<T>): Promise<T> {
  await tx.executeQuery(CompiledQuery.raw(`savepoint ${name}`));
  try {
    const result = await work();
    await tx.executeQuery(CompiledQuery.raw(`release savepoint ${name}`));
    return result;
  } catch (error) {
    await tx.executeQuery(CompiledQuery.raw(`rollback to savepoint ${name}`));
    throw error;
  }
}
