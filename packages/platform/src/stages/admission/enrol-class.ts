import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { type ActTransaction, defineAct } from '../../base/act.ts';
import { emailMark } from '../../base/people/sign-in.ts';
import { Refusal } from '../../base/refusal.ts';
import { findOffering, takeSeats } from '../catalogue/offering.store.ts';
import { holdOffering, insertEnrolments, studentMark, takingPart } from './enrolment.store.ts';
import { findByEmailMarks, insertLearners } from './learner.store.ts';
import { learnerFacts } from './learner.ts';

/** So many learners come in one call; a longer list comes in several. */
export const LEARNERS_AT_ONCE = 500;

/**
 * The learners of a class list take part. Whoever does already, by student number or known e-mail address, is not enrolled again.
 * An address that is known to the house is that person; everybody else is taken up as a new one.
 */
export const enrolClass = defineAct({
  name: 'enrol-class',
  input: z.object({ offeringId: z.uuid(), learners: z.array(learnerFacts).min(1).max(LEARNERS_AT_ONCE) }),
  result: z.object({
    /** `place` counts the learners of the call from 0 */
    enrolments: z.array(z.object({ enrolmentId: z.uuid(), place: z.number().int() })),
    /** the places of those who took part already, or stood in the list before */
    already: z.array(z.number().int()),
  }),
  rest: { method: 'POST', path: '/api/offerings/{offeringId}/enrolments', status: 201, summary: 'Enrol the learners of a class list' },
  about: (tx, { offeringId }) => findOffering(tx, offeringId),
  async perform(tx, { offeringId, learners }, offering) {
    if (offering === undefined) throw new Refusal('not-found');
    if (offering.state !== 'published') throw new Refusal('wrong-state', { state: offering.state });
    const { institutionId } = offering;
    await holdOffering(tx, offeringId);

    const marked = learners.map((facts, place) => ({
      place,
      facts,
      student: facts.studentNumber === undefined ? undefined : studentMark(tx.keys, offeringId, facts.studentNumber),
      email: facts.email === undefined ? undefined : emailMark(tx.keys, facts.email),
    }));
    const known = await findByEmailMarks(tx, present(marked.map(({ email }) => email)));
    const there = await takingPart(tx, offeringId, {
      personIds: [...known.values()],
      studentMarks: present(marked.map(({ student }) => student)),
    });
    const persons = new Set(there.map(({ personId }) => personId));
    // Whoever is new and stands in the list twice is one person all the same.
    const seen = new Set<string>(present(there.map((each) => each.studentMark ?? undefined)));
    for (const [mark, personId] of known) if (persons.has(personId)) seen.add(mark);

    const [coming, already] = [[] as typeof marked, [] as number[]];
    for (const each of marked) {
      const marks = present([each.student, each.email]);
      if (marks.some((mark) => seen.has(mark))) already.push(each.place);
      else coming.push(each);
      for (const mark of marks) seen.add(mark);
    }

    await takeSeatsFor(tx, offeringId, coming.length);
    const people = await insertLearners(
      tx,
      coming.map(({ facts, email }) => ({ facts, mark: email, known: email === undefined ? undefined : known.get(email) })),
    );
    const enrolled = coming.map(({ facts, place }, index) => {
      const person = people[index];
      if (person === undefined) throw new Error('Somebody of the list was not taken up');
      return { id: randomUUID(), offeringId, institutionId, personId: person.id, key: person.key, facts, place };
    });
    await insertEnrolments(tx, enrolled);
    return {
      result: { enrolments: enrolled.map(({ id, place }) => ({ enrolmentId: id, place })), already },
      events: [
        {
          type: 'class-enrolled',
          institutionId,
          subjectId: offeringId,
          facts: { enrolled: enrolled.length, already: already.length },
        },
        ...enrolled.map(({ id }) => ({ type: 'learner-enrolled', institutionId, subjectId: id, facts: { offeringId } })),
      ],
    };
  },
});

/** Seats for so many, or a refusal that says how many are left. */
export async function takeSeatsFor(tx: ActTransaction, offeringId: string, asked: number): Promise<void> {
  if (await takeSeats(tx, offeringId, asked)) return;
  const now = await tx.db
    .selectFrom('offering')
    .select(['state', sql<number>`seats - taken`.as('free')])
    .where('id', '=', offeringId)
    .executeTakeFirst();
  if (now !== undefined && now.state !== 'published') throw new Refusal('wrong-state', { state: now.state });
  throw new Refusal('no-seats', { free: now?.free ?? 0, asked });
}

const present = (values: readonly (string | undefined)[]): string[] => values.filter((value) => value !== undefined);
