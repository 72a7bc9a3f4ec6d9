import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { Actor } from '../../packages/platform/src/base/actor.ts';
import { operator } from '../../packages/platform/src/base/actor.ts';
import { inTransaction } from '../../packages/platform/src/base/database/transaction.ts';
import { runAct } from '../../packages/platform/src/base/door.ts';
import { enrolledIn, type Offered, offeredIn, personWith } from '../../packages/platform/src/scenario-for-tests.ts';
import { apply } from '../../packages/platform/src/stages/admission/apply.ts';
import { decideApplication } from '../../packages/platform/src/stages/admission/decide-application.ts';
import { learnerIn, type PagesOfStage, personIn, type Run, signInAs, signOut, type World } from './world.ts';

const motivation = 'Im Sommer 2025 habe ich in der Stadtplanung gemerkt, wie wenig wir über Hitze wissen.\n\nأريد أن أتعلم المزيد.';

/** The people and offerings that the runs go through. */
const people = { officer: '', lecturer: '', newcomer: '', waiting: '', accepted: '', declined: '', full: '' };
const made = { waiting: '', accepted: '', declined: '' };
let open: Offered;
let empty: Offered;
let over: Offered;
let full: Offered;
let long: Offered;

const actorOf = (personId: string): Actor => ({ kind: 'person', personId, roles: [] });
const contextOf = (world: World, actor: Actor) => ({ actor, house: world.house, requestId: randomUUID(), language: 'en' });

async function applied(world: World, offering: Offered, personId: string, name: string): Promise<string> {
  const input = { offeringId: offering.offeringId, name, studentNumber: '004711', motivation, prerequisitesMet: true as const };
  return (await runAct(apply, contextOf(world, actorOf(personId)), input)).applicationId;
}

async function prepare(world: World): Promise<void> {
  const { house, lead } = world;
  open = await offeredIn(house, [lead], { seats: 24, startsInDays: 40, priceCents: 12_000 });
  empty = await offeredIn(house, [lead], { startsInDays: 40 });
  over = await offeredIn(house, [lead], { startsInDays: -20 });
  full = await offeredIn(house, [lead], { startsInDays: 40, seats: 2 });
  long = await offeredIn(house, [lead], { startsInDays: 40, seats: 200 });
  people.officer = await personIn(world, lead, 'Marta Peñas Gil', 'admission-officer');
  people.lecturer = await personIn(world, lead, 'Ada Vogt', 'lecturer');
  for (const key of ['newcomer', 'waiting', 'accepted', 'declined', 'full'] as const) people[key] = await learnerIn(world, 'Зоя Ангелова');
  made.waiting = await applied(world, open, people.waiting, 'Suharto');
  made.accepted = await applied(world, open, people.accepted, 'محمد الحسيني');
  made.declined = await applied(world, open, people.declined, 'Γιώργος Αναγνώστου');
  const decide = (id: string, decision: 'accepted' | 'declined') =>
    runAct(decideApplication, contextOf(world, personWith(lead, 'admission-officer')), {
      offeringId: open.offeringId,
      applicationIds: [id],
      decision,
      ...(decision === 'declined' ? { reason: 'prerequisites' as const, text: 'Ihr Abschluss fehlt.\n\nReichen Sie ihn nach.' } : {}),
    });
  await decide(made.accepted, 'accepted');
  await decide(made.declined, 'declined');
  await enrolledIn(house, full);
  const waiting = await learnerIn(world, 'Łucja');
  await inTransaction(house.db, operator, 'write', (db) =>
    db.updateTable('offering').set({ seats: 3 }).where('id', '=', full.offeringId).execute(),
  );
  await applied(world, full, waiting, 'Łucja Żółć');
  await inTransaction(house.db, operator, 'write', (db) =>
    db.updateTable('offering').set({ seats: 2 }).where('id', '=', full.offeringId).execute(),
  );
  await enrolledIn(
    house,
    long,
    Array.from({ length: 120 }, (_, number) => `Teilnehmer ${number + 1}`),
  );
}

const go =
  (who: keyof typeof people | undefined, path: () => string, then?: (page: Page) => Promise<unknown>) =>
  async (page: Page, world: World): Promise<void> => {
    if (who === undefined) await signOut(page);
    else await signInAs(page, world, people[who]);
    await page.goto(`${world.url}${path()}`);
    await then?.(page);
  };

const applyTo = (offering: () => Offered) => () => `/m/${offering().slug}/offerings/${offering().offeringId}/apply`;
const press = (selector: string) => async (page: Page) => {
  await page.locator(selector).click();
  await page.waitForLoadState('load');
};

const APPLY = '/m/{slug}/offerings/{offering}/apply';
const SELECT = '/offerings/{id}/applications';
const CLASS = '/offerings/{id}/class';

const runs: readonly Run[] = [
  {
    path: APPLY,
    state: 'asks a visitor who they are',
    go: go(
      undefined,
      applyTo(() => open),
    ),
  },
  {
    path: APPLY,
    state: 'a visitor says nothing',
    status: 422,
    go: go(
      undefined,
      applyTo(() => open),
      press('main button[type=submit]'),
    ),
  },
  { path: `${APPLY}/sent`, state: 'full', go: go(undefined, () => `${applyTo(() => open)()}/sent`) },
  {
    path: APPLY,
    state: 'blank',
    go: go(
      'newcomer',
      applyTo(() => open),
    ),
  },
  {
    path: APPLY,
    state: 'with errors',
    status: 422,
    go: go(
      'newcomer',
      applyTo(() => open),
      async (page) => {
        await page.locator('#name').fill('');
        await page.locator('#motivation').fill('x'.repeat(5_001));
        await press('main button[value=check]')(page);
      },
    ),
  },
  {
    path: APPLY,
    state: 'to be checked',
    go: go(
      'newcomer',
      applyTo(() => open),
      async (page) => {
        await page.locator('#motivation').fill(motivation);
        if ((await page.locator('#prerequisitesMet').count()) > 0) await page.locator('#prerequisitesMet').check();
        await press('main button[value=check]')(page);
      },
    ),
  },
  {
    path: APPLY,
    state: 'over',
    go: go(
      'newcomer',
      applyTo(() => over),
    ),
  },
  {
    path: APPLY,
    state: 'full',
    go: go(
      'newcomer',
      applyTo(() => full),
    ),
  },
  { path: '/me/applications', state: 'empty', go: go('newcomer', () => '/me/applications') },
  { path: '/me/applications', state: 'full', go: go('waiting', () => '/me/applications') },
  { path: '/me/applications/{id}', state: 'waits', go: go('waiting', () => `/me/applications/${made.waiting}`) },
  { path: '/me/applications/{id}', state: 'accepted', go: go('accepted', () => `/me/applications/${made.accepted}`) },
  { path: '/me/applications/{id}', state: 'declined', go: go('declined', () => `/me/applications/${made.declined}`) },
  { path: '/me/applications/{id}', state: "another's", status: 404, go: go('newcomer', () => `/me/applications/${made.waiting}`) },
  { path: SELECT, state: 'to be decided', go: go('officer', () => `/offerings/${open.offeringId}/applications`) },
  { path: SELECT, state: 'all', go: go('officer', () => `/offerings/${open.offeringId}/applications?state=all&done=accepted&count=1`) },
  { path: SELECT, state: 'empty', go: go('officer', () => `/offerings/${empty.offeringId}/applications`) },
  {
    path: SELECT,
    state: 'declined without a reason',
    status: 422,
    go: go(
      'officer',
      () => `/offerings/${open.offeringId}/applications`,
      async (page) => {
        await page.locator('main input[type=checkbox]').first().check();
        await page.locator('main .panel summary').click();
        await press('main button[value=declined]')(page);
      },
    ),
  },
  {
    path: SELECT,
    state: 'more than there are seats',
    status: 409,
    go: go(
      'officer',
      () => `/offerings/${full.offeringId}/applications`,
      async (page) => {
        await page.locator('main input[type=checkbox]').first().check();
        await press('main button[value=accepted]')(page);
      },
    ),
  },
  { path: SELECT, state: 'not for lecturers', status: 403, go: go('lecturer', () => `/offerings/${open.offeringId}/applications`) },
  { path: CLASS, state: 'empty', go: go('officer', () => `/offerings/${empty.offeringId}/class`) },
  { path: CLASS, state: 'several pages', go: go('officer', () => `/offerings/${long.offeringId}/class?page=2`) },
  {
    path: CLASS,
    state: 'an enrolment is to be ended',
    go: go(
      'officer',
      () => `/offerings/${full.offeringId}/class`,
      async (page) => {
        await page.locator('main table a').first().click();
        await page.locator('#end').waitFor();
      },
    ),
  },
  { path: CLASS, state: 'as a lecturer sees it', go: go('lecturer', () => `/offerings/${full.offeringId}/class`) },
  { path: CLASS, state: 'not for visitors', go: go(undefined, () => `/offerings/${full.offeringId}/class`) },
];

/** Applying, selecting, and who takes part. */
export const admission: PagesOfStage = { prepare, runs };
