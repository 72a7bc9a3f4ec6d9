import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { prepareCredential, signCredential } from '@laurel/credential';
import { contentHash, type Description } from '@laurel/microcredential';
import { type Actor, operator } from './base/actor.ts';
import type { Database } from './base/database/tables.ts';
import { inTransaction } from './base/database/transaction.ts';
import { runAct } from './base/door.ts';
import type { House } from './base/house.ts';
import { confirmInstitution } from './base/people/confirm-institution.ts';
import { introduceInstitution } from './base/people/introduce-institution.ts';
import type { RoleName } from './base/people/role.ts';
import { allocateStatusEntries } from './base/status-lists/allocate-status-entries.ts';
import { awardFor } from './stages/issuing/award-for.ts';
import { classFacts } from './stages/issuing/class-facts.ts';

/**
 * What earlier stages leave behind, put straight into the tables: a test of one stage need not walk through all before it.
 * The journeys walk.
 */

const heat: { description: Description; certificate: Readonly<Record<string, unknown>> } = JSON.parse(
  readFileSync(new URL('../../../examples/heat-and-health.json', import.meta.url), 'utf8'),
);

/** Somebody at the door with these roles in one institution. Whoever only acts needs no row. */
export function personWith(institutionId: string, ...roles: readonly RoleName[]): Actor & { kind: 'person' } {
  return { kind: 'person', personId: randomUUID(), roles: roles.map((role) => ({ role, institutionId })) };
}

/** A confirmed institution. Its key is made by a follower: settle before anything is signed. */
export async function institutionIn(house: House, name: string, country = 'DE'): Promise<string> {
  const context = { actor: operator, house, requestId: randomUUID(), language: 'en' };
  const { id } = await runAct(introduceInstitution, context, {
    name,
    country,
    website: 'https://www.university.example',
    contactName: 'Eleni Vlachou',
    contactEmail: 'office@university.example',
  });
  await runAct(confirmInstitution, context, { id });
  return id;
}

const asOperator = <T>(house: House, work: (db: Database) => Promise<T>): Promise<T> => inTransaction(house.db, operator, 'write', work);

export type Approved = {
  readonly descriptionId: string;
  readonly caseId: string;
  readonly contentHash: string;
  readonly content: Description;
};

/** An approved description: version 1 frozen, every awarding body in favour. The first institution leads. */
export async function approvedIn(
  house: House,
  institutions: readonly [string, ...string[]],
  content: Description = heat.description,
): Promise<Approved> {
  const now = house.outside.clock.now();
  const [descriptionId, caseId, hash] = [randomUUID(), randomUUID(), contentHash(content)];
  const [lead] = institutions;
  await asOperator(house, async (db) => {
    await db
      .insertInto('description')
      .values({ id: descriptionId, institution_id: lead, made_by: null, languages: ['en'], made_at: now })
      .execute();
    await db
      .insertInto('description_version')
      .values({ description_id: descriptionId, number: 1, content: JSON.stringify(content), changed_at: now })
      .execute();
    await db
      .updateTable('description_version')
      .set({ content_hash: hash, frozen_at: now })
      .where('description_id', '=', descriptionId)
      .execute();
    await db
      .insertInto('approval_case')
      .values({
        id: caseId,
        description_id: descriptionId,
        version: 1,
        institution_id: lead,
        parties: [...institutions],
        content_hash: hash,
        opened_by: null,
        opened_at: now,
      })
      .execute();
    await db
      .insertInto('approval_decision')
      .values(institutions.map((id) => ({ case_id: caseId, institution_id: id })))
      .execute();
    await db
      .updateTable('approval_decision')
      .set({ decision: 'approved', decided_at: now, decided_by: randomUUID(), content_hash: hash })
      .where('case_id', '=', caseId)
      .execute();
    await db.updateTable('approval_case').set({ state: 'authorised', closed_at: now }).where('id', '=', caseId).execute();
    await db.updateTable('description').set({ state: 'approved' }).where('id', '=', descriptionId).execute();
  });
  return { descriptionId, caseId, contentHash: hash, content };
}

export type Offered = Approved & { readonly offeringId: string; readonly institutionId: string; readonly slug: string };

/** A published offering of a new approved description, that began some weeks ago or begins in some weeks. */
export async function offeredIn(
  house: House,
  institutions: readonly [string, ...string[]],
  more: { readonly seats?: number; readonly startsInDays?: number; readonly priceCents?: number; readonly content?: Description } = {},
): Promise<Offered> {
  const approved = await approvedIn(house, institutions, more.content);
  const now = house.outside.clock.now();
  const day = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const starts = more.startsInDays ?? -30;
  const [offeringId, slug, [institutionId]] = [randomUUID(), `heat-and-health-${approved.descriptionId.slice(0, 8)}`, institutions];
  await asOperator(house, async (db) => {
    await db
      .insertInto('publication')
      .values({
        description_id: approved.descriptionId,
        version: 1,
        institution_id: institutionId,
        awarding_bodies: [...institutions],
        slug,
        content_hash: approved.contentHash,
        approved_at: now,
        published_at: now,
        words: 'heat health',
        languages: ['en'],
        ects: approved.content.workload?.ects ?? null,
        eqf: approved.content.level?.eqf ?? null,
        mode: approved.content.delivery?.mode ?? null,
      })
      .execute();
    await db
      .insertInto('offering')
      .values({
        id: offeringId,
        description_id: approved.descriptionId,
        version: 1,
        institution_id: institutionId,
        starts_on: day(starts),
        ends_on: day(starts + 28),
        apply_until: day(starts - 1),
        place: 'Lindau',
        language: 'en',
        seats: more.seats ?? 30,
        price_cents: more.priceCents ?? 0,
        currency: 'EUR',
        made_by: null,
        made_at: now,
      })
      .execute();
    await db.updateTable('offering').set({ state: 'published', published_at: now }).where('id', '=', offeringId).execute();
  });
  return { ...approved, offeringId, institutionId, slug };
}

export type Enrolled = { readonly enrolmentId: string; readonly personId: string; readonly name: string; readonly studentNumber: string };

/** Learners of a class, invented: by default two with names that are hard to write. */
export async function enrolledIn(
  house: House,
  offering: Offered,
  names: readonly string[] = ['Łucja Żółć', 'محمد الحسيني'],
): Promise<Enrolled[]> {
  const now = house.outside.clock.now();
  return asOperator(house, async (db) => {
    const learners: Enrolled[] = [];
    for (const [index, name] of names.entries()) {
      const [personId, enrolmentId, studentNumber] = [randomUUID(), randomUUID(), `00${4100 + index}`];
      const key = await house.keys.create(db, personId, now);
      const email = `learner-${personId.slice(0, 8)}@mail.example`;
      await db
        .insertInto('person')
        .values({
          id: personId,
          name_sealed: key.seal(name, 'person.name'),
          email_sealed: key.seal(email, 'person.email'),
          language: 'en',
          created_at: now,
        })
        .execute();
      await db
        .insertInto('enrolment')
        .values({
          id: enrolmentId,
          offering_id: offering.offeringId,
          institution_id: offering.institutionId,
          person_id: personId,
          learner_sealed: key.seal(JSON.stringify({ name, studentNumber, email }), 'enrolment.learner'),
          student_mark: house.keys.mac(`student/${offering.offeringId}/${studentNumber}`),
          enrolled_at: now,
          enrolled_by: null,
        })
        .execute();
      learners.push({ enrolmentId, personId, name, studentNumber });
    }
    await db.updateTable('offering').set({ taken: learners.length }).where('id', '=', offering.offeringId).execute();
    return learners;
  });
}

/** Everyone passed, and a second person said so. */
export async function passedIn(house: House, offering: Offered, learners: readonly Enrolled[], grade: string | null = null): Promise<void> {
  const now = house.outside.clock.now();
  await asOperator(house, async (db) => {
    await db
      .insertInto('result')
      .values(
        learners.map(({ enrolmentId }) => ({
          enrolment_id: enrolmentId,
          offering_id: offering.offeringId,
          institution_id: offering.institutionId,
          result: 'pass' as const,
          grade,
          attendance: 90,
          assessed_on: now.toISOString().slice(0, 10),
          component_grades: '{}',
          entered_by: randomUUID(),
          entered_at: now,
        })),
      )
      .execute();
    await db
      .updateTable('result')
      .set({ state: 'confirmed', confirmed_by: randomUUID(), confirmed_at: now })
      .where('offering_id', '=', offering.offeringId)
      .execute();
  });
}

export type Issued = Enrolled & { readonly credentialId: string; readonly signed: Uint8Array };

/** Signed credentials of learners who passed, each with a place on the status list of its institution; keys and lists are settled. */
export async function issuedIn(house: House, offering: Offered, learners: readonly Enrolled[], grade?: string): Promise<Issued[]> {
  await house.startWork().settle();
  const signer = await house.outside.signer.of(offering.institutionId);
  if (signer === undefined) throw new Error('The institution has no key');
  const now = house.outside.clock.now();
  const [day, second] = [now.toISOString().slice(0, 10), now.toISOString().replace(/\.\d+Z$/, 'Z')];
  const certificate = { ...heat.certificate, participationRecorded: true };
  const facts = classFacts({ description: offering.content, certificate } as Parameters<typeof classFacts>[0]);
  const job = { actor: { kind: 'job', job: 'plan-credentials' } as const, house, requestId: randomUUID(), language: 'en' };
  const issued: Issued[] = [];
  const issuingId = randomUUID();
  const ours = { issuing_id: issuingId, offering_id: offering.offeringId, institution_id: offering.institutionId };
  await asOperator(house, (db) =>
    db
      .insertInto('issuing')
      .values({
        id: issuingId,
        offering_id: ours.offering_id,
        institution_id: ours.institution_id,
        ordered_by: null,
        ordered_at: now,
        total: learners.length,
      })
      .execute(),
  );
  for (const [row, learner] of learners.entries()) {
    const { name, studentNumber, personId } = learner;
    const credentialId = randomUUID();
    const id = `urn:uuid:${credentialId}`;
    const { entries } = await runAct(allocateStatusEntries, job, {
      institutionId: offering.institutionId,
      purpose: 'revocation',
      credentialIds: [id],
    });
    const result = { row, name, studentNumber, attendance: 90, assessedOn: day, result: 'pass' as const, componentGrades: {} };
    const award = { ...awardFor(facts, grade === undefined ? result : { ...result, grade }), issuedOn: day };
    const prepared = prepareCredential(award, { id, issuer: signer, validFrom: day, status: entries });
    const signed = await signCredential(prepared, signer, { created: second });
    const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    await asOperator(house, async (db) => {
      const key = await house.keys.of(db, personId);
      await db
        .insertInto('credential')
        .values({
          ...ours,
          id: credentialId,
          enrolment_id: learner.enrolmentId,
          person_id: personId,
          intent_sealed: key.seal(new TextDecoder().decode(prepared.bytes), 'credential.intent'),
          intent_hash: prepared.hash,
          key_id: signer.kid,
          planned_at: now,
        })
        .execute();
      await db
        .updateTable('credential')
        .set({
          state: 'issued',
          signed_sealed: key.seal(new TextDecoder().decode(signed), 'credential.signed'),
          signed_hash: sha256(signed),
          issued_at: now,
        })
        .where('id', '=', credentialId)
        .execute();
    });
    issued.push({ ...learner, credentialId, signed });
  }
  await asOperator(house, (db) => db.updateTable('issuing').set({ ended_at: now }).where('id', '=', issuingId).execute());
  await house.startWork().settle();
  return issued;
}
