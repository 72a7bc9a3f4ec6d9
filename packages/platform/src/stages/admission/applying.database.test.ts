import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Context, runAct, runView } from '../../base/act.ts';
import { operator } from '../../base/actor.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import { emailMark } from '../../base/people/sign-in.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { institutionIn, type Offered, offeredIn, personWith } from '../../scenario-for-tests.ts';
import { apply } from './apply.ts';
import { decideApplication } from './decide-application.ts';
import { enrolClass } from './enrol-class.ts';
import { listApplications } from './list-applications.ts';
import { listClass } from './list-class.ts';
import { listOwnApplications, showOwnApplication } from './list-own-applications.ts';
import { withdrawApplication } from './withdraw-application.ts';
import { withdrawEnrolment } from './withdraw-enrolment.ts';

const refusedAs = (code: string) => ({ code });
const DAY = 86_400_000;

eachDatabase('applications', (database) => {
  let home: TestHouse;
  let institutionId: string;
  let offered: Offered;
  let officer: Context;
  beforeEach(async () => {
    home = await openTestHouse({ database });
    institutionId = await institutionIn(home.house, 'Universität Mühlenau');
    offered = await offeredIn(home.house, [institutionId], { seats: 2, startsInDays: 30 });
    officer = home.as(personWith(institutionId, 'admission-officer'));
  });
  afterEach(() => home.close());

  /** Somebody without a role, as a link to sign in would have made them. */
  async function learner(name = 'Suharto', email = `${randomUUID()}@mail.example`): Promise<Context & { actor: { personId: string } }> {
    const personId = randomUUID();
    await inTransaction(home.house.db, operator, 'write', async (db) => {
      const key = await home.house.keys.create(db, personId, home.clock.now());
      await db
        .insertInto('person')
        .values({
          id: personId,
          name_sealed: key.seal(name, 'person.name'),
          email_sealed: key.seal(email, 'person.email'),
          language: 'en',
          created_at: home.clock.now(),
          email_mark: emailMark(home.house.keys, email),
        })
        .execute();
    });
    return home.as({ kind: 'person', personId, roles: [] }) as Context & { actor: { personId: string } };
  }
  const asking = (who: Context, more: Record<string, unknown> = {}) =>
    runAct(apply, who, { offeringId: offered.offeringId, name: 'Suharto', prerequisitesMet: true, ...more });
  const accept = (ids: readonly string[], by = officer) =>
    runAct(decideApplication, by, { offeringId: offered.offeringId, applicationIds: [...ids], decision: 'accepted' });
  const seats = () =>
    inTransaction(home.house.db, operator, 'read', async (db) => {
      const offering = await db
        .selectFrom('offering')
        .select(['taken', 'seats'])
        .where('id', '=', offered.offeringId)
        .executeTakeFirstOrThrow();
      const enrolled = await db
        .selectFrom('enrolment')
        .select('id')
        .where('offering_id', '=', offered.offeringId)
        .where('withdrawn_at', 'is', null)
        .execute();
      return { taken: offering.taken, enrolled: enrolled.length };
    });
  const stateOf = async (who: Context, applicationId: string) => (await runView(showOwnApplication, who, { applicationId })).state;

  test('somebody with a name of one word applies, is accepted, takes part, and hears of each step by mail', async () => {
    const who = await learner('Suharto', 'suharto@mail.example');
    const { applicationId } = await asking(who, { studentNumber: '004711', motivation: 'Because it is hot.\n\nVery hot.' });
    const seen = await runView(listApplications, officer, { offeringId: offered.offeringId, state: 'submitted' });
    expect(seen.applications).toMatchObject([
      { id: applicationId, name: 'Suharto', studentNumber: '004711', motivation: 'Because it is hot.\n\nVery hot.' },
    ]);
    await accept([applicationId]);
    expect(await stateOf(who, applicationId)).toBe('accepted');
    const { learners } = await runView(listClass, officer, { offeringId: offered.offeringId });
    expect(learners).toMatchObject([{ name: 'Suharto', studentNumber: '004711', email: 'suharto@mail.example', came: 'applied' }]);
    expect(JSON.stringify(learners)).not.toContain('hot');
    await home.settle();
    const mine = home.mails.sent.filter(({ to }) => to === 'suharto@mail.example');
    expect(mine.map(({ subject }) => subject)).toEqual([
      'Your application for Heat and Health in Cities has come in',
      'You have a seat in Heat and Health in Cities',
    ]);
    expect(mine[1]?.text).toContain(`/me/applications/${applicationId}`);
  });

  test('a refusal names its reason, in a code and in words that only the applicant and the officers read', async () => {
    const who = await learner('Łucja Żółć', 'lucja@mail.example');
    const { applicationId } = await asking(who);
    const decline = { offeringId: offered.offeringId, applicationIds: [applicationId], decision: 'declined' as const };
    await expect(runAct(decideApplication, officer, decline)).rejects.toMatchObject({
      code: 'invalid-input',
      issues: [{ path: 'reason' }],
    });
    await expect(runAct(decideApplication, officer, { ...decline, reason: 'other' })).rejects.toMatchObject({ issues: [{ path: 'text' }] });
    await runAct(decideApplication, officer, { ...decline, reason: 'incomplete', text: 'Your <b>diploma</b> is missing.' });
    expect(await runView(showOwnApplication, who, { applicationId })).toMatchObject({
      state: 'declined',
      reason: 'incomplete',
      reasonText: 'Your <b>diploma</b> is missing.',
    });
    await home.settle();
    const told = home.mails.sent.find(({ subject }) => subject === 'Your application for Heat and Health in Cities');
    expect(told?.text).toContain('Something that is needed for a decision is missing.\n\nYour <b>diploma</b> is missing.');
    expect(told?.text).toContain('within a month');
    expect(await seats()).toEqual({ taken: 0, enrolled: 0 });
    // Whoever objects may be accepted after all; then no reason against them is left.
    await accept([applicationId]);
    const after = await runView(showOwnApplication, who, { applicationId });
    expect([after.state, after.reason, after.reasonText]).toEqual(['accepted', undefined, undefined]);
  });

  test('fifty who are accepted at the same moment get the seats there are, and no more', async () => {
    const ids = [];
    for (let number = 0; number < 50; number += 1) ids.push((await asking(await learner(`Person ${number}`))).applicationId);
    await inTransaction(home.house.db, operator, 'write', (db) =>
      db.updateTable('offering').set({ seats: 20 }).where('id', '=', offered.offeringId).execute(),
    );
    const all = await Promise.allSettled(ids.map((id) => accept([id], home.as(personWith(institutionId, 'admission-officer')))));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    const refused = all.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
    expect(new Set(refused)).toEqual(new Set(['no-seats']));
    expect(await seats()).toEqual({ taken: 20, enrolled: 20 });
    const { counts } = await runView(listApplications, officer, { offeringId: offered.offeringId });
    expect(counts).toEqual({ submitted: 30, accepted: 20, declined: 0, withdrawn: 0 });
  }, 60_000);

  test('accepting more than there are seats is refused as a whole, and the refusal says how many are free', async () => {
    const ids = [];
    for (let number = 0; number < 3; number += 1) ids.push((await asking(await learner(`Person ${number}`))).applicationId);
    await expect(accept(ids)).rejects.toMatchObject({ code: 'no-seats', details: { free: 2, asked: 3 } });
    expect(await seats()).toEqual({ taken: 0, enrolled: 0 });
    await accept(ids.slice(0, 2));
    expect(await seats()).toEqual({ taken: 2, enrolled: 2 });
    await expect(accept(ids.slice(2))).rejects.toMatchObject({ details: { free: 0, asked: 1 } });
  });

  test('the same form sent twice is one application, and so are two forms of one person', async () => {
    const who = await learner();
    const key = { ...who, idempotencyKey: randomUUID() };
    const [first, second] = [await asking(key), await asking(key)];
    expect(second).toEqual(first);
    await expect(asking(who, { motivation: 'Once more' })).rejects.toMatchObject(refusedAs('conflict'));
    const both = await learner('Two at once');
    const at = await Promise.allSettled([asking(both), asking(both)]);
    expect(at.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await runView(listOwnApplications, both, {})).applications).toHaveLength(1);
  });

  test('accepting twice, and by two people at once, is accepting once', async () => {
    const { applicationId } = await asking(await learner());
    const other = home.as(personWith(institutionId, 'course-leader'));
    const both = await Promise.all([accept([applicationId]), accept([applicationId], other)]);
    expect(both.flatMap(({ decided }) => decided)).toEqual([applicationId]);
    expect(await accept([applicationId])).toEqual({ decided: [] });
    expect(await seats()).toEqual({ taken: 1, enrolled: 1 });
    await home.settle();
    expect(home.mails.sent.filter(({ subject }) => subject.startsWith('You have a seat'))).toHaveLength(1);
  });

  test('one says yes and another no at the same moment: whoever comes second is told, and a seat is never lost', async () => {
    const { applicationId } = await asking(await learner());
    const decline = {
      offeringId: offered.offeringId,
      applicationIds: [applicationId],
      decision: 'declined' as const,
      reason: 'no-seat' as const,
    };
    const both = await Promise.allSettled([accept([applicationId]), runAct(decideApplication, officer, decline)]);
    const { taken, enrolled } = await seats();
    expect(taken).toBe(enrolled);
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    expect((await runView(listApplications, officer, { offeringId: offered.offeringId })).counts.accepted).toBe(enrolled);
  });

  describe('taking back', () => {
    test('an application that waits is gone from the list of the officers, and one can apply again', async () => {
      const who = await learner();
      const { applicationId } = await asking(who);
      await runAct(withdrawApplication, who, { applicationId });
      await expect(runAct(withdrawApplication, who, { applicationId })).rejects.toMatchObject(refusedAs('wrong-state'));
      await expect(accept([applicationId])).rejects.toMatchObject({ code: 'wrong-state', details: { state: 'withdrawn' } });
      expect((await asking(who)).applicationId).not.toBe(applicationId);
    });

    test('a seat that is given up before the beginning is free at once; afterwards only the university ends an enrolment', async () => {
      const [early, late] = [await learner('Early'), await learner('Late')];
      const ids = [(await asking(early)).applicationId, (await asking(late)).applicationId];
      await accept(ids);
      await runAct(withdrawApplication, early, { applicationId: ids[0] ?? '' });
      expect(await seats()).toEqual({ taken: 1, enrolled: 1 });
      home.clock.forward(31 * DAY);
      await expect(runAct(withdrawApplication, late, { applicationId: ids[1] ?? '' })).rejects.toMatchObject({
        details: { state: 'begun' },
      });
      expect(await seats()).toEqual({ taken: 1, enrolled: 1 });
    });

    test('while somebody accepts: either the seat is free again or it was never taken', async () => {
      const who = await learner();
      const { applicationId } = await asking(who);
      await Promise.allSettled([accept([applicationId]), runAct(withdrawApplication, who, { applicationId })]);
      const { taken, enrolled } = await seats();
      expect(taken).toBe(enrolled);
      if ((await stateOf(who, applicationId)) === 'withdrawn') expect(enrolled).toBe(0);
    });

    test('an officer ends an enrolment, and the learner may apply again; not once a credential hangs on it', async () => {
      const who = await learner();
      const { applicationId } = await asking(who);
      await accept([applicationId]);
      const { learners } = await runView(listClass, officer, { offeringId: offered.offeringId });
      const enrolmentId = learners[0]?.enrolmentId ?? '';
      await expect(runAct(withdrawEnrolment, home.as(personWith(institutionId, 'lecturer')), { enrolmentId })).rejects.toMatchObject(
        refusedAs('not-allowed'),
      );
      await runAct(withdrawEnrolment, officer, { enrolmentId });
      await expect(runAct(withdrawEnrolment, officer, { enrolmentId })).rejects.toMatchObject(refusedAs('wrong-state'));
      expect(await seats()).toEqual({ taken: 0, enrolled: 0 });
      await asking(who);
    });
  });

  describe('is not possible', () => {
    test('after the last day, when full, when cancelled, for a draft, and for what is not there', async () => {
      const who = await learner();
      const set = (values: Record<string, unknown>) =>
        inTransaction(home.house.db, operator, 'write', (db) =>
          db.updateTable('offering').set(values).where('id', '=', offered.offeringId).execute(),
        );
      await expect(asking(who, { offeringId: randomUUID() })).rejects.toMatchObject(refusedAs('not-found'));
      await set({ taken: 2 });
      await expect(asking(who)).rejects.toMatchObject(refusedAs('no-seats'));
      await set({ taken: 0 });
      home.clock.forward(30 * DAY);
      await expect(asking(who)).rejects.toMatchObject({ details: { state: 'over' } });
      await set({ state: 'cancelled', cancelled_at: home.clock.now(), cancel_reason: 'too few' });
      await expect(asking(who)).rejects.toMatchObject({ details: { state: 'cancelled' } });
      expect((await runView(listOwnApplications, who, {})).applications).toEqual([]);
    });

    test('without saying that one brings what is asked for, without a name, or with characters that cannot be seen', async () => {
      const who = await learner();
      await expect(asking(who, { prerequisitesMet: false })).rejects.toMatchObject({ issues: [{ path: 'prerequisitesMet' }] });
      await expect(asking(who, { name: '   ' })).rejects.toMatchObject({ issues: [{ path: 'name' }] });
      await expect(asking(who, { name: 'Eve\u202Enoitidart' })).rejects.toMatchObject({ issues: [{ code: 'hidden-characters' }] });
      await expect(asking(who, { motivation: 'x'.repeat(200_000) })).rejects.toMatchObject({ issues: [{ path: 'motivation' }] });
    });

    test('for visitors', async () => {
      await expect(asking(home.visitor)).rejects.toMatchObject(refusedAs('not-allowed'));
    });
  });

  test('names in every script and hostile text come back as they were written', async () => {
    const names = ['محمد الحسيني', 'Ελένη Βλάχου', '山田', 'Nguyễn Thị Minh', '<script>alert(1)</script>', "O'Neill; drop table person"];
    await inTransaction(home.house.db, operator, 'write', (db) =>
      db.updateTable('offering').set({ seats: 30 }).where('id', '=', offered.offeringId).execute(),
    );
    for (const name of names) await asking(await learner(name), { name, motivation: `${name}\n{0} %s \\` });
    const { applications } = await runView(listApplications, officer, { offeringId: offered.offeringId });
    expect(applications.map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(applications.every(({ name, motivation }) => motivation === `${name}\n{0} %s \\`)).toBe(true);
  });

  test('the journal knows no names, and what was written lies sealed', async () => {
    const { applicationId } = await asking(await learner('Zoltán Kővári'), { motivation: 'MotivationMark', studentNumber: 'NumberMark' });
    await accept([applicationId]);
    await home.settle();
    const rows = await inTransaction(home.house.db, operator, 'read', async (db) => ({
      events: await db.selectFrom('event').selectAll().execute(),
      applications: await db.selectFrom('application').selectAll().execute(),
      enrolments: await db.selectFrom('enrolment').selectAll().execute(),
    }));
    const everything = JSON.stringify(rows, (_, value) => (value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value));
    for (const word of ['Zolt', 'MotivationMark', 'NumberMark']) expect(everything).not.toContain(word);
  });

  describe('are nothing to', () => {
    test('strangers and other institutions: for them there are none', async () => {
      const who = await learner();
      const { applicationId } = await asking(who);
      const elsewhere = await institutionIn(home.house, 'Akademie Süd');
      for (const stranger of [home.visitor, await learner('Another'), home.as(personWith(elsewhere, 'admission-officer', 'registrar'))]) {
        await expect(runView(listApplications, stranger, { offeringId: offered.offeringId })).rejects.toMatchObject(refusedAs('not-found'));
        await expect(runView(listClass, stranger, { offeringId: offered.offeringId })).rejects.toMatchObject(refusedAs('not-found'));
        await expect(accept([applicationId], stranger)).rejects.toMatchObject(refusedAs('not-found'));
        await expect(runView(showOwnApplication, stranger, { applicationId })).rejects.toMatchObject(refusedAs('not-found'));
        await expect(runAct(withdrawApplication, stranger, { applicationId })).rejects.toMatchObject(refusedAs('not-found'));
      }
      expect(await stateOf(who, applicationId)).toBe('submitted');
    });

    test('colleagues with another role, who are told that they may not', async () => {
      const { applicationId } = await asking(await learner());
      for (const role of ['decider', 'quality-officer', 'institution-admin', 'registrar', 'lecturer'] as const) {
        const colleague = home.as(personWith(institutionId, role));
        await expect(runView(listApplications, colleague, { offeringId: offered.offeringId })).rejects.toMatchObject(
          refusedAs('not-allowed'),
        );
        await expect(accept([applicationId], colleague)).rejects.toMatchObject(refusedAs('not-allowed'));
      }
      expect(await seats()).toEqual({ taken: 0, enrolled: 0 });
    });

    test('whoever applied themselves, when it comes to deciding', async () => {
      const who = await learner();
      const { applicationId } = await asking(who);
      const self = home.as({ ...who.actor, kind: 'person', roles: [{ role: 'admission-officer', institutionId }] });
      await expect(accept([applicationId], self)).rejects.toMatchObject(refusedAs('not-allowed'));
      expect(await stateOf(who, applicationId)).toBe('submitted');
    });
  });

  test('reading an application leaves a line in the access log of the applicant', async () => {
    const who = await learner();
    await asking(who);
    await runView(listApplications, officer, { offeringId: offered.offeringId });
    const lines = await inTransaction(home.house.db, operator, 'read', (db) =>
      db.selectFrom('access_log').select('view').where('person_id', '=', who.actor.personId).execute(),
    );
    expect(lines).toEqual([{ view: 'list-applications' }]);
  });

  test('whoever came with a class list while their application waited is accepted without a second seat', async () => {
    const who = await learner('Kaisa', 'kaisa@mail.example');
    const { applicationId } = await asking(who);
    await runAct(enrolClass, officer, {
      offeringId: offered.offeringId,
      learners: [{ name: 'Kaisa Lehtonen', email: 'Kaisa@mail.example' }],
    });
    await accept([applicationId]);
    expect(await seats()).toEqual({ taken: 1, enrolled: 1 });
    await expect(asking(await learner('Kaisa again', 'kaisa2@mail.example'))).resolves.toBeDefined();
  });
});
