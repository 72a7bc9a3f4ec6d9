import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import heat from '../../../../../examples/heat-and-health.json' with { type: 'json' };
import { type Actor, operator, visitor } from '../../base/actor.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import { runAct, runView } from '../../base/door.ts';
import { Refusal, type RefusalCode } from '../../base/refusal.ts';
import { listMyTasks } from '../../home/list-my-tasks.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { policy } from '../../policy.ts';
import { institutionIn, personWith } from '../../scenario-for-tests.ts';
import { askDeviation } from './ask-deviation.ts';
import { checkDescription } from './check-description.ts';
import { decideDeviation } from './decide-deviation.ts';
import { importDescription } from './import-description.ts';
import { listDeviations } from './list-deviations.ts';
import { showDeviation } from './show-deviation.ts';
import { takeBackDeviation } from './take-back-deviation.ts';
import { withdrawDescription } from './withdraw-description.ts';

type Person = Actor & { kind: 'person' };

const { partners: _partners, ...alone } = heat.description.provider;
/** It names no partner, which UNI-01 asks for. */
const broken = { ...heat.description, provider: alone };
const uni01 = { framework: 'unic-standard-2024', rule: 'UNI-01' } as const;
const wish = { ...uni01, reason: 'The second partner joins in spring.', until: '2027-06-30' };
const yes = { decision: 'granted', reason: 'The contract with the partner is signed.', until: '2027-03-31' } as const;

eachDatabase('deviating from a rule', (database) => {
  let home: TestHouse;
  let lead = '';
  let elsewhere = '';
  let leader: Person;
  let decider: Person;

  beforeAll(async () => {
    home = await openTestHouse({ database });
    lead = await institutionIn(home.house, 'Universität Mühlenau');
    elsewhere = await institutionIn(home.house, 'Järvenrannan yliopisto', 'FI');
    leader = personWith(lead, 'course-leader');
    decider = personWith(lead, 'decider');
  });
  afterAll(() => home.close());

  const drafted = async (by: Person = leader, content: unknown = broken): Promise<string> =>
    (await runAct(importDescription, home.as(by), { institutionId: lead, document: { description: content } })).id;
  const ask = async (id: string, more: object = {}, by: Actor = leader) =>
    (await runAct(askDeviation, home.as(by), { id, ...wish, ...more })).deviationId;
  const decide = (id: string, more: object = {}, by: Actor = decider) =>
    runAct(decideDeviation, home.as(by), { id, ...yes, ...more } as never);
  const takeBack = (id: string, state: 'asked' | 'granted', by: Actor = leader, reason?: string) =>
    runAct(takeBackDeviation, home.as(by), { id, state, ...(reason === undefined ? {} : { reason }) });
  const asked = async () => {
    const descriptionId = await drafted();
    return { descriptionId, id: await ask(descriptionId) };
  };
  const granted = async (more: object = {}) => {
    const found = await asked();
    await decide(found.id, more);
    return found;
  };
  const unic = async (id: string) =>
    (await runView(checkDescription, home.as(leader), { id, phase: 'approval' })).verdicts.find(
      ({ framework }) => framework === uni01.framework,
    );
  const refused = async (work: Promise<unknown>, code: RefusalCode) => {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).code).toBe(code);
    return error as Refusal;
  };
  /** What was written about it, to see that a refused act left nothing. */
  const everything = () =>
    inTransaction(home.house.db, operator, 'read', async (db) => {
      const tables = ['deviation', 'event', 'mail'];
      const rows = await Promise.all(
        tables.map((table) => sql`select to_jsonb(t) as row from ${sql.table(table)} t order by to_jsonb(t)::text`.execute(db)),
      );
      return JSON.stringify(rows.map((result) => result.rows));
    });
  const eventsAbout = (subjectId: string) =>
    inTransaction(home.house.db, operator, 'read', (db) =>
      db.selectFrom('event').select(['type', 'facts']).where('subject_id', '=', subjectId).orderBy('seq').execute(),
    );
  const tasksOf = async (who: Actor) =>
    Object.fromEntries((await runView(listMyTasks, home.as(who), {})).tasks.map(({ kind, count }) => [kind, count]));

  test('a course leader asks, a decider who is no author grants for a shorter time, and the verdict says so for that long [UNIC-6]', async () => {
    const { descriptionId, id } = await asked();
    // Nothing changes until somebody has agreed.
    expect(await unic(descriptionId)).toMatchObject({ verdict: 'fail', binds: true });
    expect(await decide(id)).toEqual({ id, state: 'granted' });
    const verdict = await unic(descriptionId);
    expect(verdict?.verdict).toBe('pass-with-deviations');
    expect(verdict?.findings.find(({ rule }) => rule === 'UNI-01')).toMatchObject({
      severity: 'deviation',
      deviation: {
        id,
        reason: 'The contract with the partner is signed.',
        decidedOn: '2026-11-20',
        from: '2026-11-20',
        until: '2027-03-31',
        institution: { id: lead, name: 'Universität Mühlenau', country: 'DE' },
      },
    });
    home.clock.set('2027-03-31T23:00:00Z');
    expect((await unic(descriptionId))?.verdict).toBe('pass-with-deviations');
    home.clock.set('2027-04-01T00:00:00Z');
    expect(await unic(descriptionId)).toMatchObject({
      verdict: 'fail',
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'UNI-01', severity: 'error', lapsed: expect.anything() })]),
    });
    home.clock.set('2026-11-20T08:00:00Z');
    expect(await runView(showDeviation, home.as(leader), { id })).toMatchObject({
      state: 'granted',
      version: '1.0.0',
      wish: wish.reason,
      wishedUntil: '2027-06-30',
      until: '2027-03-31',
      words: { message: expect.stringContaining('One UNIC university'), version: '1.0.0' },
      obstacle: 'settled',
    });
  });

  test('the journal has every step with framework, version and rule, and no words or persons', async () => {
    const { id, descriptionId } = await granted();
    await takeBack(id, 'granted', decider, 'The partner has joined.');
    const facts = { descriptionId, ...uni01 };
    expect(await eventsAbout(id)).toEqual([
      { type: 'deviation-asked', facts: { ...facts, version: '1.0.0', until: '2027-06-30' } },
      { type: 'deviation-granted', facts: { ...facts, version: '1.0.0', from: '2026-11-20', until: '2027-03-31' } },
      { type: 'deviation-ended', facts },
    ]);
  });

  test('declined, the rule counts as before, and the reason is kept', async () => {
    const { descriptionId, id } = await asked();
    await decide(id, { decision: 'declined', reason: 'Find the partner first.', until: undefined });
    expect((await unic(descriptionId))?.verdict).toBe('fail');
    expect(await runView(showDeviation, home.as(leader), { id })).toMatchObject({ state: 'declined', reason: 'Find the partner first.' });
    // And it can be asked for again.
    expect(await ask(descriptionId)).not.toBe(id);
  });

  test('taken back early it counts no more from that day on, and nothing is deleted', async () => {
    const { descriptionId, id } = await granted();
    await refused(takeBack(id, 'granted', decider), 'invalid-input');
    await refused(takeBack(id, 'granted', decider, '  short  '), 'invalid-input');
    expect(await takeBack(id, 'granted', decider, 'The partner has left.')).toEqual({ id, state: 'ended' });
    expect(await unic(descriptionId)).toMatchObject({
      verdict: 'fail',
      findings: expect.arrayContaining([expect.objectContaining({ lapsed: expect.objectContaining({ endedOn: '2026-11-20' }) })]),
    });
    await refused(takeBack(id, 'granted', leader, 'Once more, with feeling.'), 'wrong-state');
    const never = inTransaction(home.house.db, leader, 'write', (db) => db.deleteFrom('deviation').where('id', '=', id).execute());
    await expect(never).rejects.toThrow(/permission denied/);
    expect(await runView(showDeviation, home.as(leader), { id })).toMatchObject({ state: 'ended', endReason: 'The partner has left.' });
  });

  test('a wish is taken back by a course leader while nobody has decided, and not after', async () => {
    const { id } = await asked();
    await refused(takeBack(id, 'asked', decider), 'not-allowed');
    await refused(takeBack(id, 'granted', leader, 'It is not needed.'), 'wrong-state');
    expect(await takeBack(id, 'asked')).toEqual({ id, state: 'withdrawn' });
    await refused(decide(id), 'wrong-state');
    const other = await granted();
    await refused(takeBack(other.id, 'asked'), 'wrong-state');
  });

  test('only a decider of the leading institution who neither wrote nor asked decides', async () => {
    const both = { ...leader, personId: randomUUID(), roles: [...leader.roles, ...decider.roles] };
    const { id, descriptionId } = await asked();
    const before = await everything();
    for (const who of [leader, personWith(lead, 'quality-officer', 'institution-admin', 'registrar')])
      await refused(decide(id, {}, who), 'not-allowed');
    // A role that has ended is no role at the door any more.
    for (const who of [{ ...decider, roles: [] }, personWith(elsewhere, 'decider'), visitor, operator])
      await refused(decide(id, {}, who), 'not-found');
    const written = await drafted(both);
    const ofAuthor = await ask(written);
    await refused(decide(ofAuthor, {}, both), 'not-allowed');
    expect((await runView(showDeviation, home.as(both), { id: ofAuthor })).obstacle).toBe('author');
    // Nor whoever only asked.
    const ofAsker = await ask(await drafted(), {}, both);
    await refused(decide(ofAsker, {}, both), 'not-allowed');
    expect(await everything()).not.toBe(before);
    expect(await runView(showDeviation, home.as(decider), { id })).toMatchObject({ state: 'asked' });
    await refused(ask(descriptionId, {}, decider), 'not-allowed');
    await refused(ask(descriptionId, {}, personWith(lead, 'quality-officer')), 'not-allowed');
    await refused(ask(descriptionId, {}, personWith(elsewhere, 'course-leader')), 'not-found');
  });

  test('a wish needs a reason, a day that is to come, and a binding rule that is not kept', async () => {
    const id = await drafted();
    const before = await everything();
    const wrong = async (more: object) => (await refused(ask(id, more), 'invalid-input')).issues.map(({ path, code }) => `${path} ${code}`);
    expect(await wrong({ reason: ' too short' })).toEqual(['reason too_small']);
    expect(await wrong({ reason: 'x'.repeat(2_001) })).toEqual(['reason too_big']);
    expect(await wrong({ until: '2026-11-20' })).toEqual(['until not-in-future']);
    expect(await wrong({ until: '2031-11-21' })).toEqual(['until too-far']);
    expect(await wrong({ until: 'soon' })).toEqual(['until invalid_format']);
    expect(await wrong({ rule: 'UNI-99' })).toEqual(['rule no-binding-rule']);
    expect(await wrong({ rule: 'UNI-05' })).toEqual(['rule no-binding-rule']);
    expect(await wrong({ framework: 'microbol', rule: 'MBL-01' })).toEqual(['rule no-binding-rule']);
    expect(await wrong({ rule: 'UNI-02' })).toEqual(['rule rule-is-kept']);
    expect(await everything()).toBe(before);
    await ask(id, { until: '2031-11-20', reason: 'x'.repeat(2_000) });
    // What a certificate lacks shows when there is one.
    await ask(id, { rule: 'UNI-C12' });
  });

  test('a decider grants no longer than was asked for, nor into the past', async () => {
    const { id } = await asked();
    const wrong = async (more: object) =>
      (await refused(decide(id, more), 'invalid-input')).issues.map(({ path, code }) => `${path} ${code}`);
    expect(await wrong({ until: '2027-07-01' })).toEqual(['until later-than-wished']);
    expect(await wrong({ until: '2026-11-20' })).toEqual(['until not-in-future']);
    expect(await wrong({ until: undefined })).toEqual(['until missing']);
    expect(await wrong({ reason: 'no' })).toEqual(['reason too_small']);
    await decide(id, { until: '2027-06-30' });
  });

  test('two at once: one is heard, and the other is told', async () => {
    const id = await drafted();
    const first = await Promise.allSettled([ask(id), ask(id, {}, personWith(lead, 'course-leader'))]);
    expect(first.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const waiting = first.flatMap((each) => (each.status === 'fulfilled' ? each.value : []))[0] ?? '';
    await refused(ask(id), 'conflict');
    const second = await Promise.allSettled([decide(waiting), decide(waiting, { decision: 'declined' }, personWith(lead, 'decider'))]);
    expect(second.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('sent twice it is asked for once', async () => {
    const id = await drafted();
    const context = home.as(leader, { idempotencyKey: randomUUID() });
    const first = await runAct(askDeviation, context, { id, ...wish });
    expect(await runAct(askDeviation, context, { id, ...wish })).toEqual(first);
    expect((await runView(listDeviations, home.as(leader), { descriptionId: id })).deviations).toHaveLength(1);
    await refused(runAct(askDeviation, context, { id, ...wish, until: '2027-01-31' }), 'key-reused');
  });

  test('more time is asked for while a deviation holds, and the longer one counts', async () => {
    const { descriptionId, id } = await granted({ until: '2026-12-31' });
    expect((await tasksOf(leader))['deviations-ending']).toBeGreaterThanOrEqual(1);
    const before = (await tasksOf(leader))['deviations-ending'] ?? 0;
    const more = await ask(descriptionId);
    await decide(more, { until: '2027-06-30' });
    expect(((await tasksOf(leader))['deviations-ending'] ?? 0) - before).toBe(-1);
    expect((await unic(descriptionId))?.findings.find(({ rule }) => rule === 'UNI-01')).toMatchObject({ deviation: { id: more } });
    expect(more).not.toBe(id);
  });

  test('what waits and what ends within 60 days are tasks of those who can do something about it', async () => {
    const there = await institutionIn(home.house, 'Università del Lago', 'IT');
    const [writer, judgeOf] = [personWith(there, 'course-leader'), personWith(there, 'decider')];
    const document = { description: broken };
    const { id } = await runAct(importDescription, home.as(writer), { institutionId: there, document });
    const first = await ask(id, {}, writer);
    expect(await tasksOf(judgeOf)).toMatchObject({ 'decide-deviations': 1 });
    expect(await tasksOf(writer)).not.toHaveProperty('decide-deviations');
    await decide(first, { until: '2027-01-20' }, judgeOf);
    expect(await tasksOf(judgeOf)).toEqual({});
    home.clock.set('2026-11-21T08:00:00Z');
    for (const who of [writer, judgeOf]) expect(await tasksOf(who)).toMatchObject({ 'deviations-ending': 1 });
    expect(await tasksOf(personWith(there, 'registrar'))).not.toHaveProperty('deviations-ending');
    home.clock.set('2027-01-21T08:00:00Z');
    expect(await tasksOf(writer)).not.toHaveProperty('deviations-ending');
    home.clock.set('2026-11-20T08:00:00Z');
  });

  test('for a description that was given up nobody asks', async () => {
    const id = await drafted();
    await runAct(withdrawDescription, home.as(leader), { id });
    await refused(ask(id), 'wrong-state');
  });

  test('the list shows what waits first, then what holds by its last day, a page at a time; others see nothing', async () => {
    const there = await institutionIn(home.house, 'Universidad de Peñaclara', 'ES');
    const [writer, judgeOf] = [personWith(there, 'course-leader'), personWith(there, 'decider')];
    const begin = async () =>
      (await runAct(importDescription, home.as(writer), { institutionId: there, document: { description: broken } })).id;
    const ids: string[] = [];
    for (const until of ['2027-06-30', '2027-01-31', undefined, undefined]) {
      home.clock.forward(60_000);
      const id = await ask(await begin(), {}, writer);
      ids.push(id);
      if (until !== undefined) await decide(id, { until }, judgeOf);
    }
    const declined = await ask(await begin(), {}, writer);
    await decide(declined, { decision: 'declined' }, judgeOf);
    const wanted = [ids[2], ids[3], ids[1], ids[0], declined];
    const seen: string[] = [];
    for (let from = 0; from < 5; from += 2)
      seen.push(...(await runView(listDeviations, home.as(judgeOf), { from, limit: 2 })).deviations.map(({ id }) => id));
    expect(seen).toEqual(wanted);
    expect((await runView(listDeviations, home.as(personWith(elsewhere, 'decider')), {})).deviations).toEqual([]);
    await refused(runView(showDeviation, home.as(personWith(elsewhere, 'decider')), { id: declined }), 'not-found');
  });

  test('the predicate and the scope of the list agree, and row-level security lets through no more', async () => {
    const all = await inTransaction(home.house.db, operator, 'read', (db) =>
      db.selectFrom('deviation').select(['id', 'institution_id as institutionId']).execute(),
    );
    expect(all.length).toBeGreaterThan(3);
    const seen = (who: Actor, as: Actor) =>
      inTransaction(home.house.db, as, 'read', (db) =>
        db.selectFrom('deviation').select('id').where(policy['list-deviations'].scope(who)).orderBy('id').execute(),
      );
    for (const who of [leader, decider, personWith(elsewhere, 'registrar'), { ...leader, roles: [] }, operator, visitor]) {
      const allowed = all.filter((about) => policy['show-deviation'].may(who, about as never)).map(({ id }) => ({ id }));
      const sorted = allowed.sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(await seen(who, operator)).toEqual(sorted);
      if (who !== operator) {
        const everything = inTransaction(home.house.db, who, 'read', (db) =>
          db.selectFrom('deviation').select('id').orderBy('id').execute(),
        );
        expect(await everything).toEqual(sorted);
      }
    }
  });
});
