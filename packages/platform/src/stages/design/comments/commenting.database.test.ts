import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import heat from '../../../../../../examples/heat-and-health.json' with { type: 'json' };
import { type Actor, operator } from '../../../base/actor.ts';
import { inTransaction } from '../../../base/database/transaction.ts';
import { runAct, runView } from '../../../base/door.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../../house-for-tests.ts';
import { institutionIn, personWith } from '../../../scenario-for-tests.ts';
import { describe } from '../describe.ts';
import { importDescription } from '../import-description.ts';
import { showDescription } from '../show-description.ts';
import { answerComment } from './answer-comment.ts';
import { closeComment } from './close-comment.ts';
import { commentOnDescription } from './comment-on-description.ts';
import { endInvitation } from './end-invitation.ts';
import { inviteStakeholder } from './invite-stakeholder.ts';
import { listComments } from './list-comments.ts';
import { listDevelopments } from './list-developments.ts';
import { listInvitations } from './list-invitations.ts';
import { showDevelopment } from './show-development.ts';
import { stakeholderKinds } from './stakeholder.ts';

const CITY = { kind: 'city' as const, name: 'Δήμος Αλκυόνης', country: 'GR' };
const UNTIL = '2027-03-31';

eachDatabase('talking about a description while it is designed', (database) => {
  let home: TestHouse;
  let lead = '';
  let elsewhere = '';
  let leader: Actor & { kind: 'person' };
  let id = '';

  beforeAll(async () => {
    home = await openTestHouse({ database });
    lead = await institutionIn(home.house, 'Universität Mühlenau');
    elsewhere = await institutionIn(home.house, 'Järvenrannan yliopisto', 'FI');
    leader = personWith(lead, 'course-leader');
  });
  afterAll(() => home.close());
  beforeEach(async () => {
    const document = { description: heat.description };
    id = (await runAct(importDescription, home.as(leader), { institutionId: lead, document })).id;
  });

  let turn = 0;
  async function invited(stakeholder: typeof CITY | { kind: 'company'; name: string; country: string } = CITY, until = UNTIL) {
    turn += 1;
    const speaker = { name: 'Ελένη Βλάχου', email: `eleni.${turn}@city.example`, language: 'el' };
    const made = await runAct(inviteStakeholder, home.as(leader), { id, stakeholder, speaker, until });
    const { person_id } = await inTransaction(home.house.db, operator, 'read', (db) =>
      db.selectFrom('stakeholder_person').select('person_id').where('stakeholder_id', '=', made.stakeholderId).executeTakeFirstOrThrow(),
    );
    const actor: Actor = { kind: 'person', personId: person_id, roles: [] };
    return { ...made, actor, email: speaker.email };
  }
  const say = (by: Actor, body: string, more: object = {}) => runAct(commentOnDescription, home.as(by), { id, body, ...more });
  const answer = (by: Actor, commentId: string, body: string) => runAct(answerComment, home.as(by), { id: commentId, body });
  const talk = async (by: Actor = leader) => (await runView(listComments, home.as(by), { id })).comments;
  const seen = (by: Actor) => runView(showDevelopment, home.as(by), { id });
  const letters = () =>
    inTransaction(
      home.house.db,
      operator,
      'read',
      async (db) => (await db.selectFrom('mail').select('id').where('purpose', '=', 'stakeholder-invited').execute()).length,
    );

  test('a city is an organisation of its own, is written to, reads the draft and comments on an element; those who design answer [UNIC-11]', async () => {
    const before = await letters();
    const city = await invited();
    await home.settle();
    expect(await letters()).toBe(before + 1);
    expect((await runView(listDevelopments, home.as(city.actor), {})).developments).toMatchObject([
      { descriptionId: id, stakeholder: { kind: 'city', name: CITY.name, country: 'GR' }, until: UNTIL, title: heat.description.title },
    ]);
    const draft = await seen(city.actor);
    expect(draft).toMatchObject({ version: 1, state: 'draft', institution: { name: 'Universität Mühlenau' }, comments: [] });
    // What is said about persons, and how it came about, stays inside.
    expect(Object.keys(draft.description)).toEqual(expect.arrayContaining(['title', 'outcomes', 'workload']));
    expect(draft.description).not.toHaveProperty('people');
    expect(draft.description).not.toHaveProperty('process');

    const { commentId } = await say(city.actor, 'Οι πολίτες μας θέλουν βραδινά μαθήματα.', { element: 'delivery.schedule' });
    await answer(leader, commentId, 'From spring on there are two evenings a week.');
    const [comment] = await talk();
    expect(comment).toMatchObject({
      element: 'delivery.schedule',
      version: 1,
      by: { stakeholder: { kind: 'city', name: CITY.name }, mine: false },
      with: { name: CITY.name },
      answers: [{ body: 'From spring on there are two evenings a week.', by: { mine: true } }],
    });
    expect((await seen(city.actor)).comments).toMatchObject([{ id: commentId, by: { mine: true }, answers: [{ by: { mine: false } }] }]);
  });

  test('there are cities, companies, non-governmental organisations and partners of the labour market among them [UNIC-12]', () => {
    expect(stakeholderKinds).toEqual(expect.arrayContaining(['city', 'company', 'ngo', 'labour-market', 'learners']));
  });

  test('what those who design say among themselves, and to others, is not read from outside', async () => {
    const city = await invited();
    const company = await invited({ kind: 'company', name: 'Kühlwerk', country: 'DE' });
    await say(leader, 'Between us: the second day is too full.');
    await say(leader, 'Would your staff come?', { stakeholder: company.stakeholderId });
    const { commentId } = await say(company.actor, 'Yes, on Fridays.');
    expect((await seen(city.actor)).comments).toEqual([]);
    expect((await seen(company.actor)).comments.map(({ body }) => body)).toEqual(['Yes, on Fridays.', 'Would your staff come?']);
    await expect(answer(city.actor, commentId, 'Fridays are bad.')).rejects.toMatchObject({ code: 'not-found' });
    expect((await talk()).map(({ body }) => body)).toEqual([
      'Yes, on Fridays.',
      'Would your staff come?',
      'Between us: the second day is too full.',
    ]);
  });

  test('nobody from outside sees or writes more than what they are asked about', async () => {
    const city = await invited();
    for (const look of [showDescription, listComments, listInvitations])
      await expect(runView(look as typeof listComments, home.as(city.actor), { id })).rejects.toMatchObject({ code: 'not-found' });
    const write = { id, section: 'basics' as const, edit: 0, elements: { title: { en: 'Ours now' } } };
    await expect(runAct(describe, home.as(city.actor), write)).rejects.toMatchObject({ code: /not-(found|allowed)/ });
    const stranger = personWith(elsewhere, 'course-leader');
    await expect(seen(stranger)).rejects.toMatchObject({ code: 'not-found' });
    await expect(say(stranger, 'Hello?')).rejects.toMatchObject({ code: 'not-found' });
    // Not even past the acts.
    const changed = await inTransaction(home.house.db, city.actor, 'write', (db) =>
      sql`update description_version set content = '{}' where description_id = ${id}`.execute(db),
    );
    expect(changed.numAffectedRows).toBe(0n);
  });

  test('the day after the last one, or when they are asked no longer, it is not there for them; what they said stays', async () => {
    const city = await invited();
    await say(city.actor, 'Evenings, please.');
    const before = home.clock.now();
    home.clock.set('2027-04-01T00:00:00Z');
    await expect(seen(city.actor)).rejects.toMatchObject({ code: 'not-found' });
    await expect(say(city.actor, 'Too late.')).rejects.toMatchObject({ code: 'not-found' });
    expect((await runView(listDevelopments, home.as(city.actor), {})).developments).toEqual([]);
    home.clock.set(before.toISOString());
    await runAct(endInvitation, home.as(leader), { id: city.invitationId });
    await expect(seen(city.actor)).rejects.toMatchObject({ code: 'not-found' });
    await expect(runAct(endInvitation, home.as(leader), { id: city.invitationId })).rejects.toMatchObject({ code: 'wrong-state' });
    expect((await talk()).map(({ body }) => body)).toEqual(['Evenings, please.']);
    expect((await runView(listInvitations, home.as(leader), { id })).invitations).toMatchObject([{ inForce: false }]);
  });

  test('one that is known is asked again without naming anybody; asked twice, there is one invitation with the later day', async () => {
    const city = await invited();
    const again = { id, stakeholder: city.stakeholderId, until: '2027-05-31' };
    const { invitationId } = await runAct(inviteStakeholder, home.as(leader), again);
    expect(invitationId).toBe(city.invitationId);
    expect((await seen(city.actor)).until).toBe('2027-05-31');
    const other = await runAct(importDescription, home.as(leader), { institutionId: lead, document: { description: heat.description } });
    await runAct(inviteStakeholder, home.as(leader), { ...again, id: other.id });
    expect((await runView(listDevelopments, home.as(city.actor), {})).developments).toHaveLength(2);
  });

  test('what is closed is not answered any more, and only those who describe close', async () => {
    const city = await invited();
    const { commentId } = await say(city.actor, 'Evenings, please.');
    await expect(runAct(closeComment, home.as(city.actor), { id: commentId })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(runAct(closeComment, home.as(personWith(lead, 'lecturer')), { id: commentId })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await runAct(closeComment, home.as(leader), { id: commentId });
    await expect(answer(city.actor, commentId, 'But …')).rejects.toMatchObject({ code: 'wrong-state' });
    await expect(runAct(closeComment, home.as(leader), { id: commentId })).rejects.toMatchObject({ code: 'wrong-state' });
    expect(await talk()).toMatchObject([{ closedAt: home.clock.now().toISOString() }]);
  });

  test.each([
    ['nothing to say', { body: ' ' }, 'body'],
    ['a book', { body: 'a'.repeat(5001) }, 'body'],
    ['an element that is none', { element: 'colour' }, 'element'],
    ['somebody who is not asked', { stakeholder: '018f3b1e-7c4a-4d2b-9a61-3f0c5e8d7b12' }, 'stakeholder'],
  ])('with %s nothing is said', async (_what, wrong, path) => {
    await expect(say(leader, 'Fine.', wrong)).rejects.toMatchObject({ code: 'invalid-input', issues: [{ path }] });
    expect(await talk()).toEqual([]);
  });

  test.each([
    ['a day that is over', { until: '2026-01-01' }, ['until']],
    ['a day in ten years', { until: '2036-01-01' }, ['until']],
    ['a country that is none', { stakeholder: { ...CITY, country: 'XX' } }, ['stakeholder.country']],
    ['nobody who speaks for it', { speaker: undefined }, ['speaker']],
    ['an address that is none', { speaker: { name: 'Bo', email: 'bo@' } }, ['speaker.email']],
    ['an organisation of another university', { stakeholder: '018f3b1e-7c4a-4d2b-9a61-3f0c5e8d7b12' }, ['stakeholder']],
  ])('with %s nobody is asked', async (_what, wrong, paths) => {
    const input = { id, stakeholder: CITY, speaker: { name: 'Bo', email: 'bo@city.example' }, until: UNTIL, ...wrong };
    const refused = await runAct(inviteStakeholder, home.as(leader), input as never).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'invalid-input', issues: paths.map((path) => ({ path })) });
    expect((await runView(listInvitations, home.as(leader), { id })).invitations).toEqual([]);
  });
});
