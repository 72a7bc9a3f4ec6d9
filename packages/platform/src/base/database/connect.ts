import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Log } from '../log.ts';
import { Refusal } from '../refusal.ts';
import type { Settings } from '../settings.ts';
import { type Embedded, openEmbedded } from './embedded.ts';
import { refuseInside } from './inside.ts';
import { planOnce } from './planned-once.ts';
import type { Database, DatabaseKind, Tables } from './tables.ts';

/** A database that was found, with no schema asked for yet. */
export type Connection = {
  readonly kind: DatabaseKind;
  /** Connections as the user of DATABASE_URL: for migrations. On the embedded database only one of the two may be open at a time. */
  asOwner<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** Connections under a role that owns nothing. */
  asHouse(): Database;
  close(): Promise<void>;
};

/** Every connection of the running house works under this role; it owns nothing and sees nothing without an actor. */
export const HOUSE_ROLE = 'laurel_house';

/**
 * Finds the database that the settings name.
 * @param template the dump that a new embedded database begins with
 */
export async function connect(settings: Pick<Settings, 'home' | 'databaseUrl' | 'pool'>, log: Log, template?: string): Promise<Connection> {
  if (settings.databaseUrl === undefined) return overEmbedded(await openEmbedded(join(settings.home, 'database'), template), log);
  const config: pg.PoolConfig = { connectionString: settings.databaseUrl, application_name: 'laurel' };
  const connection = connectionOver('postgres', config, settings.pool, log, async () => {});
  try {
    await refuseOld(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
  return connection;
}

/** A connection over an embedded database that is open already. */
export function overEmbedded(embedded: Embedded, log: Log): Connection {
  return connectionOver('pglite', embedded.poolConfig, 1, log, () => embedded.close());
}

function connectionOver(kind: DatabaseKind, config: pg.PoolConfig, size: number, log: Log, closeRest: () => Promise<void>): Connection {
  let house: Kysely<Tables> | undefined;
  const poolOf = (max: number, prepare: string): pg.Pool => {
    const pool = new pg.Pool({
      ...config,
      max,
      // The embedded connection is never thrown away; a real one that idles is.
      idleTimeoutMillis: kind === 'pglite' ? 0 : 30_000,
      connectionTimeoutMillis: 10_000,
      types: { getTypeParser: typeParser as typeof pg.types.getTypeParser },
      onConnect: async (client: pg.ClientBase) => {
        // A connection that breaks while it is in use says so here too; unheard it would end the process.
        client.on('error', (error) => log.warn('database-connection-lost', { code: String((error as { code?: unknown }).code ?? '') }));
        // The embedded session outlives a client that was thrown away, with whatever that one left open and had prepared.
        await client.query(prepare);
        if (kind === 'pglite') planOnce(client);
      },
    } as pg.PoolConfig);
    pool.on('error', (error) => log.error('database-connection-lost', error));
    return pool;
  };
  return {
    kind,
    async asOwner(work) {
      if (kind === 'pglite' && house !== undefined) throw new Error('the embedded database has one connection, and it is in use');
      const pool = poolOf(kind === 'pglite' ? 1 : 2, 'rollback; deallocate all; reset role');
      const db = kyselyOver(pool);
      try {
        return await work(db);
      } finally {
        await db.destroy();
      }
    },
    asHouse() {
      // A process that hangs in the middle of a transaction would hold back the sealing of the journal for everyone.
      house ??= kyselyOver(
        poolOf(size, `rollback; deallocate all; set role ${HOUSE_ROLE}; set idle_in_transaction_session_timeout = '60s'`),
        kind,
      );
      return house;
    },
    async close() {
      await house?.destroy();
      await closeRest();
    },
  };
}

/** @param house which database the house works on; without it, the owner does */
function kyselyOver(pool: pg.Pool, house?: DatabaseKind): Kysely<Tables> {
  const connect = async (): Promise<pg.PoolClient> => {
    if (house !== undefined) refuseInside();
    // The embedded database answers before anything else gets a turn: without a breath, a class being issued would keep readers out.
    if (house === 'pglite') await breathe();
    return pool.connect();
  };
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: { connect, end: () => pool.end() } as unknown as pg.Pool }) });
}

/** PostgreSQL 15 is the oldest that is tried out. */
async function refuseOld(connection: Connection): Promise<void> {
  try {
    await connection.asOwner(async (db) => {
      const { rows } = await db.executeQuery<{ version: string }>(
        CompiledQuery.raw(`select current_setting('server_version_num') as version`),
      );
      const version = Number(rows[0]?.version);
      if (version < 150_000) throw new Refusal('database-too-old', { version: Math.floor(version / 10_000) });
    });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('database-unreachable', { why: whyUnreachable(error) }, { cause: error });
  }
}

function whyUnreachable(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const code = first instanceof Error && 'code' in first ? String(first.code) : '';
  const known: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'nothing listens there',
    ENOTFOUND: 'the host name is not known',
    ENOENT: 'the socket is not there',
    '28P01': 'the password is wrong',
    '28000': 'the user is not let in',
    '3D000': 'there is no database of that name',
  };
  return known[code] ?? (code === '' ? 'it does not answer' : code);
}

const { builtins } = pg.types;

/**
 * Numbers come as numbers, and days stay days: `pg` gives numeric and bigint as text, and makes of a date a moment in this machine's time zone.
 */
function typeParser(type: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (type === builtins.NUMERIC) return Number;
  if (type === builtins.INT8) return wholeNumber;
  if (type === builtins.DATE) return (value) => value;
  return pg.types.getTypeParser(type, format ?? 'text') as (value: string) => unknown;
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Error('a whole number of the database is too large for JavaScript');
  return number;
}
