import { sql } from 'kysely';
import type { ViewTransaction } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { studentMark } from '../admission/enrolment.store.ts';
import type { CredentialState } from './credential.ts';
import type { Registered } from './credential-register.ts';

/** More than one student takes part in; and a search looks through no more offerings than that. */
const [MOST_FOUND, MOST_OFFERINGS] = [100, 20_000];

const lines = (tx: ViewTransaction) =>
  tx.db
    .selectFrom('credential')
    .innerJoin('enrolment', 'enrolment.id', 'credential.enrolment_id')
    .innerJoin('offering', 'offering.id', 'credential.offering_id')
    .leftJoin('description_version', (join) =>
      join.onRef('description_version.description_id', '=', 'offering.description_id').onRef('number', '=', 'offering.version'),
    )
    .select([
      'credential.id',
      'credential.institution_id',
      'credential.offering_id',
      'credential.person_id',
      'credential.state',
      'credential.planned_at',
      'credential.issued_at',
      'credential.revoked_at',
      'enrolment.learner_sealed',
    ])
    .select([
      sql<Registered['title'] | null>`description_version.content->'title'`.as('title'),
      sql<boolean>`exists (select from revocation where revocation.credential_id = credential.id and revocation.state = 'asked')`.as(
        'asked',
      ),
    ]);

const rows = (tx: ViewTransaction) => lines(tx).where(tx.scope);

type Wanted = {
  readonly institutionId?: string | undefined;
  readonly state?: CredentialState | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** A page of the register, the youngest first. */
export async function pageOfRegister(tx: ViewTransaction, wanted: Wanted): Promise<{ credentials: Registered[]; next?: string }> {
  let query = rows(tx);
  if (wanted.state !== undefined) query = query.where('credential.state', '=', wanted.state);
  if (wanted.institutionId !== undefined) query = query.where('credential.institution_id', '=', wanted.institutionId);
  if (wanted.after !== undefined) {
    const [at, id] = readCursor(wanted.after);
    query = query.where(sql<boolean>`(credential.planned_at, credential.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const found = await query
    .orderBy('credential.planned_at', 'desc')
    .orderBy('credential.id', 'desc')
    .limit(wanted.limit + 1)
    .execute();
  const shown = found.slice(0, wanted.limit);
  const last = shown.at(-1);
  const credentials = await opened(tx, shown);
  return found.length > wanted.limit && last !== undefined
    ? { credentials, next: `${last.planned_at.getTime()}_${last.id}` }
    : { credentials };
}

/**
 * The credentials of one student number. The number itself stands nowhere readable, and its mark is another one in each offering: so each
 * offering is asked for the mark that the number would have there.
 */
export async function registerOfStudent(tx: ViewTransaction, studentNumber: string): Promise<Registered[]> {
  const offerings = await tx.db.selectFrom('credential').select('offering_id').distinct().where(tx.scope).limit(MOST_OFFERINGS).execute();
  const marks = offerings.map((row) => studentMark(tx.keys, row.offering_id, studentNumber));
  if (marks.length === 0) return [];
  const found = await rows(tx)
    .where(sql<boolean>`enrolment.student_mark = any(${`{${marks.join(',')}}`}::text[])`)
    .orderBy('credential.planned_at', 'desc')
    .limit(MOST_FOUND)
    .execute();
  return opened(tx, found);
}

export const registerOfId = (tx: ViewTransaction, id: string): Promise<Registered[]> => linesOf(tx, rows(tx), [id]);

/** The lines of some credentials, as far as whoever may read one of their institution's lists may see them. */
export const registerOfIds = (tx: ViewTransaction, ids: readonly string[]): Promise<Registered[]> => linesOf(tx, lines(tx), ids);

async function linesOf(tx: ViewTransaction, query: ReturnType<typeof lines>, ids: readonly string[]): Promise<Registered[]> {
  return ids.length === 0 ? [] : opened(tx, await query.where('credential.id', 'in', [...ids]).execute());
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

async function opened(tx: ViewTransaction, found: readonly Row[]): Promise<Registered[]> {
  const keys = await tx.keys.ofMany(
    tx.db,
    found.map((row) => row.person_id),
  );
  return found.map((row) => {
    const facts = keys.get(row.person_id)?.open(row.learner_sealed, 'enrolment.learner');
    return {
      id: row.id,
      institutionId: row.institution_id,
      offeringId: row.offering_id,
      personId: row.person_id,
      ...(facts === undefined ? {} : { learner: (JSON.parse(facts) as { name: string }).name }),
      ...(row.title === null ? {} : { title: row.title }),
      state: row.state,
      plannedAt: row.planned_at,
      ...(row.issued_at === null ? {} : { issuedAt: row.issued_at }),
      ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
      asked: row.asked,
    };
  });
}

function readCursor(cursor: string): [Date, string] {
  const [, at = '', id = ''] = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(cursor) ?? [];
  if (id !== '' && !Number.isNaN(new Date(Number(at)).getTime())) return [new Date(Number(at)), id];
  throw new Refusal('invalid-input', {}, { issues: [{ path: 'after', code: 'unknown-page', message: 'This page does not exist.' }] });
}
