import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import heat from '../../examples/heat-and-health.json' with { type: 'json' };
import type { Actor } from '../../packages/platform/src/base/actor.ts';
import { runAct } from '../../packages/platform/src/base/door.ts';
import { importDescription } from '../../packages/platform/src/stages/design/import-description.ts';
import { type PagesOfStage, personIn, type Run, signInAs, signOut, type World } from './world.ts';

const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung'.repeat(3);
/** An offer with something for every framework, in three languages and with words that do not want to end. */
const failing = {
  description: {
    ...heat.description,
    title: { el: 'Ζέστη και υγεία', ar: 'الحرارة والصحة', en: `Heat <b>&amp;</b> ${long}` },
    workload: { ects: 2, hoursTotal: 300 },
    outcomes: [],
    access: { type: 'limited' },
    literature: [long],
  },
  certificate: { 'issued on': 'x' },
};

const at = (path: string) => async (page: Page, world: World) => {
  await signOut(page);
  await page.goto(`${world.url}${path}`);
};
const press = async (page: Page, value: string) => {
  await page.locator(`main button[value="${value}"]:visible`).first().click();
  await page.waitForLoadState('load');
};
const pasted = async (page: Page, world: World) => {
  await at('/check')(page, world);
  await page.locator('#paste').fill(JSON.stringify({ name: long, document: failing }));
  await page.locator('main form button').first().click();
  await page.locator('.cells').waitFor();
};

/** A draft in three scripts, with everything that the T4EU form asks for and more. */
const draft = { leader: '', id: '' };
async function prepare(world: World): Promise<void> {
  draft.leader = await personIn(world, world.lead, 'Δέσποινα Υποθετική', 'course-leader');
  const actor: Actor = { kind: 'person', personId: draft.leader, roles: [{ role: 'course-leader', institutionId: world.lead }] };
  const context = { actor, house: world.house, requestId: randomUUID(), language: 'en' };
  const steps = [
    {
      step: 'analyse',
      on: '2026-03-09',
      says: { el: 'Ρωτήσαμε δώδεκα εργοδότες.', ar: 'سألنا' },
      evidence: ['https://riverton.example/survey', long],
    },
    { step: 'create', says: { en: `<i>Six</i> units\n\n${long}` } },
  ];
  const document = { description: { ...failing.description, process: { steps } } };
  draft.id = (await runAct(importDescription, context, { institutionId: world.lead, document })).id;
}
const asLeader = (path: () => string) => async (page: Page, world: World) => {
  await signInAs(page, world, draft.leader);
  await page.goto(`${world.url}${path()}`);
};

/** A table with columns that nobody foresaw, under headings that do not want to end. */
async function columnsOf(page: Page, world: World, path?: string): Promise<void> {
  if (path !== undefined) await at(path)(page, world);
  const csv = `Course title;ECTS;Ώρα;${long}\nHeat;2;τον Μάιο;"<b>${long}"\nFloods;3;τον Ιούνιο;الحرارة\n`;
  await page.locator('#file').setInputFiles({ name: 'offers.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.locator('main form button').first().click();
  await page.locator('select[name^="column."]').first().waitFor();
}

const runs: readonly Run[] = [
  { path: '/design/{id}/read', state: 'in Greek, half translated', go: asLeader(() => `/design/${draft.id}/read?in=el`) },
  { path: '/design/{id}/read', state: 'nothing there', status: 404, go: asLeader(() => `/design/${randomUUID()}/read`) },
  { path: '/design/{id}/steps', state: 'some recorded', go: asLeader(() => `/design/${draft.id}/steps`) },
  { path: '/design/{id}/steps', state: 'nothing there', status: 404, go: asLeader(() => `/design/${randomUUID()}/steps`) },
  { path: '/design/{id}/template', state: 'full', go: asLeader(() => `/design/${draft.id}/template`) },
  { path: '/design/{id}/template', state: 'nothing there', status: 404, go: asLeader(() => `/design/${randomUUID()}/template`) },
  { path: '/check', state: 'blank', go: at('/check') },
  {
    path: '/check',
    state: 'not readable',
    status: 422,
    go: async (page, world) => {
      await at('/check')(page, world);
      await page.locator('#paste').fill('{"description": {"workload": {"ects": "three"}}}');
      await page.locator('main form button').first().click();
      await page.locator('.ds-error-summary').waitFor();
    },
  },
  { path: '/check', state: 'result', go: pasted },
  { path: '/check', state: 'columns to name', go: (page, world) => columnsOf(page, world, '/check') },
  {
    path: '/check',
    state: 'two columns with one meaning',
    status: 422,
    go: async (page, world) => {
      await columnsOf(page, world, '/check');
      for (const select of await page.locator('select[name^="column."]').all()) await select.selectOption('topic');
      await press(page, 'name');
      await page.locator('.ds-error-summary').waitFor();
    },
  },
  {
    path: '/design/import',
    state: 'columns to name',
    go: async (page, world) => {
      await asLeader(() => '/design/import')(page, world);
      await columnsOf(page, world);
    },
  },
  {
    path: '/check',
    state: 'all fields open',
    go: async (page, world) => {
      await pasted(page, world);
      await page.locator('main details').evaluateAll((folds) => {
        for (const fold of folds) fold.setAttribute('open', '');
      });
    },
  },
  {
    path: '/check',
    state: 'with errors',
    status: 422,
    go: async (page, world) => {
      await pasted(page, world);
      await page.locator('#workload_ects').fill('three');
      await press(page, 'check');
      await page.locator('.ds-error-summary').waitFor();
    },
  },
  {
    path: '/check',
    state: 'nothing to mend',
    go: at('/check?example=when-the-river-rises'),
  },
  {
    path: '/check',
    state: 'an empty form with a row more',
    go: async (page, world) => {
      await at('/check')(page, world);
      await press(page, 'empty');
      await press(page, 'add:outcomes');
    },
  },
  { path: '/check/examples', state: 'full', go: at('/check/examples') },
];

export const checker: PagesOfStage = { prepare, runs };
