import pg from 'pg';
import type { Embedded } from './embedded.ts';

/**
 * Databases in memory that are emptied and used again: to open a new one takes five times as long. One in which a test changed more than
 * rows is thrown away.
 */
export function reusing(open: () => Promise<Embedded>): () => Promise<Embedded> {
  const free: Embedded[] = [];

  async function lend(embedded: Embedded, shape: string): Promise<Embedded> {
    return {
      ...embedded,
      async close() {
        const emptied = await empty(embedded, shape).catch(() => false);
        if (emptied) free.push(await lend(embedded, shape));
        else await embedded.close();
      },
    };
  }

  return async () => {
    const before = free.pop();
    if (before !== undefined) return before;
    const fresh = await open();
    return lend(fresh, await inSession(fresh, keepRows));
  };
}

type Session = (text: string) => Promise<Record<string, string>[]>;

async function inSession<T>({ poolConfig }: Embedded, work: (ask: Session) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ ...poolConfig, max: 1 });
  const client = await pool.connect();
  try {
    await client.query('rollback; reset role; reset all; deallocate all');
    return await work(async (text) => (await client.query(text)).rows);
  } finally {
    client.release();
    await pool.end();
  }
}

const tables = `select format('%I.%I', schemaname, tablename) as name from pg_tables
  where schemaname not in ('pg_catalog', 'information_schema', 'pristine') order by 1`;
/** Everything in the database but rows. */
const shapes = `select md5(string_agg(concat_ws('/', oid, relname, relowner, relacl, relrowsecurity, relhastriggers), ',' order by oid)) as shape
  from pg_class where oid >= 16384 and relkind in ('r', 'p', 'i', 'v', 'S') and relnamespace <> coalesce(to_regnamespace('pristine'), 0)`;

/** Keeps a copy of the rows that a migrated database begins with. @returns its shape */
async function keepRows(ask: Session): Promise<string> {
  await ask('create schema pristine');
  for (const [index, { name }] of (await ask(tables)).entries()) {
    const [first] = await ask(`select exists (select from ${name})::text as filled`);
    if (first?.filled === 'true') {
      await ask(`create table pristine.t${index} as select * from ${name}`);
      await ask(`comment on table pristine.t${index} is '${name}'`);
    }
  }
  return (await ask(shapes))[0]?.shape ?? '';
}

/** Back to the rows of the beginning. @returns whether it is as it was */
function empty(embedded: Embedded, shape: string): Promise<boolean> {
  return inSession(embedded, async (ask) => {
    if ((await ask(shapes))[0]?.shape !== shape) return false;
    const all = (await ask(tables)).map(({ name }) => name);
    await ask('set session_replication_role = replica');
    await ask(`truncate ${all.join(', ')} restart identity cascade`);
    const kept = await ask(
      `select relname as copy, obj_description(oid) as name from pg_class where relnamespace = 'pristine'::regnamespace`,
    );
    for (const { copy, name } of kept) await ask(`insert into ${name} select * from pristine.${copy}`);
    await ask('set session_replication_role = origin');
    return true;
  });
}
