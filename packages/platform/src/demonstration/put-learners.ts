import { randomUUID } from 'node:crypto';
import type { ActTransaction } from '../base/act.ts';
import { insertEnrolments } from '../stages/admission/enrolment.store.ts';
import { takeSeats } from '../stages/catalogue/offering.store.ts';
import { asSomebody } from './as-somebody.ts';
import type { LearnerFacts } from './facts.ts';
import { idOfSomebody } from './somebody.ts';

const DAY = 86_400_000;
type Offering = { readonly id: string; readonly institutionId: string };

/** Why they apply, in words of their own. */
const MOTIVATIONS = [
  'I teach evening classes and want them to work for people who cannot come.',
  'My employer asks for it, and I have wanted to for years.',
  'I have taught in rooms for twenty years. Now half of my group sits at home.',
];

/** Puts learners into a class, as the admission officer would have done from a class list. */
export async function putEnrolments(
  tx: ActTransaction,
  offering: Offering & { readonly lead: string },
  who: readonly LearnerFacts[],
): Promise<string[]> {
  const ids = who.map(({ key }) => idOfSomebody(tx.keys, key));
  const keys = await tx.keys.ofMany(tx.db, ids);
  const officer = idOfSomebody(tx.keys, `admission-officer@${offering.lead}`);
  const enrolled = who.flatMap(({ key: name, ...learner }, index) => {
    const personId = idOfSomebody(tx.keys, name);
    const key = keys.get(personId);
    if (key === undefined) return [];
    const facts = {
      name: learner.name,
      ...(learner.given === undefined ? {} : { givenName: learner.given }),
      ...(learner.family === undefined ? {} : { familyName: learner.family }),
      studentNumber: `00${41_700 + index * 13}`,
      email: `${name}@mail.example`,
    };
    return [{ id: randomUUID(), offeringId: offering.id, institutionId: offering.institutionId, personId, key, facts }];
  });
  await asSomebody(tx, officer, new Date(tx.now.getTime() - 118 * DAY), (theirs) => insertEnrolments(theirs, enrolled));
  if (!(await takeSeats(tx, offering.id, enrolled.length))) throw new Error('a class of the demonstration has more learners than seats');
  return enrolled.map(({ id }) => id);
}

/** Puts applications in that wait for an answer: everybody signs their own. */
export async function putApplications(tx: ActTransaction, offering: Offering, who: readonly LearnerFacts[]): Promise<void> {
  for (const [index, learner] of who.entries()) {
    const personId = idOfSomebody(tx.keys, learner.key);
    const key = await tx.keys.of(tx.db, personId);
    const answers = {
      name: learner.name,
      ...(learner.given === undefined ? {} : { givenName: learner.given }),
      ...(learner.family === undefined ? {} : { familyName: learner.family }),
      ...(index < MOTIVATIONS.length ? { motivation: MOTIVATIONS[index] } : {}),
    };
    const submittedAt = new Date(tx.now.getTime() - 3 * DAY + index * 3_600_000);
    await asSomebody(tx, personId, submittedAt, (theirs) =>
      theirs.db
        .insertInto('application')
        .values({
          id: randomUUID(),
          offering_id: offering.id,
          institution_id: offering.institutionId,
          person_id: personId,
          sealed: key.seal(JSON.stringify(answers), 'application'),
          submitted_at: theirs.now,
        })
        .execute(),
    );
  }
}
