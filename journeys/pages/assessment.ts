import type { Page } from 'playwright-core';
import type { Context } from '../../packages/platform/src/base/act.ts';
import { runAct } from '../../packages/platform/src/base/door.ts';
import type { RoleName } from '../../packages/platform/src/base/people/role.ts';
import {
  type Enrolled,
  enrolledIn,
  type Offered,
  offeredIn,
  passedIn,
  personWith,
} from '../../packages/platform/src/scenario-for-tests.ts';
import { beginClassImport } from '../../packages/platform/src/stages/assessment/begin-class-import.ts';
import { readDelimitedText } from '../../packages/platform/src/stages/assessment/delimited-text.ts';
import { enterResults } from '../../packages/platform/src/stages/assessment/enter-results.ts';
import { takeClassImport } from '../../packages/platform/src/stages/assessment/take-class-import.ts';
import { type PagesOfStage, personIn, type Run, signInAs, type World } from './world.ts';

const NAMES = ['Łucja Żółć', 'محمد الحسيني', 'Γεώργιος Παπαδόπουλος', 'Maria-Magdalena von Hohenstein-Wolkenburg zu Mühlenau', '王小明'];
const HEADINGS = 'Student number,Family name,Given name,E-mail,Attendance (%),Result,Grade,Assessed on,Remark\n';
const BROKEN = `${HEADINGS}A1,Żółć,Łucja,l@uni.example,90,pass,"1,3",2025-01-20,
A2,No-mail,Nils,nils(at)uni.example,90,pass,"1,3",2025-01-20,
A3,,,ghost@uni.example,90,pass,"2,0",2025-01-20,
A4,Formula,"=HYPERLINK(""http://evil.example"",""x"")",f@uni.example,90,pass,"1,0",2025-01-20,
A5,Absent,Abel,abel@uni.example,20,maybe,"1,0",31.02.2026,`;

const made: { registrar: string; decider: string; blank?: Offered; open?: Offered; done?: Offered; imports: Record<string, string> } = {
  registrar: '',
  decider: '',
  imports: {},
};
let learners: Enrolled[] = [];

function contextIn(world: World, ...roles: readonly RoleName[]): Context {
  return { actor: personWith(world.lead, ...roles), house: world.house, requestId: crypto.randomUUID(), language: 'en' };
}

async function bring(world: World, list: string, purpose: 'enrol' | 'results'): Promise<string> {
  const { rows, notes } = readDelimitedText(new TextEncoder().encode(list));
  const sheet = { rows: rows.map(({ cells }) => ({ cells: [...cells] })), notes: notes.map(({ code }) => ({ code })) };
  const offeringId = made.open?.offeringId ?? '';
  return (await runAct(beginClassImport, contextIn(world, 'registrar'), { offeringId, purpose, sheet })).id;
}

const as = async (page: Page, world: World, path: string, who: 'registrar' | 'decider' = 'registrar') => {
  await signInAs(page, world, made[who]);
  return page.goto(`${world.url}${path}`);
};
const results = (offering: Offered | undefined) => `/offerings/${offering?.offeringId}/results`;
const press = async (page: Page, wanted: string) => page.locator(`main button[value="${wanted}"]:visible`).first().click();
const list = (id: string) => `${results(made.open)}/import/${made.imports[id]}`;

const grid = '/offerings/{id}/results';
const bringing = '/offerings/{id}/results/import';
const repairing = '/offerings/{id}/results/import/{import}';

const runs: readonly Run[] = [
  { path: grid, state: 'nobody takes part', go: (page, world) => as(page, world, results(made.blank)) },
  { path: grid, state: 'open and entered', go: (page, world) => as(page, world, results(made.open)) },
  {
    path: grid,
    state: 'filled in',
    go: async (page, world) => {
      await as(page, world, results(made.open));
      await page.locator('#fill_result').selectOption('pass');
      await page.locator('#fill_assessedOn').fill('2025-01-20');
      await press(page, 'fill');
      await page.waitForLoadState('load');
    },
  },
  {
    path: grid,
    state: 'with errors',
    status: 422,
    go: async (page, world) => {
      await as(page, world, results(made.open));
      const day = page.locator('input[type=date][name^="rows."]');
      for (let at = 0; at < (await day.count()); at += 1) await day.nth(at).fill('2099-01-01');
      await page.locator('select[name="rows.0.result"]').selectOption('pass');
      await page.locator('input[name="rows.0.attendance"]').fill('20');
      await press(page, 'save');
      await page.locator('.ds-error-summary').waitFor();
    },
  },
  {
    path: grid,
    state: 'confirming without a look',
    status: 422,
    go: async (page, world) => {
      await as(page, world, results(made.open));
      await press(page, 'confirm');
      await page.locator('.ds-error-summary').waitFor();
    },
  },
  { path: grid, state: 'confirmed', go: (page, world) => as(page, world, `${results(made.done)}?confirmed=5`) },
  { path: grid, state: 'not for deciders', status: 403, go: (page, world) => as(page, world, results(made.open), 'decider') },
  { path: bringing, state: 'results', go: (page, world) => as(page, world, `${results(made.open)}/import`) },
  { path: bringing, state: 'enrolling', go: (page, world) => as(page, world, `${results(made.open)}/import?purpose=enrol`) },
  {
    path: bringing,
    state: 'with errors',
    status: 422,
    go: async (page, world) => {
      await as(page, world, `${results(made.open)}/import`);
      await page.locator('#list').fill('Student number,"Name\nA1,B');
      await page.locator('main button[type=submit]:visible').first().click();
      await page.locator('.ds-error-summary').waitFor();
    },
  },
  { path: repairing, state: 'rows to repair', go: (page, world) => as(page, world, list('broken')) },
  {
    path: repairing,
    state: 'taken too early',
    status: 422,
    go: async (page, world) => {
      await as(page, world, list('broken'));
      await press(page, 'take');
      await page.locator('.ds-error-summary').waitFor();
    },
  },
  { path: repairing, state: 'strangers', go: (page, world) => as(page, world, list('strangers')) },
  { path: repairing, state: 'columns unknown', go: (page, world) => as(page, world, list('unknown')) },
  {
    path: repairing,
    state: 'ready, unfolded',
    go: async (page, world) => {
      await as(page, world, list('ready'));
      for (const fold of await page.locator('main details').all()) await fold.locator('summary').click();
    },
  },
  { path: repairing, state: 'taken', go: (page, world) => as(page, world, list('taken')) },
];

/** Results and class lists. */
export const assessment: PagesOfStage = {
  async prepare(world) {
    const { house, lead } = world;
    made.registrar = await personIn(world, lead, 'Jördis Kühn', 'registrar');
    made.decider = await personIn(world, lead, 'Álvaro Núñez Peña', 'decider');
    made.blank = await offeredIn(house, [lead]);
    made.open = await offeredIn(house, [lead]);
    made.done = await offeredIn(house, [lead]);
    learners = await enrolledIn(house, made.open, NAMES);
    await passedIn(house, made.done, await enrolledIn(house, made.done, NAMES), '1.3');
    const said = { result: 'pass', grade: '1.3', attendance: 90, assessedOn: '2025-01-20' } as const;
    const rows = learners.slice(0, 2).map(({ enrolmentId }) => ({ enrolmentId, said }));
    await runAct(enterResults, contextIn(world, 'lecturer'), { offeringId: made.open.offeringId, rows });
    made.imports = {
      broken: await bring(world, BROKEN, 'enrol'),
      strangers: await bring(
        world,
        `${HEADINGS}B1,Peña,Iñigo,i@uni.example,90,pass,,2025-01-20,\nB2,Ørsted,Åse,a@uni.example,90,fail,,2025-01-20,`,
        'results',
      ),
      unknown: await bring(world, 'Numéro,Nom,Résultat\nA1,Éva Ngũgĩ,réussi', 'results'),
      ready: await bring(
        world,
        `${HEADINGS}C1,Peña,Iñigo,i@uni.example,90,pass,,2025-01-20,\nC2,Ørsted,\u202EÅse,a@uni.example,90,fail,,2025-01-20,`,
        'enrol',
      ),
      taken: await bring(world, `${HEADINGS}D1,Peña,Iñigo,id@uni.example,90,pass,,2025-01-20,`, 'enrol'),
    };
    await runAct(takeClassImport, contextIn(world, 'registrar'), { id: made.imports['taken'] ?? '', edit: 0 });
  },
  runs,
};
