import { randomUUID } from 'node:crypto';
import type { Description } from '@laurel/microcredential';
import type { Page } from 'playwright-core';
import heat from '../../examples/heat-and-health.json' with { type: 'json' };
import { runAct } from '../../packages/platform/src/base/door.ts';
import { approvedIn, personWith } from '../../packages/platform/src/scenario-for-tests.ts';
import { cancelOffering } from '../../packages/platform/src/stages/catalogue/cancel-offering.ts';
import { changeOffering } from '../../packages/platform/src/stages/catalogue/change-offering.ts';
import { draftOffering } from '../../packages/platform/src/stages/catalogue/draft-offering.ts';
import { publishOffering } from '../../packages/platform/src/stages/catalogue/publish-offering.ts';
import { withdrawPublication } from '../../packages/platform/src/stages/catalogue/withdraw-publication.ts';
import { type PagesOfStage, personIn, signInAs, signOut, type World } from './world.ts';

const whole = heat.description as Description;
const { publication: _publication, ...lacking } = heat.description as Record<string, unknown>;

const ids = { leader: '', admin: '', elsewhere: '', description: '', draft: '', blocked: '', published: '', cancelled: '' };
const slugs = { whole: '', gone: '' };

const in90Days = (days: number) => new Date(Date.now() + (90 + days) * 86_400_000).toISOString().slice(0, 10);
const terms = { startsOn: in90Days(0), endsOn: in90Days(46), applyUntil: in90Days(-20), place: 'Mühlenau', language: 'en', seats: 40 };

async function prepare(world: World): Promise<void> {
  const { house, lead, partner } = world;
  const context = { actor: personWith(lead, 'institution-admin'), house, requestId: randomUUID(), language: 'en' };
  const approved = async (content: Description) => (await approvedIn(house, [lead, partner], content)).descriptionId;
  const draft = async (descriptionId: string, more: object = {}) =>
    (await runAct(draftOffering, context, { descriptionId, ...terms, priceCents: 22_000, ...more })).id;
  ids.leader = await personIn(world, lead, 'Annegret Lüßmann', 'course-leader', 'registrar');
  ids.admin = await personIn(world, lead, 'Zeynep Öztürk', 'institution-admin');
  ids.elsewhere = await personIn(world, partner, 'Ελένη Βλάχου', 'course-leader');
  ids.description = await approved(whole);
  ids.published = await draft(ids.description);
  slugs.whole = (await runAct(publishOffering, context, { id: ids.published })).slug;
  await runAct(changeOffering, context, { id: ids.published, edit: 1, place: 'Mühlenau, <b>Aula</b>' });
  ids.cancelled = await draft(ids.description, { startsOn: in90Days(10) });
  await runAct(publishOffering, context, { id: ids.cancelled });
  await runAct(cancelOffering, context, { id: ids.cancelled, reason: 'Too few people applied.' });
  ids.draft = await draft(ids.description);
  ids.blocked = await draft(await approved(lacking as Description));
  for (const [title, more] of [
    [{ bg: 'Здраве и град' }, { shortDescription: { bg: 'Какво прави горещината с хората в града.' } }],
    [
      { ar: 'المدينة ليلا', en: 'The city at night' },
      { workload: { ects: 2 }, delivery: { mode: 'online' } },
    ],
    [{ en: 'A title of many words that goes on and on, as titles of committees do, until the line is full and more than full' }, {}],
  ] as const) {
    const id = await draft(await approved({ ...whole, ...more, scope: 'local', title } as Description));
    await runAct(publishOffering, context, { id });
  }
  const gone = await approved({ ...whole, title: { en: 'A course that was' } });
  slugs.gone = (await runAct(publishOffering, context, { id: await draft(gone) })).slug;
  await runAct(withdrawPublication, context, { descriptionId: gone });
}

const as = (who: 'leader' | 'admin' | 'elsewhere', path: () => string) => async (page: Page, world: World) => {
  await signInAs(page, world, ids[who]);
  await page.goto(world.url + path());
};
const asVisitor = (path: () => string) => async (page: Page, world: World) => {
  await signOut(page);
  await page.goto(world.url + path());
};
/** Fills nothing in and sends. */
const sentBlank = (go: (page: Page, world: World) => Promise<unknown>) => async (page: Page, world: World) => {
  await go(page, world);
  await page.locator('#startsOn').fill('');
  await page.locator('#seats').fill('many');
  await page.locator('main form[method=post] button').last().click();
  await page.locator('#error-summary').waitFor();
};

/** The catalogue and the offerings behind it. */
export const catalogue: PagesOfStage = {
  prepare,
  runs: [
    { path: '/catalogue', state: 'full', go: asVisitor(() => '/catalogue') },
    { path: '/catalogue', state: 'narrowed', go: asVisitor(() => '/catalogue?q=heat&size=medium&mode=blended&order=newest') },
    { path: '/catalogue', state: 'nothing fits', go: asVisitor(() => '/catalogue?q=nothing-of-that&eqf=8') },
    { path: '/m/{slug}', state: 'full', go: asVisitor(() => `/m/${slugs.whole}`) },
    { path: '/m/{slug}', state: 'withdrawn', status: 410, go: asVisitor(() => `/m/${slugs.gone}`) },
    { path: '/m/{slug}', state: 'unknown', status: 404, go: asVisitor(() => '/m/no-such-thing') },
    { path: '/m/{slug}/offerings/{offering}', state: 'moved', go: asVisitor(() => `/m/${slugs.whole}/offerings/${ids.published}`) },
    { path: '/m/{slug}/offerings/{offering}', state: 'cancelled', go: asVisitor(() => `/m/${slugs.whole}/offerings/${ids.cancelled}`) },
    { path: '/offerings', state: 'full', go: as('leader', () => '/offerings') },
    { path: '/offerings', state: 'empty', go: as('elsewhere', () => '/offerings') },
    { path: '/offerings', state: 'not for visitors', go: asVisitor(() => '/offerings') },
    { path: '/offerings/new', state: 'choose', go: as('leader', () => '/offerings/new') },
    { path: '/offerings/new', state: 'nothing approved', go: as('elsewhere', () => '/offerings/new') },
    { path: '/offerings/new', state: 'form', go: as('leader', () => `/offerings/new?description=${ids.description}`) },
    {
      path: '/offerings/new',
      state: 'wrong answers',
      status: 422,
      go: sentBlank(as('leader', () => `/offerings/new?description=${ids.description}`)),
    },
    { path: '/offerings/{id}', state: 'draft for its publisher', go: as('admin', () => `/offerings/${ids.draft}`) },
    { path: '/offerings/{id}', state: 'something in the way', go: as('leader', () => `/offerings/${ids.blocked}`) },
    { path: '/offerings/{id}', state: 'published', go: as('leader', () => `/offerings/${ids.published}`) },
    {
      path: '/offerings/{id}',
      state: 'cancelling without a reason',
      status: 422,
      go: async (page, world) => {
        await as('admin', () => `/offerings/${ids.published}`)(page, world);
        await page
          .locator('details', { has: page.locator('#reason') })
          .locator('summary')
          .click();
        await page.locator('button[value=cancel]').click();
        await page.locator('#error-summary').waitFor();
      },
    },
    { path: '/offerings/{id}', state: 'cancelled', go: as('leader', () => `/offerings/${ids.cancelled}`) },
    { path: '/offerings/{id}', state: 'of strangers', status: 404, go: as('elsewhere', () => `/offerings/${ids.published}`) },
    { path: '/offerings/{id}/edit', state: 'draft', go: as('leader', () => `/offerings/${ids.draft}/edit`) },
    { path: '/offerings/{id}/edit', state: 'published', go: as('admin', () => `/offerings/${ids.published}/edit`) },
    { path: '/offerings/{id}/edit', state: 'refused', status: 403, go: as('leader', () => `/offerings/${ids.published}/edit`) },
    {
      path: '/offerings/{id}/edit',
      state: 'wrong answers',
      status: 422,
      go: sentBlank(as('leader', () => `/offerings/${ids.draft}/edit`)),
    },
  ],
};
