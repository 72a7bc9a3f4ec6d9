import type { Database, DatabaseKind } from '../database/tables.ts';
import type { Log } from '../log.ts';
import { deadLettersOf, openBoss } from './boss.ts';
import type { Jobs, Queue } from './queue.ts';

/** Opens the queue of a migrated database. */
export async function openJobs(
  db: Database,
  kind: DatabaseKind,
  queues: readonly Queue[],
  log: Log,
): Promise<{ jobs: Jobs; stop(): Promise<void> }> {
  const boss = await openBoss(db, log);
  // Nobody else can be working on the embedded database: what is marked as being done was left by a process that died.
  if (kind === 'pglite')
    await boss.getDb().executeSql(`update pgboss.job set state = 'retry', start_after = now() where state = 'active'`, []);
  const count = async (queue: string, condition: string): Promise<number> => {
    const { rows } = await boss
      .getDb()
      .executeSql(`select count(*)::int as jobs from pgboss.job where name = $1 and ${condition}`, [queue]);
    return rows[0]?.jobs ?? 0;
  };
  const jobs: Jobs = {
    boss,
    queues,
    waiting: (queue) => count(queue, `state in ('created', 'retry', 'active')`),
    dead: (queue) => count(deadLettersOf(queue), `state in ('created', 'retry')`),
  };
  return { jobs, stop: () => boss.stop({ graceful: false }) };
}
