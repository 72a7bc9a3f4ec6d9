import { sql } from 'kysely';
import type { ActTransaction, ViewTransaction } from '../act.ts';
import { Refusal } from '../refusal.ts';
import type { Institution, InstitutionStanding, InstitutionState } from './institution.ts';
import { sortName } from './sort-name.ts';

type Person = { readonly id: string; readonly name: string; readonly email: string; readonly language: string };
/** With the mark of their address, a person can sign in. */
type NewPerson = Person & { readonly emailMark?: string };

/** Stores a person, with name and address sealed under a key of their own. */
export async function insertPerson(tx: ActTransaction, person: NewPerson): Promise<void> {
  const key = await tx.keys.create(tx.db, person.id, tx.now);
  await tx.db
    .insertInto('person')
    .values({
      id: person.id,
      name_sealed: key.seal(person.name, 'person.name'),
      email_sealed: key.seal(person.email, 'person.email'),
      language: person.language,
      created_at: tx.now,
      ...(person.emailMark === undefined ? {} : { email_mark: person.emailMark }),
    })
    .execute();
}

/** A person with name and address opened, or `undefined` when there is none that this actor may read. */
export async function findPerson(tx: ViewTransaction, id: string): Promise<Person | undefined> {
  const row = await tx.db
    .selectFrom('person')
    .select(['id', 'name_sealed', 'email_sealed', 'language'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const key = await tx.keys.of(tx.db, id);
  return { id, name: key.open(row.name_sealed, 'person.name'), email: key.open(row.email_sealed, 'person.email'), language: row.language };
}

type NewInstitution = {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly website: string;
  readonly contactId: string;
};

/** Stores an institution in the state `introduced`. */
export async function insertInstitution(tx: ActTransaction, institution: NewInstitution): Promise<void> {
  await tx.db
    .insertInto('institution')
    .values({
      id: institution.id,
      name: institution.name,
      sort_name: sortName(institution.name),
      country: institution.country,
      website: institution.website,
      state: 'introduced',
      contact_id: institution.contactId,
      introduced_at: tx.now,
    })
    .execute();
}

/** Moves an institution from `introduced` to `confirmed`; false when it was not `introduced` any more. */
export async function markConfirmed(tx: ActTransaction, id: string): Promise<boolean> {
  const done = await tx.db
    .updateTable('institution')
    .set({ state: 'confirmed', confirmed_at: tx.now })
    .where('id', '=', id)
    .where('state', '=', 'introduced')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function standingOfInstitution(tx: ViewTransaction, id: string): Promise<InstitutionStanding | undefined> {
  return tx.db.selectFrom('institution').select(['id', 'state']).where('id', '=', id).executeTakeFirst();
}

const columns = ['id', 'name', 'country', 'website', 'state', 'introduced_at', 'confirmed_at'] as const;

export async function findInstitution(tx: ViewTransaction, id: string): Promise<Institution | undefined> {
  const row = await tx.db.selectFrom('institution').select(columns).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : institutionOf(row);
}

/** Who is to be written to about an institution: the name of the one and the id of the other. */
export async function contactOfInstitution(tx: ViewTransaction, id: string): Promise<{ name: string; contactId: string } | undefined> {
  return tx.db.selectFrom('institution').select(['name', 'contact_id as contactId']).where('id', '=', id).executeTakeFirst();
}

/** A page of the institutions that the actor may know, by name. */
export async function pageOfInstitutions(
  tx: ViewTransaction,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ institutions: Institution[]; next?: string }> {
  let query = tx.db
    .selectFrom('institution')
    .select([...columns, 'sort_name'])
    .where(tx.scope);
  if (page.after !== undefined) {
    const [name, id] = readCursor(page.after);
    query = query.where(sql<boolean>`(sort_name collate "C", id) > (${name} collate "C", ${id}::uuid)`);
  }
  const rows = await query
    .orderBy(sql`sort_name collate "C"`)
    .orderBy('id')
    .limit(page.limit + 1)
    .execute();
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const institutions = shown.map(institutionOf);
  return rows.length > page.limit && last !== undefined ? { institutions, next: writeCursor(last.sort_name, last.id) } : { institutions };
}

function writeCursor(name: string, id: string): string {
  return Buffer.from(JSON.stringify([name, id]), 'utf8').toString('base64url');
}

function readCursor(cursor: string): [string, string] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(read) && typeof read[0] === 'string' && !read[0].includes('\0') && /^[0-9a-f-]{36}$/.test(String(read[1]))) {
      return [read[0], String(read[1])];
    }
  } catch {
    // Whatever it is, it is no cursor of ours.
  }
  throw new Refusal('invalid-input', {}, { issues: [{ path: 'after', code: 'unknown-page', message: 'This page does not exist.' }] });
}

type InstitutionRow = {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly website: string;
  readonly state: InstitutionState;
  readonly introduced_at: Date;
  readonly confirmed_at: Date | null;
};

function institutionOf(row: InstitutionRow): Institution {
  return {
    id: row.id,
    name: row.name,
    country: row.country,
    website: row.website,
    state: row.state,
    introducedAt: row.introduced_at.toISOString(),
    ...(row.confirmed_at === null ? {} : { confirmedAt: row.confirmed_at.toISOString() }),
  };
}
