import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import heat from '../../examples/heat-and-health.json' with { type: 'json' };
import { type Actor, operator } from '../../packages/platform/src/base/actor.ts';
import { runAct } from '../../packages/platform/src/base/door.ts';
import { foundAlliance } from '../../packages/platform/src/base/people/found-alliance.ts';
import { joinAlliance } from '../../packages/platform/src/base/people/join-alliance.ts';
import { decideFramework } from '../../packages/platform/src/stages/design/decide-framework.ts';
import { importDescription } from '../../packages/platform/src/stages/design/import-description.ts';
import { publishFramework } from '../../packages/platform/src/stages/design/publish-framework.ts';
import { setCountryNumbers, setInstitutionNumbers } from '../../packages/platform/src/stages/design/set-framework-numbers.ts';
import { startFramework } from '../../packages/platform/src/stages/design/start-framework.ts';
import { writeFrameworkRule } from '../../packages/platform/src/stages/design/write-framework-rule.ts';
import { type PagesOfStage, personIn, type Run, signInAs, signOut, type World } from './world.ts';

const who = { office: '', admin: '', leader: '', fresh: '' };
const of = { alliance: '', young: '', standard: 'kuesten-standard', copy: 'kuesten-kopie' };

async function prepare(world: World): Promise<void> {
  const { house, lead, partner } = world;
  const context = (actor: Actor) => ({ actor, house, requestId: randomUUID(), language: 'en' });
  who.office = await personIn(world, lead, 'Ἀγγελική Γραφείου', 'alliance-office');
  who.admin = await personIn(world, lead, 'Anton Rahmen', 'institution-admin');
  who.leader = await personIn(world, lead, 'Lena Leitung', 'course-leader');
  who.fresh = await personIn(world, partner, 'Nuria Nueva', 'alliance-office');
  of.alliance = (await runAct(foundAlliance, context(operator), { name: 'Allianz der europäischen Küsten und Hafenstädte' })).id;
  of.young = (await runAct(foundAlliance, context(operator), { name: 'Alianza Joven' })).id;
  await runAct(joinAlliance, context(operator), { id: of.alliance, institutionId: lead });
  await runAct(joinAlliance, context(operator), { id: of.young, institutionId: partner });
  const held = (personId: string, role: string): Actor => ({ kind: 'person', personId, roles: [{ role, institutionId: lead }] });
  const office = context(held(who.office, 'alliance-office'));
  const title = { en: 'Standard of the coast', de: 'Küstenstandard' };
  await runAct(startFramework, office, { allianceId: of.alliance, id: of.standard, title, copyOf: 'alliance-offer-sheet' });
  const never = { op: 'absent', path: 'description.content' } as const;
  const rule = {
    // It binds here, and keeps no other page's description back.
    ...({ phase: 'design', severity: 'warn', assert: { op: 'countGte', path: 'description.literature', value: 40 } } as const),
    message: { en: 'Too few books are named.', de: 'Es sind zu wenige Bücher genannt.' },
    fix: { en: 'Name forty.', de: 'Nennen Sie vierzig.' },
    source: { document: 'Beschluss der Küste', clause: '3' },
  };
  const { edit } = await runAct(writeFrameworkRule, office, { id: of.standard, edit: 0, ...rule });
  await runAct(publishFramework, office, {
    id: of.standard,
    edit,
    version: '1.0.0',
    validFrom: house.outside.clock.now().toISOString().slice(0, 10),
  });
  const weak = { ...rule, when: { all: [never, { op: 'present', path: 'description.content' }] } };
  await runAct(writeFrameworkRule, office, { id: of.standard, edit, ...weak });
  await runAct(startFramework, office, { allianceId: of.alliance, id: of.copy, title: { en: 'A copy' }, copyOf: 'unic-standard-2024' });
  await runAct(decideFramework, office, { allianceId: of.alliance, framework: of.standard, binds: true });
  const numbers = { framework: 'alliance-offer-sheet', params: { minEcts: 5 } };
  await runAct(setCountryNumbers, office, { allianceId: of.alliance, country: 'DE', ...numbers });
  const admin = context(held(who.admin, 'institution-admin'));
  await runAct(setInstitutionNumbers, admin, { institutionId: lead, framework: 'alliance-offer-sheet', params: { maxEcts: 12 } });
  const leader = context(held(who.leader, 'course-leader'));
  for (let count = 0; count < 27; count += 1) await runAct(importDescription, leader, { institutionId: lead, document: heat });
}

const at =
  (as: keyof typeof who, path: (world: World) => string): Run['go'] =>
  async (page, world) => {
    await signInAs(page, world, who[as]);
    return page.goto(world.url + path(world));
  };

const HERE = '/alliances/{id}/frameworks';
const OWN = '/alliances/{id}/frameworks/{framework}';
const RULE = '/alliances/{id}/frameworks/{framework}/rules/{rule}';
const NUMBERS = '/alliances/{id}/numbers/{framework}';
const here = () => `/alliances/${of.alliance}/frameworks`;
const own = () => `${here()}/${of.standard}`;
const press = (page: Page, button: string) => page.locator(`main button[name=do][value="${button}"]`).click();
async function numbersOfCountry(page: Page, world: World): Promise<void> {
  await at('office', () => `/alliances/${of.alliance}/numbers/alliance-offer-sheet`)(page, world);
  await page.locator('#country').selectOption({ index: 1 });
  await page.locator('main form[method=get] button').click();
  await page.locator('#params_minEcts').waitFor();
}
const problem = (page: Page) => page.locator('.ds-error-summary').waitFor();

const runs: readonly Run[] = [
  { path: '/frameworks', state: 'with one of an alliance', go: (page, { url }) => page.goto(`${url}/frameworks`) },
  { path: '/frameworks', state: 'for an office', go: at('office', () => '/frameworks') },
  { path: '/frameworks/{id}', state: 'of an alliance', go: (page, { url }) => page.goto(`${url}/frameworks/${of.standard}`) },
  {
    path: '/frameworks/{id}',
    state: 'a version that is not there',
    status: 404,
    go: (page, { url }) => page.goto(`${url}/frameworks/${of.standard}?version=9.9.9`),
  },
  { path: '/me', state: 'for an office', go: at('office', () => '/me') },
  { path: HERE, state: 'with drafts, decisions and numbers', go: at('office', here) },
  { path: HERE, state: 'of a young alliance', go: at('fresh', () => `/alliances/${of.young}/frameworks`) },
  { path: HERE, state: 'for others', status: 403, go: at('leader', here) },
  {
    path: HERE,
    state: 'a name that is taken',
    status: 422,
    async go(page, world) {
      await at('office', here)(page, world);
      await page.locator('#title_de').fill('Noch ein Standard');
      await page.locator('#id').fill(of.standard);
      await press(page, 'start');
      await problem(page);
    },
  },
  { path: OWN, state: 'published, with a rule of no use', go: at('office', own) },
  { path: OWN, state: 'a long copy, not published', go: at('office', () => `${here()}/${of.copy}`) },
  {
    path: OWN,
    state: 'published too early',
    status: 422,
    async go(page, world) {
      await at('office', own)(page, world);
      await page.locator('#validFrom').fill('2026-01-01');
      await press(page, 'publish');
      await problem(page);
    },
  },
  { path: `${OWN}/head`, state: 'filled in', go: at('office', () => `${own()}/head`) },
  {
    path: `${OWN}/head`,
    state: 'with errors',
    status: 422,
    async go(page, world) {
      await at('office', () => `${own()}/head`)(page, world);
      await page.locator('#title_en').fill('');
      await page.locator('#title_de').fill('');
      await page.locator('#new_name').fill('two words');
      await page.locator('main form button:not([hidden])').last().click();
      await problem(page);
    },
  },
  { path: `${OWN}/preview`, state: 'against the version in force', go: at('office', () => `${own()}/preview`) },
  { path: `${OWN}/preview`, state: 'against nothing, first page', go: at('office', () => `${here()}/${of.copy}/preview?phase=issuing`) },
  { path: RULE, state: 'new', go: at('office', () => `${own()}/rules/new`) },
  { path: RULE, state: 'richer than the form', go: at('office', () => `${here()}/${of.copy}/rules/UNI-01`) },
  {
    path: RULE,
    state: 'an element chosen, with nothing else',
    status: 422,
    async go(page, world) {
      await at('office', () => `${own()}/rules/new`)(page, world);
      await page.locator('#assert_0_narrow').fill('ECTS');
      await press(page, 'narrow:assert.0');
      await page.locator('#assert_0_place').selectOption('workload.ects');
      await press(page, 'place:assert.0');
      await press(page, 'add:when');
      await page.locator('#when_0_place').selectOption('fields');
      await press(page, 'place:when.0');
      await press(page, 'save');
      await problem(page);
    },
  },
  {
    path: RULE,
    state: 'looked at before it is saved',
    async go(page, world) {
      await at('office', () => `${own()}/rules/new`)(page, world);
      await page.locator('#assert_0_place').selectOption('scope');
      await press(page, 'place:assert.0');
      await page.locator('#assert_0_op').selectOption('in');
      await page.locator('input[name="assert.0.chosen"]').first().check();
      await page.locator('#message_en').fill('It is of the other kind.');
      await page.locator('#fix_en').fill('Change it.');
      await page.locator('#clause').fill('4');
      await press(page, 'look');
      await page.locator('#preview').waitFor();
    },
  },
  { path: NUMBERS, state: 'no country yet', go: at('office', () => `/alliances/${of.alliance}/numbers/alliance-offer-sheet`) },
  { path: NUMBERS, state: 'of a country', go: numbersOfCountry },
  {
    path: NUMBERS,
    state: 'a number in words',
    status: 422,
    async go(page, world) {
      await numbersOfCountry(page, world);
      await page.locator('#params_minEcts').fill('fünf');
      await page.locator('main form[method=post] button').click();
      await problem(page);
    },
  },
  {
    path: '/institutions/{id}/frameworks',
    state: 'for its administrator',
    go: at('admin', ({ lead }) => `/institutions/${lead}/frameworks`),
  },
  {
    path: '/institutions/{id}/frameworks',
    state: 'for a course leader',
    go: at('leader', ({ lead }) => `/institutions/${lead}/frameworks`),
  },
  {
    path: '/institutions/{id}/frameworks/{framework}',
    state: 'filled in',
    go: at('admin', ({ lead }) => `/institutions/${lead}/frameworks/alliance-offer-sheet`),
  },
  {
    path: '/institutions/{id}/frameworks/{framework}',
    state: 'a number in words',
    status: 422,
    async go(page, world) {
      await at('admin', ({ lead }) => `/institutions/${lead}/frameworks/alliance-offer-sheet`)(page, world);
      await page.locator('#params_maxEcts').fill('zwölf');
      await page.locator('main form button').click();
      await problem(page);
    },
  },
  {
    path: '/frameworks',
    state: 'signed out again',
    async go(page, { url }) {
      await signOut(page);
      return page.goto(`${url}/frameworks`);
    },
  },
];

/** The frameworks of an alliance, from the list to a rule. */
export const frameworksOfAlliances: PagesOfStage = { prepare, runs };
