import { sql } from 'kysely';
import type { ActTransaction, ViewTransaction } from '../../base/act.ts';
import type { PersonalKey, PersonalKeys } from '../../base/personal-keys.ts';
import type { EnrolmentStanding, Learner, LearnerFacts } from './learner.ts';

const PLACE = 'enrolment.learner';

/** The mark by which a student number is found again in its offering without being readable. */
export const studentMark = (keys: PersonalKeys, offeringId: string, studentNumber: string): string =>
  keys.mac(`student/${offeringId}/${studentNumber}`);

const columns = ['id', 'person_id', 'application_id', 'learner_sealed', 'enrolled_at'] as const;
type Row = {
  readonly id: string;
  readonly person_id: string;
  readonly application_id: string | null;
  readonly learner_sealed: Buffer;
  readonly enrolled_at: Date;
};

/** Who takes part in an offering. Whoever was forgotten is counted, but has no name any more. */
export async function learnersOf(tx: ViewTransaction, offeringId: string): Promise<Learner[]> {
  const rows = await tx.db
    .selectFrom('enrolment')
    .select(columns)
    .where('offering_id', '=', offeringId)
    .where('withdrawn_at', 'is', null)
    .orderBy('enrolled_at')
    .orderBy('id')
    .execute();
  return learnersIn(tx, rows);
}

/** One who takes part, or took part. */
export async function findLearner(tx: ViewTransaction, enrolmentId: string): Promise<Learner | undefined> {
  const rows = await tx.db.selectFrom('enrolment').select(columns).where('id', '=', enrolmentId).execute();
  return (await learnersIn(tx, rows))[0];
}

async function learnersIn(tx: ViewTransaction, rows: readonly Row[]): Promise<Learner[]> {
  const keys = await tx.keys.ofMany(
    tx.db,
    rows.map((row) => row.person_id),
  );
  return rows.map((row) => learnerOf(row, keys.get(row.person_id)));
}

function learnerOf(row: Row, key: PersonalKey | undefined): Learner {
  const facts = key === undefined ? { name: '' } : (JSON.parse(key.open(row.learner_sealed, PLACE)) as LearnerFacts);
  return {
    ...facts,
    enrolmentId: row.id,
    personId: row.person_id,
    forgotten: key === undefined,
    ...(row.application_id === null ? {} : { applicationId: row.application_id }),
    enrolledAt: row.enrolled_at,
  };
}

type NewEnrolment = {
  readonly id: string;
  readonly offeringId: string;
  readonly institutionId: string;
  readonly personId: string;
  readonly key: PersonalKey;
  readonly facts: LearnerFacts;
  readonly applicationId?: string;
};

/** Enrols; the seats are counted by whoever calls. */
export async function insertEnrolments(tx: ActTransaction, enrolments: readonly NewEnrolment[]): Promise<void> {
  if (enrolments.length === 0) return;
  const by = tx.actor.kind === 'person' ? tx.actor.personId : null;
  await tx.db
    .insertInto('enrolment')
    .values(
      enrolments.map(({ id, offeringId, institutionId, personId, key, facts, applicationId }) => ({
        id,
        offering_id: offeringId,
        institution_id: institutionId,
        person_id: personId,
        learner_sealed: key.seal(JSON.stringify(facts), PLACE),
        ...(applicationId === undefined ? {} : { application_id: applicationId }),
        ...(facts.studentNumber === undefined ? {} : { student_mark: studentMark(tx.keys, offeringId, facts.studentNumber) }),
        enrolled_at: tx.now,
        enrolled_by: by,
      })),
    )
    .execute();
}

/** Whoever takes part already, by person or by the mark of a student number. */
export async function takingPart(
  tx: ViewTransaction,
  offeringId: string,
  who: { readonly personIds: readonly string[]; readonly studentMarks: readonly string[] },
): Promise<{ personId: string; studentMark: string | null }[]> {
  if (who.personIds.length === 0 && who.studentMarks.length === 0) return [];
  return tx.db
    .selectFrom('enrolment')
    .select(['person_id as personId', 'student_mark as studentMark'])
    .where('offering_id', '=', offeringId)
    .where('withdrawn_at', 'is', null)
    .where(
      sql<boolean>`(person_id = any(${`{${who.personIds.join(',')}}`}::uuid[]) or student_mark = any(${`{${who.studentMarks.join(',')}}`}::text[]))`,
    )
    .execute();
}

/** Enrolments, and whatever else counts seats, wait for each other at their offering. */
export async function holdOffering(tx: ActTransaction, offeringId: string): Promise<void> {
  await tx.db.selectFrom('offering').select('id').where('id', '=', offeringId).forUpdate().execute();
}

export async function standingOfEnrolment(tx: ViewTransaction, id: string): Promise<EnrolmentStanding | undefined> {
  const row = await tx.db
    .selectFrom('enrolment')
    .select(['id', 'offering_id as offeringId', 'institution_id as institutionId', 'person_id as personId', 'withdrawn_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      offeringId: row.offeringId,
      institutionId: row.institutionId,
      personId: row.personId,
      withdrawn: row.withdrawn_at !== null,
    }
  );
}

/**
 * Ends an enrolment, unless it ended before or a credential hangs on it. The row is held first: whoever plans a credential for it at the
 * same moment comes before or after, not in between.
 */
export async function endEnrolment(tx: ActTransaction, id: string): Promise<'ended' | 'ended-before' | 'has-credential'> {
  const held = await tx.db
    .selectFrom('enrolment')
    .select('id')
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (held === undefined) return 'ended-before';
  const credential = await tx.db.selectFrom('credential').select('id').where('enrolment_id', '=', id).limit(1).executeTakeFirst();
  if (credential !== undefined) return 'has-credential';
  await tx.db.updateTable('enrolment').set({ withdrawn_at: tx.now }).where('id', '=', id).execute();
  return 'ended';
}

/** The enrolment that came of an application, as long as it lasts. */
export async function enrolmentOfApplication(tx: ViewTransaction, applicationId: string): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('enrolment')
    .select('id')
    .where('application_id', '=', applicationId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return row?.id;
}

/** The application that an enrolment came of. */
export async function applicationOfEnrolment(tx: ViewTransaction, enrolmentId: string): Promise<string | null> {
  const row = await tx.db.selectFrom('enrolment').select('application_id').where('id', '=', enrolmentId).executeTakeFirst();
  return row?.application_id ?? null;
}

/** Some of those who take part, or took part. */
export async function learnersAmong(tx: ViewTransaction, enrolmentIds: readonly string[]): Promise<Learner[]> {
  if (enrolmentIds.length === 0) return [];
  return learnersIn(tx, await tx.db.selectFrom('enrolment').select(columns).where('id', 'in', enrolmentIds).execute());
}
