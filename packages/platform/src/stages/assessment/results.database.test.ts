import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../base/actor.ts';
import { operator } from '../../base/actor.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import { runAct, runView } from '../../base/door.ts';
import { isRefusal } from '../../base/refusal.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { type Enrolled, enrolledIn, institutionIn, type Offered, offeredIn, passedIn, personWith } from '../../scenario-for-tests.ts';
import { confirmResults } from './confirm-results.ts';
import { enterResults } from './enter-results.ts';
import { showResults } from './show-results.ts';

const passed = { result: 'pass', grade: '1.3', attendance: 90, assessedOn: '2026-11-19' } as const;

eachDatabase('results', (database) => {
  let home: TestHouse;
  let institutionId = '';
  let offering: Offered;
  let learners: Enrolled[] = [];
  let lecturer: Actor;
  let registrar: Actor;
  let other: Actor;

  beforeAll(async () => {
    home = await openTestHouse({ database });
    institutionId = await institutionIn(home.house, 'Universität Mühlenau');
    lecturer = personWith(institutionId, 'lecturer');
    registrar = personWith(institutionId, 'registrar');
    other = personWith(institutionId, 'registrar', 'course-leader');
  });
  afterAll(() => home.close());

  const freshClass = async (names?: readonly string[]) => {
    offering = await offeredIn(home.house, [institutionId], { seats: 500 });
    learners = await enrolledIn(home.house, offering, names);
  };
  const enter = (actor: Actor, rows: readonly object[], key?: string) =>
    runAct(enterResults, home.as(actor, key === undefined ? {} : { idempotencyKey: key }), {
      offeringId: offering.offeringId,
      rows: rows as never,
    });
  const everyone = () => learners.map(({ enrolmentId }) => ({ enrolmentId, said: passed }));
  const confirm = (actor: Actor, rows: readonly { enrolmentId: string; edit: number }[]) =>
    runAct(confirmResults, home.as(actor), { offeringId: offering.offeringId, rows: [...rows] });
  const look = (actor: Actor = lecturer, page = 1) => runView(showResults, home.as(actor), { offeringId: offering.offeringId, page });
  const entered = async () => (await look()).entered.map(({ enrolmentId, edit }) => ({ enrolmentId, edit }));
  const codeOf = async (work: Promise<unknown>) => {
    try {
      await work;
      return 'done';
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return error.code;
    }
  };
  const stored = () =>
    inTransaction(home.house.db, operator, 'read', (db) =>
      db.selectFrom('result').selectAll().where('offering_id', '=', offering.offeringId).execute(),
    );

  test('one person enters, a second confirms, and the learner reads what was confirmed', async () => {
    await freshClass();
    expect(await enter(lecturer, everyone())).toEqual({ entered: 2, unchanged: 0, takenBack: 0 });
    expect((await look(registrar)).counts).toMatchObject({ learners: 2, entered: 2, open: 0, own: 0, passed: 2 });
    expect((await look(lecturer)).counts.own).toBe(2);
    const learner: Actor = { kind: 'person', personId: learners[0]?.personId ?? '', roles: [] };
    const seenByLearner = () =>
      inTransaction(home.house.db, learner, 'read', (db) => db.selectFrom('result').select('enrolment_id').execute());
    expect(await seenByLearner()).toEqual([]);
    expect(await confirm(registrar, await entered())).toEqual({ confirmed: 2, own: 0, before: 0 });
    expect((await look()).rows.map(({ result }) => result?.state)).toEqual(['confirmed', 'confirmed']);
    expect(await seenByLearner()).toEqual([{ enrolment_id: learners[0]?.enrolmentId }]);
  });

  test('names of any script stand in the list, sorted, and whoever looks at them leaves a line', async () => {
    await freshClass(['Zoë', 'Åse Ødegård', '王小明', 'Γεώργιος', 'محمد الحسيني', 'Čapek', '<b>Bold</b>']);
    const { rows } = await look();
    expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(learners.map(({ name }) => name)));
    const lines = await inTransaction(home.house.db, operator, 'read', (db) =>
      db.selectFrom('access_log').select('person_id').where('view', '=', 'show-results').execute(),
    );
    expect(lines.map((line) => line.person_id)).toEqual(expect.arrayContaining(learners.map(({ personId }) => personId)));
  });

  test('a result for somebody who takes no part is refused, and nothing of the whole page is left', async () => {
    await freshClass();
    const strangers = await enrolledIn(home.house, await offeredIn(home.house, [institutionId]), ['Somebody Else']);
    const rows = [...everyone(), { enrolmentId: strangers[0]?.enrolmentId ?? '', said: passed }];
    expect(await codeOf(enter(lecturer, rows))).toBe('invalid-input');
    expect(await stored()).toEqual([]);
  });

  test('who has no part in it is told that there is nothing, and who has another part that it is not theirs', async () => {
    await freshClass();
    const elsewhere = personWith(await institutionIn(home.house, 'Universidad de Peñaclara', 'ES'), 'registrar');
    const learner: Actor = { kind: 'person', personId: learners[0]?.personId ?? '', roles: [] };
    for (const actor of [elsewhere, learner, { kind: 'visitor' } as const]) {
      expect(await codeOf(enter(actor, everyone()))).toBe('not-found');
      expect(await codeOf(look(actor))).toBe('not-found');
    }
    for (const role of ['decider', 'quality-officer', 'admission-officer'] as const)
      expect(await codeOf(enter(personWith(institutionId, role), everyone()))).toBe('not-allowed');
    await enter(registrar, everyone());
    expect(await codeOf(confirm(lecturer, await entered()))).toBe('not-allowed');
    expect((await stored()).every(({ state }) => state === 'entered')).toBe(true);
  });

  test('nobody confirms what they entered; rows of others among them are confirmed, their own are left out', async () => {
    await freshClass();
    const [first, second] = learners;
    await enter(registrar, [{ enrolmentId: first?.enrolmentId, said: passed }]);
    expect(await codeOf(confirm(registrar, await entered()))).toBe('not-allowed');
    await enter(lecturer, [{ enrolmentId: second?.enrolmentId, said: passed }]);
    expect(await confirm(registrar, await entered())).toEqual({ confirmed: 1, own: 1, before: 0 });
    const rows = await stored();
    expect(rows.find((row) => row.enrolment_id === first?.enrolmentId)?.state).toBe('entered');
    expect(rows.find((row) => row.enrolment_id === second?.enrolmentId)?.state).toBe('confirmed');
  });

  test('saving what stands there already makes nobody the one who entered it', async () => {
    await freshClass();
    await enter(lecturer, everyone());
    const again = (await entered()).map(({ enrolmentId, edit }) => ({ enrolmentId, edit, said: passed }));
    expect(await enter(registrar, again)).toEqual({ entered: 0, unchanged: 2, takenBack: 0 });
    expect(await confirm(registrar, await entered())).toMatchObject({ confirmed: 2 });
  });

  test('a confirmed result is not changed and not taken back any more, by nobody and by no way', async () => {
    await freshClass();
    await passedIn(home.house, offering, learners, '1.0');
    const [row] = (await look()).rows;
    const change = { enrolmentId: row?.enrolmentId, edit: row?.result?.edit };
    expect(await codeOf(enter(other, [{ ...change, said: { ...passed, grade: '4.0' } }]))).toBe('wrong-state');
    expect(await codeOf(enter(other, [change]))).toBe('wrong-state');
    const past = inTransaction(home.house.db, operator, 'write', (db) =>
      db
        .updateTable('result')
        .set({ grade: '5.0' })
        .where('enrolment_id', '=', row?.enrolmentId ?? '')
        .execute(),
    );
    await expect(past).rejects.toThrow();
    expect((await stored()).map(({ grade }) => grade)).toEqual(['1.0', '1.0']);
  });

  test('two who confirm at once: each result is confirmed once', async () => {
    await freshClass(['Ana', 'Bea', 'Caro', 'Dora']);
    await enter(lecturer, everyone());
    const rows = await entered();
    const outcomes = await Promise.allSettled([confirm(registrar, rows), confirm(other, rows)]);
    const done = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value.confirmed] : []));
    expect(done).toEqual([4]);
    const who = new Set((await stored()).map((row) => row.confirmed_by));
    expect(who.size).toBe(1);
  });

  test('two who save the same row: the second is told, and nothing is overwritten silently', async () => {
    await freshClass();
    const [first] = learners;
    const one = enter(lecturer, [{ enrolmentId: first?.enrolmentId, said: passed }]);
    const two = enter(other, [{ enrolmentId: first?.enrolmentId, said: { ...passed, grade: '2.0' } }]);
    const codes = (await Promise.all([codeOf(one), codeOf(two)])).sort();
    expect(codes).toEqual(['conflict', 'done']);
    const [row] = await stored();
    const late = { enrolmentId: first?.enrolmentId, said: { ...passed, grade: '3.0' } };
    expect(await codeOf(enter(registrar, [late]))).toBe('conflict');
    expect((await stored())[0]?.grade).toBe(row?.grade);
    await enter(registrar, [{ ...late, edit: row?.edit }]);
    expect((await stored())[0]).toMatchObject({ grade: '3.0', edit: (row?.edit ?? 0) + 1 });
  });

  test('what was changed since somebody looked is not confirmed: they have not seen it', async () => {
    await freshClass();
    await enter(lecturer, everyone());
    const seen = await entered();
    await enter(lecturer, [{ ...seen[0], said: { ...passed, result: 'fail' } }]);
    expect(await codeOf(confirm(registrar, seen))).toBe('conflict');
    expect((await stored()).every(({ state }) => state === 'entered')).toBe(true);
  });

  test('the same form sent twice is one entry', async () => {
    await freshClass();
    const first = await enter(lecturer, everyone(), 'twice');
    expect(await enter(lecturer, everyone(), 'twice')).toEqual(first);
    expect((await stored()).map(({ edit }) => edit)).toEqual([0, 0]);
  });

  test('attendance below what the course asks for is asked back, and taken when somebody says that it is right', async () => {
    await freshClass();
    const row = { enrolmentId: learners[0]?.enrolmentId, said: { ...passed, attendance: 20 } };
    expect(await codeOf(enter(lecturer, [row]))).toBe('invalid-input');
    expect(await enter(lecturer, [{ ...row, sure: true }])).toMatchObject({ entered: 1 });
  });

  test('an entered result can be taken back: the learner is open again', async () => {
    await freshClass();
    await enter(lecturer, everyone());
    expect(await enter(lecturer, await entered())).toEqual({ entered: 0, unchanged: 0, takenBack: 2 });
    expect(await stored()).toEqual([]);
  });

  test('days that are none, lie ahead or long ago, and grades without end are refused', async () => {
    await freshClass();
    for (const said of [
      { ...passed, assessedOn: '2026-02-31' },
      { ...passed, assessedOn: '2026-12-24' },
      { ...passed, assessedOn: '1806-01-01' },
      { ...passed, grade: 'x'.repeat(21) },
      { ...passed, grade: 'x'.repeat(200_000) },
      { ...passed, componentGrades: { '7': '1.0' } },
      { ...passed, attendance: 101 },
    ])
      expect(await codeOf(enter(lecturer, [{ enrolmentId: learners[0]?.enrolmentId, said }]))).toBe('invalid-input');
    expect(await stored()).toEqual([]);
  });

  test('a class of 500 is shown a page at a time, and the counts are those of the whole class', async () => {
    await freshClass(Array.from({ length: 230 }, (_each, index) => `Learner ${String(index).padStart(3, '0')}`));
    const pages = await Promise.all([look(lecturer, 1), look(lecturer, 3), look(lecturer, 99)]);
    expect(pages.map(({ rows }) => rows.length)).toEqual([100, 30, 30]);
    expect(pages[0]?.counts.learners).toBe(230);
    expect(pages[1]?.rows.at(-1)?.name).toBe('Learner 229');
  });
});
