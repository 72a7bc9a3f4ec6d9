import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { ActTransaction, ViewTransaction } from '../../base/act.ts';
import type { PersonalKey } from '../../base/personal-keys.ts';
import type { LearnerFacts } from './learner.ts';

/** Whose e-mail addresses these are, as far as the house knows: a person by the mark of the address. */
export async function findByEmailMarks(tx: ViewTransaction, marks: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (marks.length === 0) return new Map();
  // Only for this transaction may they be found (migration 0008).
  const list = `{${marks.join(',')}}`;
  await sql`select set_config('laurel.email_marks', ${list}, true)`.execute(tx.db);
  const rows = await tx.db
    .selectFrom('person')
    .select(['id', 'email_mark'])
    .where(sql<boolean>`email_mark = any(${list}::text[])`)
    .execute();
  return new Map(rows.flatMap(({ id, email_mark }) => (email_mark === null ? [] : [[email_mark, id] as const])));
}

type Coming = { readonly facts: LearnerFacts; readonly mark: string | undefined; readonly known: string | undefined };

/**
 * Takes up whoever is new, and finds the keys of those who are known. In the order given.
 * Without an e-mail address nobody can sign in, and nobody is written to.
 */
export async function insertLearners(tx: ActTransaction, coming: readonly Coming[]): Promise<{ id: string; key: PersonalKey }[]> {
  const known = await tx.keys.ofMany(
    tx.db,
    coming.flatMap((each) => (each.known === undefined ? [] : [each.known])),
  );
  const people = coming.map((each) => {
    const key = each.known === undefined ? undefined : known.get(each.known);
    // Whoever was forgotten comes as somebody new, whose address stays with the row of before.
    return key === undefined || each.known === undefined
      ? { id: randomUUID(), isNew: true, each: each.known === undefined ? each : { ...each, mark: undefined } }
      : { id: each.known, isNew: false, each };
  });
  const fresh = people.filter(({ isNew }) => isNew);
  const made = await tx.keys.createMany(
    tx.db,
    fresh.map(({ id }) => id),
    tx.now,
  );
  const keyOf = (id: string): PersonalKey => {
    const key = made.get(id) ?? known.get(id);
    if (key === undefined) throw new Error('A learner has no key');
    return key;
  };
  if (fresh.length > 0) {
    const done = await tx.db
      .insertInto('person')
      .values(
        fresh.map(({ id, each: { facts, mark } }) => ({
          id,
          name_sealed: keyOf(id).seal(facts.name, 'person.name'),
          email_sealed: keyOf(id).seal(facts.email ?? '', 'person.email'),
          language: tx.language,
          created_at: tx.now,
          ...(mark === undefined ? {} : { email_mark: mark }),
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (done.numInsertedOrUpdatedRows !== BigInt(fresh.length)) throw new MeanwhileKnown();
  }
  return people.map(({ id }) => ({ id, key: keyOf(id) }));
}

/** Somebody became known in another transaction in this very moment: the door tries the act again, and then finds them. */
class MeanwhileKnown extends Error {
  readonly code = '40001';
}
