import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Actor, operator } from '../packages/platform/src/base/actor.ts';
import { inTransaction } from '../packages/platform/src/base/database/transaction.ts';
import { runAct } from '../packages/platform/src/base/door.ts';
import { testClock } from '../packages/platform/src/base/outside/clock.ts';
import { invitePerson } from '../packages/platform/src/base/people/invite-person.ts';
import { approvedIn, enrolledIn, type Offered, offeredIn, passedIn } from '../packages/platform/src/scenario-for-tests.ts';
import { draftOffering } from '../packages/platform/src/stages/catalogue/draft-offering.ts';
import { nameIssuer } from '../packages/platform/src/stages/issuing/issuer-identity.ts';
import { at } from './at-work.ts';
import { chromiumPath } from './browser.ts';
import { ways } from './hand.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';
import { learnerIn, personIn, signInAs, type World } from './pages/world.ts';
import { submittedBy } from './submitted.ts';

/** Ten minutes before a role ends: whoever signed in then is still signed in when it has ended. */
const EVENING = '2026-11-20T23:50:00Z';

/** Where nothing can be pressed, a keyboard changes nothing. */
const readers = ['with a script', 'without a script'] as const;

/** Wherever something would be left behind. */
const TABLES = [
  'person',
  'person_role',
  'institution',
  'description',
  'description_version',
  'approval_case',
  'publication',
  'offering',
  'application',
  'enrolment',
  'result',
  'class_import',
  'issuing',
  'credential',
  'revocation',
  'share',
  'mail',
  'event',
] as const;

describe.skipIf(chromiumPath === undefined)('what somebody may not do', () => {
  const clock = testClock(EVENING);
  let house: LiveHouse;
  let world: World;
  let offering: Offered;
  let draft = '';
  let ownCase = '';
  const people = { leader: '', author: '', stranger: '' };

  beforeAll(async () => {
    house = await openLiveHouse(clock);
    const lead = await house.introduce('Universität Mühlenau');
    const partner = await house.introduce('Universidad de Peñaclara', 'ES');
    await house.confirm(lead);
    await house.confirm(partner);
    world = { url: house.url, house: house.house, lead, partner };
    people.leader = await personIn(world, lead, 'Emre Yıldız', 'course-leader');
    people.author = await personIn(world, lead, 'Стоян Петров', 'course-leader', 'decider');
    people.stranger = await learnerIn(world, 'Indriyani');
    await runAct(nameIssuer, as(operator), { institutionId: lead, legalId: 'HRB 4711', seat: 'Mühlenau' });
    offering = await offeredIn(house.house, [lead]);
    await passedIn(house.house, offering, await enrolledIn(house.house, offering));
    ownCase = await submittedBy(world, people.author);
    const approved = await approvedIn(house.house, [lead, partner]);
    const leader: Actor = { kind: 'person', personId: people.leader, roles: [{ role: 'course-leader', institutionId: lead }] };
    const terms = { startsOn: '2027-01-10', endsOn: '2027-02-10', language: 'en', seats: 20, priceCents: 0 };
    draft = (await runAct(draftOffering, as(leader), { descriptionId: approved.descriptionId, ...terms })).id;
    await house.house.startWork().settle();
  });
  afterAll(() => house?.close());

  const as = (actor: Actor) => ({ actor, house: house.house, requestId: randomUUID(), language: 'en' });

  /** How many rows stand where, and how far every approval, offering and result has come. */
  async function everything(): Promise<unknown> {
    return inTransaction(house.house.db, operator, 'read', async (db) => {
      const counts: Record<string, unknown> = {};
      for (const table of TABLES) {
        const { rows } = await sql<{ count: string }>`select count(*) as count from ${sql.table(table)}`.execute(db);
        counts[table] = Number(rows[0]?.count);
      }
      const states = await sql<{ state: string }>`select state from approval_case union all select state from offering
        union all select coalesce(decision, '') from approval_decision order by 1`.execute(db);
      return { counts, states: states.rows.map(({ state }) => state) };
    });
  }
  const refusals = () => inTransaction(house.house.db, operator, 'read', (db) => db.selectFrom('security_log').select('id').execute());

  /** What is sent by somebody who knows how a form looks that they are not shown. */
  async function sends(page: Page, path: string, form: Readonly<Record<string, string>>): Promise<{ status: number; says: string }> {
    const answer = await page.request.post(`${house.url}${path}`, { form, headers: { origin: house.url }, maxRedirects: 0 });
    return { status: answer.status(), says: await answer.text() };
  }

  test.each(ways)('whose role ended yesterday signs nothing, not even on a page that was open before, %s', async (way) => {
    clock.set(EVENING);
    const { personId } = await runAct(invitePerson, as(operator), {
      institutionId: world.lead,
      name: 'Νίκος Παππάς',
      email: `${randomUUID()}@muehlenau.example`,
      role: 'registrar',
      untilDay: '2026-11-20',
    });
    await at(house, way, async (hand) => {
      const { page } = hand;
      await signInAs(page, world, personId);
      await page.goto(`${house.url}/offerings/${offering.offeringId}/credentials`);
      await page.getByRole('button', { name: 'Sign and issue 2 credentials' }).waitFor();
      await house.house.startWork().settle();
      const before = await everything();
      clock.set('2026-11-21T00:00:00Z');
      await hand.press(page.getByRole('button', { name: 'Sign and issue 2 credentials' }));
      await page.getByRole('heading', { level: 1, name: 'There is nothing at this address' }).waitFor();
      await house.house.startWork().settle();
      expect(await everything()).toEqual(before);
      // The whole institution is closed to them, and their own page says nothing of it.
      for (const path of ['/results', '/class', '/applications', ''])
        expect((await page.goto(`${house.url}/offerings/${offering.offeringId}${path}`))?.status()).toBe(404);
    });
  });

  test.each(readers)(
    'a decider does not decide about what they wrote: the page says why, and a form of their own making is refused, %s',
    async (way) => {
      await at(house, way, async ({ page }) => {
        await signInAs(page, world, people.author);
        const path = `/approvals/${ownCase}`;
        await page.goto(`${house.url}${path}`);
        await page.getByText('You cannot decide here because you wrote at this description or submitted it.').waitFor();
        expect(await page.getByRole('button', { name: 'Record the decision' }).count()).toBe(0);
        const contentHash = await page.locator('details .id').first().textContent();
        const before = await everything();
        const refused = (await refusals()).length;
        const form = { contentHash: contentHash ?? '', institutionId: world.lead, decision: 'approved', reason: '', do: 'decide' };
        const { status, says } = await sends(page, path, form);
        expect(status).toBe(403);
        expect(says).toContain('This is not open to you');
        expect(await everything()).toEqual(before);
        expect((await refusals()).length).toBe(refused + 1);
      });
    },
  );

  test.each(readers)(
    'a course leader publishes nothing: the page says who does, and a form of their own making is refused, %s',
    async (way) => {
      await at(house, way, async ({ page }) => {
        await signInAs(page, world, people.leader);
        await page.goto(`${house.url}/offerings/${draft}`);
        await page.getByText('An administrator of your institution publishes this draft.').waitFor();
        expect(await page.getByRole('button', { name: 'Publish this offering' }).count()).toBe(0);
        const before = await everything();
        const { status, says } = await sends(page, `/offerings/${draft}`, { do: 'publish' });
        expect(status).toBe(403);
        expect(says).toContain('This is not open to you');
        expect(await everything()).toEqual(before);
      });
    },
  );

  test.each(readers)('a stranger with the address finds nothing there, and leaves nothing there, %s', async (way) => {
    await at(house, way, async ({ page }) => {
      await signInAs(page, world, people.stranger);
      const before = await everything();
      const inside = [
        `/offerings/${offering.offeringId}`,
        `/offerings/${offering.offeringId}/results`,
        `/offerings/${offering.offeringId}/credentials`,
        `/offerings/${draft}`,
        `/approvals/${ownCase}`,
      ];
      for (const path of inside) {
        expect([path, (await page.goto(`${house.url}${path}`))?.status()]).toEqual([path, 404]);
        expect(await page.locator('h1').allInnerTexts()).toEqual(['There is nothing at this address']);
        const { status, says } = await sends(page, path, { do: 'publish', looked: 'yes', decision: 'approved' });
        expect([path, status]).toEqual([path, 404]);
        expect(says).not.toContain('Łucja');
      }
      expect(await everything()).toEqual(before);
    });
  });
});
