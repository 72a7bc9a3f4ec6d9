import { CompiledQuery, sql } from 'kysely';
import PgBoss from 'pg-boss';
import { HOUSE_ROLE } from '../database/connect.ts';
import { WORKER_ROLE } from '../database/roles.ts';
import type { Database } from '../database/tables.ts';
import type { Log } from '../log.ts';
import type { Queue } from './queue.ts';

const SCHEMA = 'pgboss';

/** Where jobs end whose last try failed, until somebody looks. */
export const deadLettersOf = (queue: string): string => `${queue}-dead`;

/** pg-boss over statements of ours, so that it stands in the same database and, when sending, in the same transaction. */
function bossOver(db: PgBoss.Db, mayMigrate: boolean): PgBoss {
  return new PgBoss({ db, schema: SCHEMA, migrate: mayMigrate, supervise: false, schedule: false });
}

/** Statements inside the transaction or connection that is given. */
export function statementsOf(db: Database): PgBoss.Db {
  return {
    executeSql: (text: string, values: unknown[] = []) =>
      db.executeQuery<never>(CompiledQuery.raw(text, values)) as Promise<{ rows: never[] }>,
  };
}

/** Makes the tables of pg-boss and the queues that are missing, and lets our roles use them. Creating a queue is DDL: here and nowhere else. */
export async function migrateQueues(db: Database, queues: readonly Queue[]): Promise<void> {
  const boss = bossOver(statementsOf(db), true);
  await boss.start();
  try {
    const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
    for (const queue of queues) {
      const dead = deadLettersOf(queue.name);
      if (!known.has(dead)) await boss.createQueue(dead);
      const rules = {
        name: queue.name,
        retryLimit: queue.retries,
        retryDelay: queue.backOffSeconds,
        retryBackoff: true,
        expireInSeconds: queue.expireInSeconds,
        deadLetter: dead,
      };
      const now = known.get(queue.name);
      if (now === undefined) await boss.createQueue(queue.name, rules);
      else if (
        now.retryLimit !== queue.retries ||
        now.retryDelay !== queue.backOffSeconds ||
        now.expireInSeconds !== queue.expireInSeconds
      ) {
        await boss.updateQueue(queue.name, rules);
      }
    }
    await grant(db);
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** An act may add a job and learn its id; only the worker reads, takes and settles jobs. */
async function grant(db: Database): Promise<void> {
  const { rows } = await sql<{ done: boolean }>`select has_schema_privilege(${WORKER_ROLE}, ${SCHEMA}, 'usage') as done`.execute(db);
  if (rows[0]?.done === true) return;
  await sql
    .raw(`grant usage on schema ${SCHEMA} to ${HOUSE_ROLE}, ${WORKER_ROLE};
      grant insert, select (id) on ${SCHEMA}.job to ${HOUSE_ROLE};
      grant select on ${SCHEMA}.queue to ${HOUSE_ROLE};
      grant select, insert, update, delete on all tables in schema ${SCHEMA} to ${WORKER_ROLE}`)
    .execute(db);
}

/** pg-boss for the running house. Its own statements run under the worker's role, each on a connection of its own. */
export async function openBoss(db: Database, log: Log): Promise<PgBoss> {
  const executeSql = async (text: string, values: unknown[] = []): Promise<{ rows: never[] }> => {
    try {
      return await db.connection().execute(async (connection) => {
        await sql.raw(`set role ${WORKER_ROLE}`).execute(connection);
        try {
          return (await connection.executeQuery(CompiledQuery.raw(text, values))) as { rows: never[] };
        } finally {
          // A statement list of pg-boss that failed leaves its transaction open.
          await sql.raw(`rollback; set role ${HOUSE_ROLE}`).execute(connection);
        }
      });
    } catch (error) {
      // pg-boss keeps an error of fetching to itself: without this line a broken queue looks like an empty one.
      log.error('queue-trouble', error);
      throw error;
    }
  };
  const boss = bossOver({ executeSql }, false);
  boss.on('error', (error) => log.error('queue-trouble', error));
  await boss.start();
  return boss;
}
