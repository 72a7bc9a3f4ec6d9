import { sql } from 'kysely';
import { operator } from '../base/actor.ts';
import { inTransaction } from '../base/database/transaction.ts';
import type { House } from '../base/house.ts';

/** Everything that lies in the database as whoever stole it would read it, by its table. */
export async function storedRows(house: House): Promise<ReadonlyMap<string, readonly string[]>> {
  return inTransaction(house.db, operator, 'read', async (db) => {
    const { rows: tables } = await sql<{ name: string }>`
      select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
        and has_table_privilege(quote_ident(table_schema) || '.' || quote_ident(table_name), 'select')`.execute(db);
    const found = new Map<string, readonly string[]>();
    for (const { name } of tables) {
      const { rows } = await sql<object>`select * from ${sql.raw(name)}`.execute(db);
      found.set(
        name,
        rows.map((row) => Object.values(row).map(written).join(' ')),
      );
    }
    return found;
  });
}

function written(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
