import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { connect } from '../../base/database/connect.ts';
import { silentLog } from '../../base/log.ts';
import { isRefusal } from '../../base/refusal.ts';
import type { Settings } from '../../base/settings.ts';
import type { Finding } from './finding.ts';

/** Connects and asks; nothing is migrated and, embedded, nothing is made. */
export async function examineDatabase(settings: Settings, now: Date): Promise<Finding> {
  if (settings.databaseUrl === undefined && !(await exists(join(settings.home, 'database', 'PG_VERSION'))))
    return { name: 'database', outcome: 'ok', says: 'embedded, made on first start (for trying out; set DATABASE_URL for daily work)' };
  try {
    const connection = await connect(settings, silentLog);
    try {
      const [row] = await connection.asOwner(
        async (db) =>
          (
            await db.executeQuery<{ version: string; now: Date }>(
              CompiledQuery.raw(`select current_setting('server_version') as version, now() as now`),
            )
          ).rows,
      );
      const apart = Math.abs(Number(row?.now) - now.getTime());
      if (connection.kind === 'postgres' && apart > 60_000)
        return {
          name: 'database',
          outcome: 'fail',
          says: `its clock is ${Math.round(apart / 1000)} s apart from this machine's`,
          mend: 'set both clocks by NTP',
        };
      return {
        name: 'database',
        outcome: 'ok',
        says: `${connection.kind === 'postgres' ? 'PostgreSQL' : 'embedded, PostgreSQL'} ${row?.version} answers`,
      };
    } finally {
      await connection.close();
    }
  } catch (error) {
    if (isRefusal(error) && error.code === 'database-in-use')
      return { name: 'database', outcome: 'ok', says: `embedded, open in process ${error.details.pid ?? 'unknown'}` };
    if (isRefusal(error)) return { name: 'database', outcome: 'fail', says: error.message };
    throw error;
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
