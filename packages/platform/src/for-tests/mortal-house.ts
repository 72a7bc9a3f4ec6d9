import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { queues } from '../acts.ts';
import { connect } from '../base/database/connect.ts';
import { embeddedTemplate, newServerDatabase } from '../base/database/for-tests.ts';
import type { DatabaseKind } from '../base/database/tables.ts';
import type { House } from '../base/house.ts';
import { silentLog } from '../base/log.ts';
import { readSettings } from '../base/settings.ts';

/** The home and the database of a house that is killed and opened again, also by processes of their own. */
export type MortalHouse = { readonly environment: Record<string, string>; remove(): Promise<void> };

export async function mortalHouse(database: DatabaseKind, smtpUrl: string): Promise<MortalHouse> {
  const home = await mkdtemp(join(tmpdir(), 'laurel-test-'));
  const environment: Record<string, string> = {
    LAUREL_HOME: home,
    LAUREL_LOG: 'silent',
    SMTP_URL: smtpUrl,
    LAUREL_PUBLIC_URL: 'https://house.example.org',
  };
  const removeHome = () => rm(home, { recursive: true, force: true });
  if (database === 'pglite') {
    // Begun with the template, so that the first child need not make one.
    await (await connect(readSettings(environment), silentLog, await embeddedTemplate(queues))).close();
    return { environment, remove: removeHome };
  }
  const server = await newServerDatabase();
  environment.DATABASE_URL = server.url;
  return {
    environment,
    async remove() {
      await server.remove();
      await removeHome();
    },
  };
}

/** What a dead worker held, or what waits for its next try, is given out again: nobody waits here until its time has come. */
export async function giveJobsOutAgain(house: House): Promise<void> {
  await house.jobs.boss
    .getDb()
    .executeSql(`update pgboss.job set state = 'retry', start_after = now() where state in ('active', 'retry')`, []);
}
