import type { House } from '../house.ts';

/** The queues that hold a job whose time has come: one look at all of them costs less than a fetch from each. */
export async function queuesWithJobs(house: House): Promise<ReadonlySet<string>> {
  const { rows } = await house.jobs.boss
    .getDb()
    .executeSql(`select distinct name from pgboss.job where state < 'active' and start_after < now()`, []);
  return new Set((rows as readonly { name: string }[]).map(({ name }) => name));
}
