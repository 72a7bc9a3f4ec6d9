import { randomUUID } from 'node:crypto';
import type { Description } from '@laurel/microcredential';
import type { Page } from 'playwright-core';
import heat from '../../examples/heat-and-health.json' with { type: 'json' };
import type { Actor } from '../../packages/platform/src/base/actor.ts';
import { runAct } from '../../packages/platform/src/base/door.ts';
import { approvedIn, enrolledIn, type Offered, passedIn, personWith } from '../../packages/platform/src/scenario-for-tests.ts';
import { submitDescription } from '../../packages/platform/src/stages/approval/submit-description.ts';
import { draftOffering } from '../../packages/platform/src/stages/catalogue/draft-offering.ts';
import { publishOffering } from '../../packages/platform/src/stages/catalogue/publish-offering.ts';
import { askDeviation } from '../../packages/platform/src/stages/design/ask-deviation.ts';
import { decideDeviation } from '../../packages/platform/src/stages/design/decide-deviation.ts';
import { importDescription } from '../../packages/platform/src/stages/design/import-description.ts';
import { takeBackDeviation } from '../../packages/platform/src/stages/design/take-back-deviation.ts';
import { type PagesOfStage, personIn, signInAs, signOut, type World } from './world.ts';

const { partners: _partners, ...provider } = heat.description.provider;
/** It names no partner, which UNI-01 asks for. */
const broken = { ...heat.description, provider };
const { prerequisites: _prerequisites, ...access } = heat.description.access;
/** It says nothing about prerequisites, which UNI-11 asks for at the publication. */
const silent = { ...heat.description, access } as unknown as Description;

const WISH = 'The second partner joins in spring.\n\nΟ δεύτερος εταίρος έρχεται την άνοιξη.';
const REASON = 'The contract with the partner is signed; it begins in March.';

const people = { leader: '', decider: '', officer: '', newcomer: '', partnerDecider: '', admin: '', registrar: '' };
const drafts = { open: '', whole: '', held: '', ended: '' };
const deviations = { asked: '', held: '', ended: '', declined: '' };
const cases = { held: '', changed: '' };
const offerings = { held: '', lapsed: '', taught: '' };
let slug = '';

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function prepare(world: World): Promise<void> {
  const { house, lead, partner } = world;
  people.leader = await personIn(world, lead, 'Emre Yıldız', 'course-leader');
  people.decider = await personIn(world, lead, 'Стоян Петров', 'decider');
  people.officer = await personIn(world, lead, 'Jördis Kühn', 'quality-officer');
  people.admin = await personIn(world, lead, 'Zeynep Öztürk', 'institution-admin');
  people.registrar = await personIn(world, lead, 'Łucja Żółć', 'registrar');
  people.newcomer = await personIn(world, partner, 'Aino Mäkelä', 'course-leader');
  people.partnerDecider = await personIn(world, partner, 'Ελένη Βλάχου', 'decider');
  const as = (personId: string, role: string, institutionId = lead) => {
    const actor: Actor = { kind: 'person', personId, roles: [{ role, institutionId }] };
    return { actor, house, requestId: randomUUID(), language: 'en' };
  };
  const [leader, decider] = [as(people.leader, 'course-leader'), as(people.decider, 'decider')];
  const drafted = async (content: unknown = broken) =>
    (await runAct(importDescription, leader, { institutionId: lead, document: { description: content } })).id;
  const ask = async (id: string, rule = 'UNI-01') => {
    const wish = { id, framework: 'unic-standard-2024', rule, reason: WISH, until: day(200) };
    return (await runAct(askDeviation, leader, wish)).deviationId;
  };
  const grant = async (id: string, rule?: string) => {
    const deviationId = await ask(id, rule);
    await runAct(decideDeviation, decider, { id: deviationId, decision: 'granted', reason: REASON, until: day(45) });
    return deviationId;
  };
  const end = (id: string) => runAct(takeBackDeviation, decider, { id, state: 'granted', reason: 'The partner has left the alliance.' });
  const submit = async (id: string) =>
    (await runAct(submitDescription, leader, { id, edit: 0, awardingBodies: [lead, partner], partners: [] })).caseId;

  drafts.open = await drafted();
  drafts.whole = await drafted(heat.description);
  deviations.asked = await ask(await drafted());
  drafts.held = await drafted();
  deviations.held = await grant(drafts.held);
  drafts.ended = await drafted();
  deviations.ended = await grant(drafts.ended);
  await end(deviations.ended);
  deviations.declined = await ask(drafts.ended);
  await runAct(decideDeviation, decider, { id: deviations.declined, decision: 'declined', reason: 'Find another partner first.' });
  const [held, changed] = [await drafted(), await drafted()];
  await grant(held);
  cases.held = await submit(held);
  const gone = await grant(changed);
  cases.changed = await submit(changed);
  await end(gone);

  const terms = { startsOn: day(90), endsOn: day(120), applyUntil: day(80), place: 'Mühlenau', language: 'en', seats: 40, priceCents: 0 };
  const publisher = { ...leader, actor: personWith(lead, 'institution-admin') };
  const approved = async () => approvedIn(house, [lead, partner], silent);
  const draft = async (descriptionId: string, more: object = {}) =>
    (await runAct(draftOffering, publisher, { descriptionId, ...terms, ...more })).id;
  const published = await approved();
  await grant(published.descriptionId, 'UNI-11');
  offerings.held = await draft(published.descriptionId);
  slug = (await runAct(publishOffering, publisher, { id: offerings.held })).slug;
  offerings.taught = await draft(published.descriptionId, { startsOn: day(-30), endsOn: day(-2), applyUntil: undefined });
  await runAct(publishOffering, publisher, { id: offerings.taught });
  const offered: Offered = { ...published, offeringId: offerings.taught, institutionId: lead, slug };
  await passedIn(house, offered, await enrolledIn(house, offered, ['Thị Như Ngọc Đặng']));
  const lapsed = await approved();
  await end(await grant(lapsed.descriptionId, 'UNI-11'));
  offerings.lapsed = await draft(lapsed.descriptionId);
}

const as = (who: keyof typeof people, address: () => string) => async (page: Page, world: World) => {
  await signInAs(page, world, people[who]);
  await page.goto(`${world.url}${address()}`);
};
const summary = (page: Page) => page.locator('.ds-error-summary').waitFor();

/** The deviations: where they are asked for and decided, and wherever else they stand. */
export const deviating: PagesOfStage = {
  prepare,
  runs: [
    { path: '/deviations', state: 'full', go: as('decider', () => '/deviations') },
    { path: '/deviations', state: 'empty', go: as('newcomer', () => '/deviations') },
    {
      path: '/deviations',
      state: 'not for visitors',
      go: async (page, { url }) => {
        await signOut(page);
        await page.goto(`${url}/deviations`);
      },
    },
    { path: '/deviations/{id}', state: 'to be decided', go: as('decider', () => `/deviations/${deviations.asked}`) },
    {
      path: '/deviations/{id}',
      state: 'with errors',
      status: 422,
      go: async (page, world) => {
        await as('decider', () => `/deviations/${deviations.asked}`)(page, world);
        await page.locator('main button[value=decide]').click();
        await summary(page);
      },
    },
    { path: '/deviations/{id}', state: 'as the course leader sees it', go: as('leader', () => `/deviations/${deviations.asked}`) },
    { path: '/deviations/{id}', state: 'as others see it', go: as('officer', () => `/deviations/${deviations.asked}`) },
    { path: '/deviations/{id}', state: 'granted', go: as('decider', () => `/deviations/${deviations.held}`) },
    {
      path: '/deviations/{id}',
      state: 'ended without a reason',
      status: 422,
      go: async (page, world) => {
        await as('decider', () => `/deviations/${deviations.held}`)(page, world);
        await page.locator('main button[value=end]').click();
        await summary(page);
      },
    },
    {
      path: '/deviations/{id}',
      state: 'decided meanwhile',
      status: 409,
      go: async (page, world) => {
        await as('decider', () => `/deviations/${deviations.held}`)(page, world);
        await page.locator('main [name=state]').evaluate((field) => field.setAttribute('value', 'asked'));
        await page.locator('main button[value=end]').click();
        await summary(page);
      },
    },
    { path: '/deviations/{id}', state: 'ended', go: as('leader', () => `/deviations/${deviations.ended}`) },
    { path: '/deviations/{id}', state: 'declined', go: as('leader', () => `/deviations/${deviations.declined}`) },
    { path: '/deviations/{id}', state: 'of strangers', status: 404, go: as('newcomer', () => `/deviations/${deviations.asked}`) },
    { path: '/design/{id}/deviations', state: 'something to ask', go: as('leader', () => `/design/${drafts.open}/deviations`) },
    {
      path: '/design/{id}/deviations',
      state: 'with errors',
      status: 422,
      go: async (page, world) => {
        await as('leader', () => `/design/${drafts.open}/deviations`)(page, world);
        await page.locator('main form button').last().click();
        await summary(page);
      },
    },
    { path: '/design/{id}/deviations', state: 'nothing to ask', go: as('leader', () => `/design/${drafts.whole}/deviations`) },
    { path: '/design/{id}/deviations', state: 'some, as others see them', go: as('decider', () => `/design/${drafts.ended}/deviations`) },
    { path: '/design/{id}', state: 'with a deviation', go: as('leader', () => `/design/${drafts.held}`) },
    { path: '/design/{id}', state: 'with one that ended', go: as('leader', () => `/design/${drafts.ended}`) },
    { path: '/design/{id}/check', state: 'with a deviation', go: as('leader', () => `/design/${drafts.held}/check?phase=approval`) },
    { path: '/design/{id}/check', state: 'with one that ended', go: as('leader', () => `/design/${drafts.ended}/check?phase=approval`) },
    { path: '/design/{id}/submit', state: 'with a deviation', go: as('leader', () => `/design/${drafts.held}/submit`) },
    { path: '/design/{id}/submit', state: 'with one that ended', go: as('leader', () => `/design/${drafts.ended}/submit`) },
    { path: '/approvals', state: 'with deviations to decide', go: as('decider', () => '/approvals') },
    { path: '/me', state: 'with deviations', go: as('decider', () => '/me') },
    { path: '/approvals/{id}', state: 'with a deviation', go: as('partnerDecider', () => `/approvals/${cases.held}`) },
    { path: '/approvals/{id}', state: 'with one that ended since', go: as('partnerDecider', () => `/approvals/${cases.changed}`) },
    { path: '/offerings/{id}', state: 'with a deviation', go: as('admin', () => `/offerings/${offerings.held}`) },
    { path: '/offerings/{id}', state: 'with one that ended', go: as('admin', () => `/offerings/${offerings.lapsed}`) },
    {
      path: '/offerings/{id}/credentials',
      state: 'with a deviation',
      go: as('registrar', () => `/offerings/${offerings.taught}/credentials`),
    },
    {
      path: '/m/{slug}',
      state: 'with a deviation',
      go: async (page, { url }) => {
        await signOut(page);
        await page.goto(`${url}/m/${slug}`);
      },
    },
    {
      path: '/m/{slug}/offerings/{offering}',
      state: 'with a deviation',
      go: (page, { url }) => page.goto(`${url}/m/${slug}/offerings/${offerings.held}`),
    },
  ],
};
