import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Context, runAct, runView } from '../../base/act.ts';
import { operator } from '../../base/actor.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { enrolledIn, institutionIn, issuedIn, type Offered, offeredIn, personWith } from '../../scenario-for-tests.ts';
import { enrolClass, LEARNERS_AT_ONCE } from './enrol-class.ts';
import { learnersOf } from './enrolment.store.ts';
import type { LearnerFacts } from './learner.ts';
import { listClass } from './list-class.ts';
import { withdrawEnrolment } from './withdraw-enrolment.ts';

eachDatabase('a class list', (database) => {
  let home: TestHouse;
  let institutionId: string;
  let offered: Offered;
  let registrar: Context;
  beforeEach(async () => {
    home = await openTestHouse({ database });
    institutionId = await institutionIn(home.house, 'Universität Mühlenau');
    offered = await offeredIn(home.house, [institutionId], { seats: 600 });
    registrar = home.as(personWith(institutionId, 'registrar'));
  });
  afterEach(() => home.close());

  const enrol = (learners: readonly LearnerFacts[], offering = offered, by = registrar) =>
    runAct(enrolClass, by, { offeringId: offering.offeringId, learners: [...learners] });
  const classOf = async (offering = offered, by = registrar) =>
    (await runView(listClass, by, { offeringId: offering.offeringId })).learners;
  const count = (table: 'person' | 'enrolment' | 'event') =>
    inTransaction(
      home.house.db,
      operator,
      'read',
      async (db) =>
        (
          await db
            .selectFrom(table)
            .select((e) => e.lit(1).as('one'))
            .execute()
        ).length,
    );
  const taken = (offering = offered) =>
    inTransaction(home.house.db, operator, 'read', async (db) => {
      const row = db.selectFrom('offering').select('taken').where('id', '=', offering.offeringId);
      return (await row.executeTakeFirstOrThrow()).taken;
    });

  test('enrols each learner once, whether by student number or by e-mail address, and says who was there already', async () => {
    const learners = [
      { name: 'Suharto', studentNumber: '004711', email: 'suharto@mail.example' },
      { name: 'محمد الحسيني', studentNumber: '004712' },
      { name: 'Łucja Żółć', email: 'Lucja@mail.example' },
      // The same again, written another way.
      { name: 'Lucja Zolc', email: ' lucja@MAIL.example ' },
      { name: 'Somebody', studentNumber: '004711' },
      // Without a number and an address nobody can tell whether it is the same person.
      { name: 'Kaisa Lehtonen' },
      { name: 'Kaisa Lehtonen' },
    ];
    const first = await enrol(learners);
    expect(first.enrolments.map(({ place }) => place)).toEqual([0, 1, 2, 5, 6]);
    expect(first.already).toEqual([3, 4]);
    expect(await taken()).toBe(5);
    const again = await enrol(learners.slice(0, 3));
    expect(again).toEqual({ enrolments: [], already: [0, 1, 2] });
    expect(await taken()).toBe(5);
    const names = (await classOf()).map(({ name, studentNumber, came }) => `${name}/${studentNumber ?? ''}/${came}`).sort();
    expect(names).toEqual(
      [
        'Kaisa Lehtonen//class-list',
        'Kaisa Lehtonen//class-list',
        'Suharto/004711/class-list',
        'Łucja Żółć//class-list',
        'محمد الحسيني/004712/class-list',
      ].sort(),
    );
  });

  test('knows whose e-mail address it is, also from another institution, and takes nobody up twice', async () => {
    const elsewhere = await institutionIn(home.house, 'Akademie Süd', 'AT');
    const other = await offeredIn(home.house, [elsewhere]);
    const before = await count('person');
    await enrol([{ name: 'Zoya', email: 'zoya@mail.example' }]);
    await enrol([{ name: 'Зоя Ангелова', email: 'ZOYA@mail.example' }], other, home.as(personWith(elsewhere, 'admission-officer')));
    expect(await count('person')).toBe(before + 1);
    const [here] = await classOf();
    const [there] = await classOf(other, home.as(personWith(elsewhere, 'registrar')));
    expect(here?.personId).toBe(there?.personId);
    // Each institution sees the name of its own list.
    expect([here?.name, there?.name]).toEqual(['Zoya', 'Зоя Ангелова']);
  });

  test('of five hundred is taken in one call, and one more is refused', async () => {
    const many = Array.from({ length: LEARNERS_AT_ONCE }, (_, number) => ({
      name: `Learner ${number}`,
      studentNumber: `S${number}`,
      email: `learner${number}@mail.example`,
    }));
    await expect(enrol([...many, { name: 'One more' }])).rejects.toMatchObject({ code: 'invalid-input' });
    expect((await enrol(many)).enrolments).toHaveLength(LEARNERS_AT_ONCE);
    expect(await taken()).toBe(LEARNERS_AT_ONCE);
    expect(await classOf()).toHaveLength(LEARNERS_AT_ONCE);
  });

  test('with more people than seats is refused as a whole, and nobody of it is kept', async () => {
    const small = await offeredIn(home.house, [institutionId], { seats: 2 });
    const [people, events] = [await count('person'), await count('event')];
    const three = ['A', 'B', 'C'].map((name) => ({ name, email: `${name}@mail.example` }));
    await expect(enrol(three, small)).rejects.toMatchObject({ code: 'no-seats', details: { free: 2, asked: 3 } });
    expect([await count('person'), await count('event'), await taken(small)]).toEqual([people, events, 0]);
    await enrol(three.slice(0, 2), small);
    // Whoever is there already needs no seat.
    expect(await enrol(three.slice(0, 2), small)).toEqual({ enrolments: [], already: [0, 1] });
  });

  test('that two people send at the same moment enrols each learner once', async () => {
    const learners = Array.from({ length: 20 }, (_, number) => ({
      name: `L ${number}`,
      studentNumber: `S${number}`,
      email: `l${number}@mail.example`,
    }));
    const both = await Promise.all([enrol(learners), enrol(learners, offered, home.as(personWith(institutionId, 'admission-officer')))]);
    expect(both.map(({ enrolments }) => enrolments.length).sort((a, b) => a - b)).toEqual([0, 20]);
    expect(await taken()).toBe(20);
  });

  test('that two institutions send at the same moment makes one person of one address', async () => {
    const elsewhere = await institutionIn(home.house, 'Akademie Süd', 'AT');
    const other = await offeredIn(home.house, [elsewhere]);
    const learners = Array.from({ length: 10 }, (_, number) => ({ name: `L ${number}`, email: `both${number}@mail.example` }));
    const before = await count('person');
    await Promise.all([enrol(learners), enrol(learners, other, home.as(personWith(elsewhere, 'registrar')))]);
    expect(await count('person')).toBe(before + 10);
    expect([await taken(), await taken(other)]).toEqual([10, 10]);
  });

  test('with names that cannot be seen, or an address that is none, is refused with the place of each', async () => {
    const wrong = enrol([{ name: 'Fine' }, { name: 'Eve\u202E' }, { name: 'Bo', email: 'nonsense' }, { name: 'x'.repeat(200_000) }]);
    await expect(wrong).rejects.toMatchObject({
      code: 'invalid-input',
      issues: [{ path: 'learners.1.name' }, { path: 'learners.2.email' }, { path: 'learners.3.name' }],
    });
    expect(await taken()).toBe(0);
  });

  test('is for those who keep the class: colleagues are told so, for strangers the offering is not there', async () => {
    for (const role of ['lecturer', 'course-leader', 'decider', 'institution-admin'] as const)
      await expect(enrol([{ name: 'A' }], offered, home.as(personWith(institutionId, role)))).rejects.toMatchObject({
        code: 'not-allowed',
      });
    const elsewhere = await institutionIn(home.house, 'Akademie Süd', 'AT');
    for (const stranger of [
      home.visitor,
      home.as(personWith(elsewhere, 'registrar')),
      home.as({ kind: 'person', personId: randomUUID(), roles: [] }),
    ]) {
      await expect(enrol([{ name: 'A' }], offered, stranger)).rejects.toMatchObject({ code: 'not-found' });
      await expect(classOf(offered, stranger)).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await taken()).toBe(0);
  });

  test('for an offering that does not take place is refused', async () => {
    await inTransaction(home.house.db, operator, 'write', (db) =>
      db
        .updateTable('offering')
        .set({ state: 'cancelled', cancelled_at: home.clock.now(), cancel_reason: 'too few' })
        .where('id', '=', offered.offeringId)
        .execute(),
    );
    await expect(enrol([{ name: 'A' }])).rejects.toMatchObject({ code: 'wrong-state', details: { state: 'cancelled' } });
  });

  test('leaves whoever was forgotten in the count, without a name', async () => {
    await enrol([{ name: 'Suharto', studentNumber: '1' }, { name: 'Kaisa' }]);
    const kaisa = (await classOf()).find(({ name }) => name === 'Kaisa');
    await inTransaction(home.house.db, operator, 'write', (db) => home.house.keys.forget(db, kaisa?.personId ?? ''));
    expect((await classOf()).map(({ name }) => name).sort()).toEqual(['', 'Suharto']);
  });

  test('an enrolment ends and its seat is free, but not once a credential was made for it', async () => {
    const [learner] = await enrolledIn(home.house, offered, ['Łucja Żółć']);
    if (learner === undefined) throw new Error('nobody');
    await home.settle();
    await issuedIn(home.house, offered, [learner]);
    await expect(runAct(withdrawEnrolment, registrar, { enrolmentId: learner.enrolmentId })).rejects.toMatchObject({
      code: 'wrong-state',
      details: { state: 'credential' },
    });
    expect(await taken()).toBe(1);
    const { enrolments } = await enrol([{ name: 'Suharto', studentNumber: '99' }]);
    const enrolmentId = enrolments[0]?.enrolmentId ?? '';
    const twice = await Promise.allSettled([
      runAct(withdrawEnrolment, registrar, { enrolmentId }),
      runAct(withdrawEnrolment, registrar, { enrolmentId }),
    ]);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await taken()).toBe(1);
    // Who left may come again.
    expect((await enrol([{ name: 'Suharto', studentNumber: '99' }])).enrolments).toHaveLength(1);
  });

  test('reading the class leaves a line in the access log of each learner', async () => {
    await enrol([{ name: 'Suharto' }, { name: 'Kaisa' }]);
    await classOf();
    const lines = await inTransaction(home.house.db, operator, 'read', (db) => db.selectFrom('access_log').select('view').execute());
    expect(lines).toEqual([{ view: 'list-class' }, { view: 'list-class' }]);
  });

  test('an earlier stage reads the names through the store, and a stranger reads none', async () => {
    await enrol([{ name: 'Suharto', givenName: 'Suharto', studentNumber: '1' }]);
    const stranger = { kind: 'person', personId: randomUUID(), roles: [] } as const;
    const read = (actor: typeof stranger | Context['actor']) =>
      inTransaction(home.house.db, actor, 'read', (db) => learnersOf({ db, keys: home.house.keys } as never, offered.offeringId));
    expect(await read(registrar.actor)).toMatchObject([{ name: 'Suharto', givenName: 'Suharto', studentNumber: '1', forgotten: false }]);
    expect(await read(stranger)).toEqual([]);
  });
});
