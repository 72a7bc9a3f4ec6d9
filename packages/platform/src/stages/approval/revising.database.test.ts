import { sql } from 'kysely';
import { afterAll, beforeAll, expect, describe as group, test } from 'vitest';
import heat from '../../../../../examples/heat-and-health.json' with { type: 'json' };
import { type Actor, operator } from '../../base/actor.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import { runAct, runView } from '../../base/door.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { institutionIn, offeredIn, personWith } from '../../scenario-for-tests.ts';
import { draftOffering } from '../catalogue/draft-offering.ts';
import { describe } from '../design/describe.ts';
import { designSteps } from '../design/design-steps.ts';
import { importDescription } from '../design/import-description.ts';
import { listDescriptions } from '../design/list-descriptions.ts';
import { listRevisions } from '../design/list-revisions.ts';
import { stepsToReturnTo } from '../design/revision.ts';
import { showDescription } from '../design/show-description.ts';
import { withdrawDescription } from '../design/withdraw-description.ts';
import { decideCase } from './decide-case.ts';
import { giveUpRevision } from './give-up-revision.ts';
import { reviseDescription } from './revise-description.ts';
import { submitDescription } from './submit-description.ts';

const REASON = 'The pilot showed that the second day is too full.\n\nΗ δεύτερη μέρα ήταν πολύ γεμάτη.';
const terms = { startsOn: '2027-02-08', endsOn: '2027-03-26', place: 'Mühlenau', language: 'en', seats: 40 };

eachDatabase('writing an approved description anew', (database) => {
  let home: TestHouse;
  let lead = '';
  let partner = '';
  let leader: Actor;
  let deciders: readonly (readonly [Actor, string])[] = [];

  beforeAll(async () => {
    home = await openTestHouse({ database });
    lead = await institutionIn(home.house, 'Universität Mühlenau');
    partner = await institutionIn(home.house, 'Universidad de Peñaclara', 'ES');
    leader = personWith(lead, 'course-leader');
    deciders = [lead, partner].map((at) => [personWith(at, 'decider'), at] as const);
  });
  afterAll(() => home.close());

  const show = (id: string, by = leader) => runView(showDescription, home.as(by), { id });
  const revisions = async (id: string) => (await runView(listRevisions, home.as(leader), { id })).revisions;
  const revise = (id: string, step = 'create', reason = REASON) => runAct(reviseDescription, home.as(leader), { id, step, reason });
  const giveUp = (id: string, version: number) => runAct(giveUpRevision, home.as(leader), { id, version });
  const submit = async (id: string) =>
    runAct(submitDescription, home.as(leader), { id, edit: (await show(id)).edit, awardingBodies: [lead, partner] });
  async function decideAll(id: string, decision: 'approved' | 'changes-required' = 'approved') {
    const { caseId, contentHash } = await submit(id);
    for (const [by, institutionId] of decision === 'approved' ? deciders : deciders.slice(0, 1))
      await runAct(decideCase, home.as(by), { id: caseId, institutionId, decision, contentHash, reason: 'More hours, please.' });
  }
  async function approved(): Promise<string> {
    const document = { description: heat.description };
    const { id } = await runAct(importDescription, home.as(leader), { institutionId: lead, document });
    await decideAll(id);
    return id;
  }
  const write = async (id: string, teachingHours: number) =>
    runAct(describe, home.as(leader), {
      id,
      section: 'workload',
      edit: (await show(id)).edit,
      elements: { 'workload.teachingHours': teachingHours },
    });
  const offerVersion = async (id: string) => {
    const { id: offeringId } = await runAct(draftOffering, home.as(leader), { descriptionId: id, ...terms });
    return inTransaction(home.house.db, operator, 'read', (db) =>
      db.selectFrom('offering').select('version').where('id', '=', offeringId).executeTakeFirstOrThrow(),
    );
  };

  test('after a pilot it goes back to a step with the reason, in a new version that all approve anew; the old one holds until then [EMPOWER-39]', async () => {
    const id = await approved();
    expect(await revise(id, 'redesign')).toMatchObject({ version: 2 });
    const draft = await show(id);
    expect([draft.state, draft.version]).toEqual(['draft', 2]);
    // The reason stands in the description itself, as what was done in step 11.
    const iterate = designSteps(draft.description).find(({ word }) => word === 'iterate');
    expect(iterate).toMatchObject({
      state: 'recorded',
      entries: [{ says: { en: REASON }, on: home.clock.now().toISOString().slice(0, 10) }],
    });
    expect(await revisions(id)).toMatchObject([{ fromVersion: 1, version: 2, step: 'redesign', reason: REASON, state: 'open' }]);
    await write(id, 44);
    expect(await offerVersion(id)).toEqual({ version: 1 });
    await decideAll(id);
    expect(await show(id)).toMatchObject({ state: 'approved', version: 2, description: { workload: { teachingHours: 44 } } });
    expect(await revisions(id)).toMatchObject([{ state: 'approved', closedAt: home.clock.now().toISOString() }]);
    expect(await offerVersion(id)).toEqual({ version: 2 });
    expect(await revise(id)).toMatchObject({ version: 3 });
    expect((await revisions(id)).map(({ fromVersion, state }) => [fromVersion, state])).toEqual([
      [2, 'open'],
      [1, 'approved'],
    ]);
  });

  test('given up, what was approved is there as it was, and it can be begun again', async () => {
    const id = await approved();
    const before = await show(id);
    await revise(id);
    await write(id, 99);
    await giveUp(id, 2);
    expect(await show(id)).toEqual(before);
    expect(await revisions(id)).toMatchObject([{ state: 'given-up', fromVersion: 1 }]);
    await expect(giveUp(id, 2)).rejects.toMatchObject({ code: 'wrong-state' });
    await revise(id);
    expect((await show(id)).description.workload?.teachingHours).toBe(before.description.workload?.teachingHours);
  });

  test('what came back from its awarding bodies and is given up then does not stand in for what was approved', async () => {
    const id = await approved();
    const before = await show(id);
    await revise(id);
    await write(id, 77);
    await decideAll(id, 'changes-required');
    expect(await show(id)).toMatchObject({ state: 'draft', version: 3 });
    await giveUp(id, 3);
    expect(await show(id)).toEqual(before);
    const listed = (await runView(listDescriptions, home.as(leader), {})).descriptions.filter((each) => each.id === id);
    expect(listed).toMatchObject([{ state: 'approved', version: 1 }]);
    expect(await offerVersion(id)).toEqual({ version: 1 });
    expect(await revise(id)).toMatchObject({ version: 3 });
    expect((await show(id)).description.workload?.teachingHours).toBe(before.description.workload?.teachingHours);
  });

  test('only what is approved is written anew, by those who may, and only once at a time', async () => {
    const { id: draft } = await runAct(importDescription, home.as(leader), {
      institutionId: lead,
      document: { description: heat.description },
    });
    await expect(revise(draft)).rejects.toMatchObject({ code: 'wrong-state', details: { state: 'draft' } });
    await expect(giveUp(draft, 1)).rejects.toMatchObject({ code: 'wrong-state' });
    const id = await approved();
    const stranger = personWith(partner, 'course-leader');
    const input = { id, step: 'create', reason: REASON };
    for (const by of [stranger, personWith(lead, 'quality-officer'), operator])
      await expect(runAct(reviseDescription, home.as(by), input)).rejects.toMatchObject({ code: /not-(found|allowed)/ });
    const both = await Promise.allSettled([revise(id), revise(id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(runAct(withdrawDescription, home.as(leader), { id })).rejects.toMatchObject({
      code: 'wrong-state',
      details: { state: 'revised' },
    });
    await expect(giveUp(id, 1)).rejects.toMatchObject({ code: 'conflict' });
    await submit(id);
    await expect(giveUp(id, 2)).rejects.toMatchObject({ code: 'wrong-state', details: { state: 'submitted' } });
  });

  test.each([
    ['a step that is none', { step: 'begin' }, 'step'],
    ['a step that comes after', { step: 'celebrate' }, 'step'],
    ['no reason', { reason: '' }, 'reason'],
    ['a reason of nothing but spaces', { reason: ' '.repeat(40) }, 'reason'],
    ['a reason of a book', { reason: 'a'.repeat(2001) }, 'reason'],
    ['characters that cannot be seen', { reason: 'The second day\u202e is too full.' }, 'reason'],
  ])('with %s nothing is opened', async (_what, wrong, path) => {
    const id = await approvedOnce();
    await expect(runAct(reviseDescription, home.as(leader), { id, step: 'create', reason: REASON, ...wrong })).rejects.toMatchObject({
      code: 'invalid-input',
      issues: [{ path }],
    });
    expect((await show(id)).state).toBe('approved');
  });
  let once: Promise<string> | undefined;
  const approvedOnce = () => {
    once ??= approved();
    return once;
  };

  group('the database itself', () => {
    test('takes no frozen version away, and none of a description that is not being revised', async () => {
      const id = await approved();
      const remove = (by: Actor) =>
        inTransaction(home.house.db, by, 'write', (db) => sql`delete from description_version where description_id = ${id}`.execute(db));
      expect((await remove(leader)).numAffectedRows).toBe(0n);
      await revise(id);
      expect((await remove(personWith(partner, 'course-leader'))).numAffectedRows).toBe(0n);
      expect((await remove(leader)).numAffectedRows).toBe(1n);
      const { rows } = await inTransaction(home.house.db, operator, 'read', (db) =>
        sql<{ number: number }>`select number from description_version where description_id = ${id}`.execute(db),
      );
      expect(rows).toEqual([{ number: 1 }]);
    });
  });

  test('one can go back to the steps up to the feedback, and not to those that come after it', () => {
    expect(stepsToReturnTo).toHaveLength(10);
    expect(stepsToReturnTo).not.toContain('iterate');
  });

  test('what a partner approved with us is seen by both, and its revision too', async () => {
    const { descriptionId } = await offeredIn(home.house, [lead, partner]);
    await revise(descriptionId);
    const seen = await inTransaction(home.house.db, personWith(partner, 'decider'), 'read', (db) =>
      db.selectFrom('description_revision').select('reason').where('description_id', '=', descriptionId).execute(),
    );
    expect(seen).toEqual([{ reason: REASON }]);
  });
});
