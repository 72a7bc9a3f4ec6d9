import type { Description } from '@laurel/microcredential';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import heat from '../../../../../examples/heat-and-health.json' with { type: 'json' };
import type { Context } from '../../base/act.ts';
import { type Actor, operator } from '../../base/actor.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import { runAct, runView } from '../../base/door.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { policy } from '../../policy.ts';
import { type Approved, approvedIn, enrolledIn, institutionIn, offeredIn, personWith } from '../../scenario-for-tests.ts';
import { cancelOffering } from './cancel-offering.ts';
import { changeOffering } from './change-offering.ts';
import { draftOffering } from './draft-offering.ts';
import { listOfferableDescriptions } from './list-offerable-descriptions.ts';
import { listOfferings } from './list-offerings.ts';
import { freeSeats, takeSeats } from './offering.store.ts';
import type { OfferingStanding } from './offering.ts';
import { publishOffering } from './publish-offering.ts';
import { showMicroCredential } from './show-micro-credential.ts';
import { showOffering } from './show-offering.ts';
import { withdrawPublication } from './withdraw-publication.ts';

const content = heat.description as Description;

eachDatabase('offerings of an approved description', (database) => {
  let home: TestHouse;
  let [muehlenau, penaclara] = ['', ''];
  let leader: Context;
  let admin: Context;
  let registrar: Context;
  let stranger: Context;
  let learner: Context;
  let approved: Approved;

  const terms = { startsOn: '2027-02-08', endsOn: '2027-03-26', applyUntil: '2027-01-15', place: 'Mühlenau', language: 'en', seats: 40 };
  const draft = async (more: object = {}, ctx = leader, descriptionId = approved.descriptionId) =>
    (await runAct(draftOffering, ctx, { descriptionId, ...terms, priceCents: 22_000, ...more })).id;
  const published = async (more: object = {}) => {
    const id = await draft(more);
    return runAct(publishOffering, admin, { id });
  };
  const shown = (id: string, ctx = leader) => runView(showOffering, ctx, { id });
  const inHouse = <T>(work: (tx: never) => Promise<T>, who: Actor = operator) =>
    inTransaction(home.house.db, who, 'write', (db) => work({ db, now: home.clock.now() } as never));
  const events = async (id: string) =>
    (
      await inTransaction(home.house.db, operator, 'read', (db) =>
        sql<{ type: string; facts: unknown }>`select type, facts from event where subject_id = ${id} order by seq`.execute(db),
      )
    ).rows;

  beforeAll(async () => {
    home = await openTestHouse({ database });
    muehlenau = await institutionIn(home.house, 'Universität Mühlenau');
    penaclara = await institutionIn(home.house, 'Universidad de Peñaclara', 'ES');
    leader = home.as(personWith(muehlenau, 'course-leader'));
    admin = home.as(personWith(muehlenau, 'institution-admin'));
    registrar = home.as(personWith(muehlenau, 'registrar'));
    stranger = home.as(personWith(penaclara, 'course-leader', 'institution-admin'));
    learner = home.as({ kind: 'person', personId: personWith(muehlenau).personId, roles: [] });
    approved = await approvedIn(home.house, [muehlenau, penaclara]);
  });
  afterAll(() => home.close());

  test('a course leader drafts, the administrator publishes, and the public finds it under an address that stays [MICROBOL-13]', async () => {
    const id = await draft();
    expect((await shown(id)).offering).toMatchObject({
      ...terms,
      state: 'draft',
      taken: 0,
      priceCents: 22_000,
      currency: 'EUR',
      version: 1,
    });
    const { slug } = await runAct(publishOffering, admin, { id });
    expect(slug).toBe('heat-and-health-in-cities');
    const seen = await runView(showMicroCredential, home.visitor, { slug });
    expect(seen).toMatchObject({ version: 1, contentHash: approved.contentHash, institutions: [{ id: muehlenau }, { id: penaclara }] });
    expect(seen.description).toEqual(content);
    expect(seen.offerings).toMatchObject([{ id, seats: 40, taken: 0, priceCents: 22_000 }]);
    const second = await published({ startsOn: '2027-10-04', endsOn: '2027-11-19', applyUntil: undefined });
    expect(second.slug).toBe(slug);
    expect((await runView(showMicroCredential, home.visitor, { slug })).offerings.map((each) => each.id)).toEqual([id, second.id]);
    expect(await events(id)).toEqual([
      { type: 'offering-drafted', facts: { description: approved.descriptionId, version: 1 } },
      {
        type: 'offering-published',
        // What every framework said, in which version: whatever becomes of the frameworks, this stays.
        facts: expect.objectContaining({
          description: approved.descriptionId,
          version: 1,
          slug,
          'verdict/unic-standard-2024': '1.0.0/pass',
          'verdict/nl-kwaliteitskader-2025': '1.0.0/not-applicable',
        }),
      },
    ]);
  });

  test('two descriptions of the same title get addresses of their own', async () => {
    const twin = await approvedIn(home.house, [muehlenau, penaclara]);
    await published();
    const { slug } = await runAct(publishOffering, admin, { id: await draft({}, leader, twin.descriptionId) });
    expect(slug).toMatch(/^heat-and-health-in-cities-[0-9a-f]{5}$/);
  });

  test('two of the same title published in the same moment both stand', async () => {
    const title = { title: { en: 'Night economies' } };
    const twins = [
      await approvedIn(home.house, [muehlenau, penaclara], { ...content, ...title }),
      await approvedIn(home.house, [muehlenau, penaclara], { ...content, ...title }),
    ];
    const ids = [
      await draft({}, leader, twins[0]?.descriptionId),
      await draft({}, leader, twins[1]?.descriptionId),
      await draft({}, leader, twins[1]?.descriptionId),
    ];
    const done = await Promise.all(ids.map((id) => runAct(publishOffering, admin, { id })));
    expect(new Set(done.map(({ slug }) => slug)).size).toBe(2);
    expect(done[1]?.slug).toBe(done[2]?.slug);
  });

  test('who may not is refused and nothing is left behind: strangers see nothing, others of the house may not', async () => {
    const id = await draft();
    const input = { descriptionId: approved.descriptionId, ...terms };
    for (const [who, code] of [
      [stranger, 'not-found'],
      [learner, 'not-found'],
      [home.visitor, 'not-found'],
      [registrar, 'not-allowed'],
    ] as const) {
      await expect(runAct(draftOffering, who, input)).rejects.toMatchObject({ code });
      await expect(runAct(changeOffering, who, { id, edit: 0, seats: 7 })).rejects.toMatchObject({ code });
      await expect(runAct(publishOffering, who, { id })).rejects.toMatchObject({ code });
      await expect(runAct(cancelOffering, who, { id, reason: 'no more' })).rejects.toMatchObject({ code });
    }
    await expect(runAct(publishOffering, leader, { id })).rejects.toMatchObject({ code: 'not-allowed' });
    for (const who of [stranger, learner, home.visitor]) await expect(shown(id, who)).rejects.toMatchObject({ code: 'not-found' });
    expect((await shown(id, registrar)).offering).toMatchObject({ state: 'draft', seats: 40, edit: 0 });
    expect(await events(id)).toHaveLength(1);
  });

  test('a published offering is public, and its inside is not', async () => {
    const { id } = await published();
    for (const who of [stranger, learner]) await expect(shown(id, who)).rejects.toMatchObject({ code: 'not-found' });
    await expect(runAct(changeOffering, stranger, { id, edit: 1, seats: 7 })).rejects.toMatchObject({ code: 'not-found' });
    await expect(runAct(changeOffering, leader, { id, edit: 1, seats: 7 })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(runAct(withdrawPublication, leader, { descriptionId: approved.descriptionId })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(runAct(withdrawPublication, stranger, { descriptionId: approved.descriptionId })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('only what is approved is offered', async () => {
    const { descriptionId } = await approvedIn(home.house, [muehlenau], content);
    await inTransaction(home.house.db, operator, 'write', (db) =>
      db.updateTable('description').set({ state: 'withdrawn' }).where('id', '=', descriptionId).execute(),
    );
    await expect(draft({}, leader, descriptionId)).rejects.toMatchObject({ code: 'wrong-state' });
    const { descriptions } = await runView(listOfferableDescriptions, leader, {});
    expect(descriptions.map(({ id }) => id)).toContain(approved.descriptionId);
    expect(descriptions.map(({ id }) => id)).not.toContain(descriptionId);
    for (const who of [stranger, registrar, learner]) expect((await runView(listOfferableDescriptions, who, {})).descriptions).toEqual([]);
  });

  test('what a binding framework calls an error stands in the way of publishing, and is listed before', async () => {
    const { publication: _publication, ...without } = heat.description as Record<string, unknown>;
    const lacking = await approvedIn(home.house, [muehlenau, penaclara], without as Description);
    const id = await draft({}, leader, lacking.descriptionId);
    expect((await shown(id)).findings).toMatchObject([{ rule: 'UNI-33' }]);
    await expect(runAct(publishOffering, admin, { id })).rejects.toMatchObject({ code: 'invalid-input', issues: [{ code: 'UNI-33' }] });
    expect((await shown(id)).offering.state).toBe('draft');
  });

  test('dates that cannot be are told apart, each at its place', async () => {
    const wrong = draft({ startsOn: '2027-03-26', endsOn: '2027-03-01', applyUntil: '2027-04-01' });
    await expect(wrong).rejects.toMatchObject({
      issues: [
        { path: 'endsOn', code: 'before-start' },
        { path: 'applyUntil', code: 'after-end' },
      ],
    });
    for (const more of [
      { startsOn: '2027-02-30' },
      { seats: 0 },
      { seats: 1.5 },
      { priceCents: -1 },
      { place: 'a\u202eb' },
      { language: '<b>' },
      { place: 'x'.repeat(200_000) },
    ])
      await expect(draft(more), JSON.stringify(more).slice(0, 60)).rejects.toMatchObject({
        code: 'invalid-input',
        issues: [{ path: Object.keys(more)[0] }],
      });
    await expect(draft({ place: '<script>alert(1)</script> Київ 北京 القاهرة' })).resolves.toMatch(/-/);
  });

  test('published, the seats and dates still move, never below what is taken, and price and language stand', async () => {
    const { offeringId: id } = await offeredIn(home.house, [muehlenau, penaclara], { seats: 5 });
    await enrolledIn(home.house, { ...approved, offeringId: id, institutionId: muehlenau, slug: 'x' }, ['A', 'B', 'C']);
    const change = (more: object) => runAct(changeOffering, admin, { id, edit: 0, ...more });
    await expect(change({ seats: 2 })).rejects.toMatchObject({ issues: [{ path: 'seats', code: 'fewer-than-taken' }] });
    await expect(change({ priceCents: 1 })).rejects.toMatchObject({ issues: [{ path: 'priceCents', code: 'fixed-once-published' }] });
    await expect(change({ language: 'de' })).rejects.toMatchObject({ issues: [{ path: 'language', code: 'fixed-once-published' }] });
    expect(await change({ seats: 3 })).toEqual({ id, edit: 1 });
    expect((await shown(id)).offering.movedAt).toBeUndefined();
    await expect(change({ seats: 9 })).rejects.toMatchObject({ code: 'conflict' });
    await runAct(changeOffering, admin, { id, edit: 1, startsOn: '2026-12-01', endsOn: '2026-12-20', applyUntil: null, place: null });
    const { offering } = await shown(id);
    expect(offering).toMatchObject({ startsOn: '2026-12-01', seats: 3, taken: 3, edit: 2, movedAt: home.clock.now().toISOString() });
    expect([offering.applyUntil, offering.place]).toEqual([undefined, undefined]);
  });

  test('two who change, publish or cancel at the same moment: one is told', async () => {
    const id = await draft();
    const outcome = (done: PromiseSettledResult<unknown>[]) => done.map(({ status }) => status).sort();
    const seats = (n: number) => runAct(changeOffering, leader, { id, edit: 0, seats: n });
    expect(outcome(await Promise.allSettled([seats(10), seats(20)]))).toEqual(['fulfilled', 'rejected']);
    const publish = () => runAct(publishOffering, admin, { id });
    expect(outcome(await Promise.allSettled([publish(), publish()]))).toEqual(['fulfilled', 'rejected']);
    const cancel = () => runAct(cancelOffering, admin, { id, reason: 'too few people' });
    expect(outcome(await Promise.allSettled([cancel(), cancel()]))).toEqual(['fulfilled', 'rejected']);
    expect(await events(id)).toHaveLength(4);
    await expect(publish()).rejects.toMatchObject({ code: 'wrong-state', details: { state: 'cancelled' } });
    await expect(runAct(changeOffering, admin, { id, edit: 3, seats: 9 })).rejects.toMatchObject({ code: 'wrong-state' });
  });

  test('the same form sent twice drafts one offering', async () => {
    const context = { ...leader, idempotencyKey: crypto.randomUUID() };
    const input = { descriptionId: approved.descriptionId, ...terms, place: 'twice' };
    expect(await runAct(draftOffering, context, input)).toEqual(await runAct(draftOffering, context, input));
    const { offerings } = await runView(listOfferings, leader, { limit: 100 });
    expect(offerings.filter(({ place }) => place === 'twice')).toHaveLength(1);
  });

  test('the last seat is taken by one, however many ask for it at once', async () => {
    const { offeringId } = await offeredIn(home.house, [muehlenau], { seats: 3 });
    const take = (n: number) => inHouse((tx) => takeSeats(tx, offeringId, n));
    expect(await take(4)).toBe(false);
    const taken = await Promise.all([take(2), take(2), take(1), take(1)]);
    const { taken: count } = (await shown(offeringId)).offering;
    expect(count).toBe(3);
    expect(taken.filter(Boolean).length).toBeLessThan(4);
    await inHouse((tx) => freeSeats(tx, offeringId, 1));
    expect((await shown(offeringId)).offering.taken).toBe(2);
    await expect(inHouse((tx) => freeSeats(tx, offeringId, 3))).rejects.toThrow('More seats');
    const id = await draft();
    expect(await inHouse((tx) => takeSeats(tx, id, 1))).toBe(false);
  });

  test('withdrawn from the catalogue, the address says so, and publishing again brings it back', async () => {
    const own = await approvedIn(home.house, [muehlenau, penaclara], { ...content, title: { bg: 'Здраве и град' } });
    const { slug } = await runAct(publishOffering, admin, { id: await draft({}, leader, own.descriptionId) });
    expect(slug).toBe('zdrave-i-grad');
    await runAct(withdrawPublication, admin, { descriptionId: own.descriptionId });
    await expect(runAct(withdrawPublication, admin, { descriptionId: own.descriptionId })).rejects.toMatchObject({ code: 'wrong-state' });
    const gone = await runView(showMicroCredential, home.visitor, { slug });
    expect([typeof gone.withdrawnAt, gone.offerings]).toEqual(['string', []]);
    expect((await runAct(publishOffering, admin, { id: await draft({}, leader, own.descriptionId) })).slug).toBe(slug);
    expect((await runView(showMicroCredential, home.visitor, { slug })).offerings).toHaveLength(2);
    await expect(runView(showMicroCredential, home.visitor, { slug: 'nothing-here' })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('the list goes through all offerings, a page at a time, each once', async () => {
    const seen: string[] = [];
    for (let after: string | undefined, page = 0; page === 0 || after !== undefined; page += 1) {
      const { offerings, next } = await runView(listOfferings, leader, { limit: 3, ...(after === undefined ? {} : { after }) });
      seen.push(...offerings.map(({ id }) => id));
      after = next;
    }
    const { offerings } = await runView(listOfferings, leader, { limit: 100 });
    expect(seen).toEqual(offerings.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
    await expect(runView(listOfferings, leader, { after: 'nonsense' })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(runView(listOfferings, home.visitor, {})).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await runView(listOfferings, learner, {})).offerings).toEqual([]);
  });

  test('predicate and scope let the same people see the same offerings', async () => {
    await offeredIn(home.house, [penaclara]);
    const { rows } = await inTransaction(home.house.db, operator, 'read', (db) =>
      sql<OfferingStanding>`select id, institution_id as "institutionId", state from offering`.execute(db),
    );
    const role = fc.record({
      role: fc.constantFrom('course-leader', 'lecturer', 'institution-admin'),
      institutionId: fc.constantFrom(muehlenau, penaclara),
    });
    const actor: fc.Arbitrary<Actor> = fc.oneof(
      fc.constantFrom<Actor>({ kind: 'visitor' }, { kind: 'operator' }, { kind: 'job', job: 'sweep' }),
      fc.record({ personId: fc.uuid(), roles: fc.array(role, { maxLength: 3 }) }).map((who): Actor => ({ kind: 'person', ...who })),
    );
    const line = policy['list-offerings'];
    await fc.assert(
      fc.asyncProperty(actor, async (who) => {
        const scoped = await inTransaction(home.house.db, operator, 'read', (db) =>
          sql<{ id: string }>`select id from offering where ${line.scope(who)}`.execute(db),
        );
        expect(scoped.rows.map(({ id }) => id).sort()).toEqual(
          rows
            .filter((each) => line.may(who, each))
            .map(({ id }) => id)
            .sort(),
        );
      }),
      { numRuns: 30 },
    );
  });
});
