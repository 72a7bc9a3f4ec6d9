import { sql } from 'kysely';
import { Refusal } from '../refusal.ts';
import { HOUSE_ROLE } from './connect.ts';
import type { Database } from './tables.ts';

/** Seals the journal: may read events and add seals, nothing else. */
export const SEALER_ROLE = 'laurel_sealer';
/** Takes jobs from the queue and settles them. */
export const WORKER_ROLE = 'laurel_worker';

const roles = [HOUSE_ROLE, SEALER_ROLE, WORKER_ROLE];

/**
 * Sees to it that the roles are there and that the user of the connection may take them. They own nothing and cannot sign in.
 * @throws Refusal `database-roles` with the statements an administrator can run, where the user may not create roles
 */
export async function makeRoles(db: Database): Promise<void> {
  for (const role of roles) {
    if (!(await isThere(db, role))) await attempt(db, `create role ${role} nologin`);
    if (!(await isMember(db, role))) await attempt(db, `grant ${role} to current_user`);
  }
}

async function isThere(db: Database, role: string): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_roles where rolname = ${role}`.execute(db);
  return rows.length > 0;
}

/** A superuser is a member of every role without being told. */
async function isMember(db: Database, role: string): Promise<boolean> {
  const { rows } = await sql<{ member: boolean }>`select pg_has_role(current_user, ${role}, 'member') as member`.execute(db);
  return rows[0]?.member === true;
}

/** Roles belong to the whole server: two databases that are made at the same time may both try. */
async function attempt(db: Database, statement: string): Promise<void> {
  for (let round = 1; ; round += 1) {
    try {
      await sql.raw(statement).execute(db);
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      // duplicate_object, unique_violation: another was faster
      if (code === '42710' || code === '23505') return;
      // insufficient_privilege
      if (code === '42501') throw await notAllowed(db);
      // internal_error "tuple concurrently updated"
      if (code !== 'XX000' || round === 5) throw error;
    }
  }
}

async function notAllowed(db: Database): Promise<Refusal> {
  const { rows } = await sql<{ user: string }>`select current_user as user`.execute(db);
  const user = rows[0]?.user ?? '';
  const statements = [...roles.map((role) => `create role ${role} nologin;`), `grant ${roles.join(', ')} to "${user}";`].join(' ');
  return new Refusal('database-roles', { user, statements });
}
