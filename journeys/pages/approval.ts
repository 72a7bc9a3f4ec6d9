import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import heat from '../../examples/heat-and-health.json' with { type: 'json' };
import { type Actor, operator } from '../../packages/platform/src/base/actor.ts';
import { runAct } from '../../packages/platform/src/base/door.ts';
import { confirmInstitution } from '../../packages/platform/src/base/people/confirm-institution.ts';
import { introduceInstitution } from '../../packages/platform/src/base/people/introduce-institution.ts';
import { decideCase } from '../../packages/platform/src/stages/approval/decide-case.ts';
import { giveUpRevision } from '../../packages/platform/src/stages/approval/give-up-revision.ts';
import { reviseDescription } from '../../packages/platform/src/stages/approval/revise-description.ts';
import { submitDescription } from '../../packages/platform/src/stages/approval/submit-description.ts';
import { describe } from '../../packages/platform/src/stages/design/describe.ts';
import { importDescription } from '../../packages/platform/src/stages/design/import-description.ts';
import { type PagesOfStage, personIn, signInAs, signOut, type World } from './world.ts';

const people = { leader: '', decider: '', partnerDecider: '', registrar: '', newcomer: '' };
const drafts = { ready: '', unready: '', returned: '', approved: '', revised: '', revisedAgain: '' };
const cases = { first: '', second: '', authorised: '' };

async function prepare(world: World): Promise<void> {
  const { house, lead, partner } = world;
  people.leader = await personIn(world, lead, 'Aleksandra Wiśniewska', 'course-leader');
  people.decider = await personIn(world, lead, 'Стоян Петров', 'decider');
  people.partnerDecider = await personIn(world, partner, 'Ελένη Βλάχου', 'decider');
  people.registrar = await personIn(world, partner, 'Νίκος Παππάς', 'registrar');
  const context = { actor: operator, house, requestId: randomUUID(), language: 'en' };
  const { id: elsewhere } = await runAct(introduceInstitution, context, {
    name: 'Järvenrannan yliopisto',
    country: 'FI',
    website: 'https://www.jarvenranta.example',
    contactName: 'Aino Mäkelä',
    contactEmail: 'office@jarvenranta.example',
  });
  await runAct(confirmInstitution, context, { id: elsewhere });
  people.newcomer = await personIn(world, elsewhere, 'Aino Mäkelä', 'decider');
  const as = (personId: string, role: string, institutionId: string) => {
    const actor: Actor = { kind: 'person', personId, roles: [{ role, institutionId }] };
    return { actor, house, requestId: randomUUID(), language: 'en' };
  };
  const leader = as(people.leader, 'course-leader', lead);
  const partnerDecider = as(people.partnerDecider, 'decider', partner);
  const { provider } = heat.description;
  const { partners: _partners, ...alone } = provider;
  const drafted = async (content: unknown) =>
    (await runAct(importDescription, leader, { institutionId: lead, document: { description: content } })).id;
  const submit = async (id: string, edit = 0) =>
    runAct(submitDescription, leader, { id, edit, awardingBodies: [lead, partner], partners: [] });
  const decide = (id: string, contentHash: string, decision: 'approved' | 'changes-required', reason = '') =>
    runAct(decideCase, partnerDecider, { id, institutionId: partner, decision, contentHash, reason });

  drafts.ready = await drafted(heat.description);
  drafts.unready = await drafted({ ...heat.description, provider: alone });
  drafts.returned = await drafted(heat.description);
  const first = await submit(drafts.returned);
  cases.first = first.caseId;
  await decide(
    first.caseId,
    first.contentHash,
    'changes-required',
    'Οι ώρες διδασκαλίας δεν αρκούν.\n\nPlease say who teaches the second course.',
  );

  const second = await drafted(heat.description);
  const round = await submit(second);
  await decide(round.caseId, round.contentHash, 'changes-required', 'More hours.');
  const outcomes = heat.description.outcomes.map((outcome) =>
    outcome.id === 'LO1' ? { ...outcome, text: { ...outcome.text, en: `${outcome.text.en} Compares two cities.` } } : outcome,
  );
  await runAct(describe, leader, { id: second, section: 'outcomes', edit: 0, elements: { outcomes } });
  await runAct(describe, leader, {
    id: second,
    section: 'workload',
    edit: 1,
    elements: { 'workload.teachingHours': 40, 'level.nqf': null },
  });
  cases.second = (await submit(second, 2)).caseId;

  const approved = await submit(await drafted({ ...heat.description, title: { bg: 'Градски води', de: 'Wasser in der Stadt' } }));
  cases.authorised = approved.caseId;
  const authorise = async ({ caseId, contentHash }: { caseId: string; contentHash: string }) => {
    await decide(caseId, contentHash, 'approved');
    const own = { id: caseId, institutionId: lead, decision: 'approved' as const, contentHash };
    await runAct(decideCase, as(people.decider, 'decider', lead), own);
  };
  await authorise(approved);
  const authorised = async () => {
    const id = await drafted(heat.description);
    await authorise(await submit(id));
    return id;
  };
  const revise = (id: string, step: string) =>
    runAct(reviseDescription, leader, { id, step, reason: 'The second day was too full.\n\nΗ δεύτερη μέρα ήταν πολύ γεμάτη.' });
  drafts.approved = await authorised();
  drafts.revised = await authorised();
  await revise(drafts.revised, 'create');
  drafts.revisedAgain = await authorised();
  await revise(drafts.revisedAgain, 'analyse');
  await runAct(giveUpRevision, leader, { id: drafts.revisedAgain, version: 2 });
  await revise(drafts.revisedAgain, 'pilot');
  await submit(drafts.revisedAgain);
}

const as = (who: keyof typeof people, address: () => string) => async (page: Page, world: World) => {
  await signInAs(page, world, people[who]);
  await page.goto(`${world.url}${address()}`);
};

const summary = (page: Page) => page.locator('.ds-error-summary').waitFor();

/** The approval of a description, as those who submit, decide and read it see it. */
export const approval: PagesOfStage = {
  prepare,
  runs: [
    {
      path: '/approvals',
      state: 'empty',
      go: as('newcomer', () => '/approvals'),
    },
    { path: '/approvals', state: 'full', go: as('partnerDecider', () => '/approvals') },
    {
      path: '/approvals',
      state: 'not for visitors',
      go: async (page, { url }) => {
        await signOut(page);
        await page.goto(`${url}/approvals`);
      },
    },
    { path: '/design/{id}/submit', state: 'ready', go: as('leader', () => `/design/${drafts.ready}/submit`) },
    { path: '/design/{id}/submit', state: 'something missing', go: as('leader', () => `/design/${drafts.unready}/submit`) },
    {
      path: '/design/{id}/submit',
      state: 'with errors',
      status: 422,
      go: async (page, world) => {
        await as('leader', () => `/design/${drafts.ready}/submit`)(page, world);
        await page.locator('main form button').last().click();
        await summary(page);
      },
    },
    { path: '/design/{id}/revise', state: 'approved', go: as('leader', () => `/design/${drafts.approved}/revise`) },
    {
      path: '/design/{id}/revise',
      state: 'with errors',
      status: 422,
      go: async (page, world) => {
        await as('leader', () => `/design/${drafts.approved}/revise`)(page, world);
        await page.locator('main button[value=begin]').click();
        await summary(page);
      },
    },
    { path: '/design/{id}/revise', state: 'being revised', go: as('leader', () => `/design/${drafts.revised}/revise`) },
    {
      path: '/design/{id}/revise',
      state: 'moved on',
      status: 409,
      go: async (page, world) => {
        await as('leader', () => `/design/${drafts.revised}/revise`)(page, world);
        await page.locator('[name=version]').evaluate((field) => field.setAttribute('value', '1'));
        await page.locator('main button[value=give-up]').click();
        await summary(page);
      },
    },
    { path: '/design/{id}/revise', state: 'submitted', go: as('leader', () => `/design/${drafts.revisedAgain}/revise`) },
    { path: '/design/{id}/revise', state: 'nothing approved', go: as('leader', () => `/design/${drafts.ready}/revise`) },
    { path: '/design/{id}/revise', state: 'as a decider reads it', go: as('decider', () => `/design/${drafts.approved}/revise`) },
    { path: '/design/{id}', state: 'being revised', go: as('leader', () => `/design/${drafts.revised}`) },
    { path: '/design/{id}', state: 'came back', go: as('leader', () => `/design/${drafts.returned}`) },
    { path: '/approvals/{id}', state: 'second round, to be decided', go: as('partnerDecider', () => `/approvals/${cases.second}`) },
    {
      path: '/approvals/{id}',
      state: 'with errors',
      status: 422,
      go: async (page, world) => {
        await as('partnerDecider', () => `/approvals/${cases.second}`)(page, world);
        await page.locator('main button[value=decide]').click();
        await summary(page);
      },
    },
    {
      path: '/approvals/{id}',
      state: 'about another version',
      status: 409,
      go: async (page, world) => {
        await as('partnerDecider', () => `/approvals/${cases.second}`)(page, world);
        await page.locator('[name=contentHash]').evaluate((field) => field.setAttribute('value', '0'.repeat(64)));
        await page.locator('[name=decision]').first().check();
        await page.locator('main button[value=decide]').click();
        await summary(page);
      },
    },
    { path: '/approvals/{id}', state: 'as the course leader sees it', go: as('leader', () => `/approvals/${cases.second}`) },
    { path: '/approvals/{id}', state: 'changes asked for', go: as('registrar', () => `/approvals/${cases.first}`) },
    { path: '/approvals/{id}', state: 'authorised', go: as('decider', () => `/approvals/${cases.authorised}`) },
    {
      path: '/approvals/{id}',
      state: 'nothing there',
      status: 404,
      go: as('decider', () => `/approvals/${drafts.ready}`),
    },
  ],
};
