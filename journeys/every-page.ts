import { sections } from '@laurel/microcredential';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import heat from '../examples/heat-and-health.json' with { type: 'json' };
import type { Actor } from '../packages/platform/src/base/actor.ts';
import { runAct } from '../packages/platform/src/base/door.ts';
import { Refusal, type RefusalCode } from '../packages/platform/src/base/refusal.ts';
import { Obstacle, type OnTheWay } from '../packages/platform/src/base/rest/problem-code.ts';
import type { Page as OwnPage } from '../packages/platform/src/base/ui/page.ts';
import { pagesOf } from '../packages/platform/src/pages-for-tests.ts';
import { pages } from '../packages/platform/src/routes.ts';
import { type Serving, serve } from '../packages/platform/src/server.ts';
import { importDescription } from '../packages/platform/src/stages/design/import-description.ts';
import { startDescription } from '../packages/platform/src/stages/design/start-description.ts';
import { chromiumPath, openWindow, type Window } from './browser.ts';
import { signedCredential } from './credential.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';
import { admission } from './pages/admission.ts';
import { approval } from './pages/approval.ts';
import { assessment } from './pages/assessment.ts';
import { catalogue } from './pages/catalogue.ts';
import { checker } from './pages/checker.ts';
import { commenting } from './pages/comments.ts';
import { demonstration, newDemonstration, serveAsDemonstration } from './pages/demonstration.ts';
import { deviating } from './pages/deviations.ts';
import { frameworksOfAlliances } from './pages/frameworks.ts';
import { issuing } from './pages/issuing.ts';
import { revocation } from './pages/revocation.ts';
import { wallet } from './pages/wallet.ts';
import type { PagesOfStage } from './pages/world.ts';
import { axeFindings, contrastFindings, foreignWords, htmlFindings, sidewaysScroll, surroundings } from './standards.ts';

/** One page in one of its states: the way there, as a reader goes. */
type Run = { readonly path: string; readonly state: string; readonly status?: number; go(page: Page, house: LiveHouse): Promise<unknown> };

/** The pages of the stages, each with what it needs in the house. */
const stages: Readonly<Record<string, PagesOfStage>> = {
  ...{ approval, admission, assessment, revocation, wallet, catalogue, issuing, checker, deviating, commenting },
  frameworks: frameworksOfAlliances,
};
const world: { lead: string; partner: string } = { lead: '', partner: '' };
const inWorld = (run: PagesOfStage['runs'][number]): Run => ({
  ...run,
  go: (page, { url, house }) => run.go(page, { url, house, ...world }),
});
const ofStages = [...Object.values(stages).flatMap(({ runs }) => runs), ...demonstration].map(inWorld);

let confirmed = '';
let waiting = '';
let credential = '';
/** Of an issuer whose keys stand on a site that cannot be reached from here. */
let credentialOfWeb = '';

async function verify(page: Page, url: string, pasted: string): Promise<void> {
  await page.goto(`${url}/verify`);
  await page.locator('#paste').fill(pasted);
  await page.locator('main button[type=submit]').click();
  await page.locator('.verdict').waitFor();
}

const empty: readonly Run[] = [
  ...newDemonstration.map(inWorld),
  { path: '/', state: 'empty', go: (page, { url }) => page.goto(url) },
  { path: '/institutions', state: 'empty', go: (page, { url }) => page.goto(`${url}/institutions`) },
  { path: '/catalogue', state: 'empty', go: (page, { url }) => page.goto(`${url}/catalogue`) },
];

const full: readonly Run[] = [
  { path: '/', state: 'with institutions', go: (page, { url }) => page.goto(url) },
  {
    path: '/',
    state: 'language menu open',
    go: async (page, { url }) => {
      await page.goto(url);
      await page.locator('details.menu:not(.places) summary').click();
    },
  },
  { path: '/institutions', state: 'first page', go: (page, { url }) => page.goto(`${url}/institutions`) },
  {
    path: '/institutions',
    state: 'next page',
    go: async (page, { url }) => {
      await page.goto(`${url}/institutions`);
      await page.locator('.ds-pagination a').last().click();
    },
  },
  { path: '/institutions', state: 'no such page', status: 404, go: (page, { url }) => page.goto(`${url}/institutions?after=nonsense`) },
  { path: '/institutions/new', state: 'blank', go: (page, { url }) => page.goto(`${url}/institutions/new`) },
  {
    path: '/institutions/new',
    state: 'with errors',
    status: 422,
    go: async (page, { url }) => {
      await page.goto(`${url}/institutions/new`);
      await page.locator('#contactEmail').fill('office@');
      await page.locator('main button[type=submit]').click();
      await page.locator('.ds-error-summary').waitFor();
    },
  },
  {
    path: '/institutions/{id}/introduced',
    state: 'waiting',
    go: (page, { url }) => page.goto(`${url}/institutions/${waiting}/introduced`),
  },
  {
    path: '/institutions/{id}/introduced',
    state: 'confirmed',
    go: (page, { url }) => page.goto(`${url}/institutions/${confirmed}/introduced`),
  },
  { path: '/institutions/{id}', state: 'confirmed', go: (page, { url }) => page.goto(`${url}/institutions/${confirmed}`) },
  {
    path: '/institutions/{id}',
    state: 'not for visitors',
    status: 404,
    go: (page, { url }) => page.goto(`${url}/institutions/${waiting}`),
  },
  { path: '/verify', state: 'blank', go: (page, { url }) => page.goto(`${url}/verify`) },
  {
    path: '/verify',
    state: 'nothing given',
    status: 422,
    go: async (page, { url }) => {
      await page.goto(`${url}/verify`);
      await page.locator('main button[type=submit]').click();
      await page.locator('.ds-error-summary').waitFor();
    },
  },
  { path: '/verify', state: 'valid', go: (page, { url }) => verify(page, url, credential) },
  { path: '/verify', state: 'not valid', go: (page, { url }) => verify(page, url, credential.replace('Lindau', 'Lindeu')) },
  { path: '/verify', state: 'not readable', go: (page, { url }) => verify(page, url, '{"type": "VerifiableCredential"}') },
  { path: '/verify', state: 'undecided', go: (page, { url }) => verify(page, url, credentialOfWeb) },
  { path: '/frameworks', state: 'full', go: (page, { url }) => page.goto(`${url}/frameworks`) },
  { path: '/frameworks/{id}', state: 'full', go: (page, { url }) => page.goto(`${url}/frameworks/t4eu-guide`) },
  { path: '/frameworks/{id}', state: 'unknown', status: 404, go: (page, { url }) => page.goto(`${url}/frameworks/nonsense`) },
  { path: '/signin', state: 'blank', go: (page, { url }) => page.goto(`${url}/signin`) },
  {
    path: '/signin',
    state: 'with errors',
    status: 422,
    go: async (page, { url }) => {
      await page.goto(`${url}/signin`);
      await page.locator('main button[type=submit]').click();
      await page.locator('.ds-error-summary').waitFor();
    },
  },
  { path: '/signin/sent', state: 'full', go: (page, { url }) => page.goto(`${url}/signin/sent`) },
  { path: '/signin/{token}', state: 'waiting for the button', go: (page, { url }) => page.goto(`${url}/signin/made-up`) },
  {
    path: '/signin/{token}',
    state: 'spent',
    status: 410,
    go: async (page, { url }) => {
      await page.goto(`${url}/signin/made-up`);
      await page.locator('main button[type=submit]').click();
      await page.locator('main .ds-button[href="/signin"]').waitFor();
    },
  },
  {
    path: '/institutions/{id}/people',
    state: 'not for visitors',
    go: (page, { url }) => page.goto(`${url}/institutions/${confirmed}/people`),
  },
  { path: '/api', state: 'full', go: (page, { url }) => page.goto(`${url}/api`) },
  { path: '/problems', state: 'full', go: (page, { url }) => page.goto(`${url}/problems`) },
  { path: '/problems/{code}', state: 'known', go: (page, { url }) => page.goto(`${url}/problems/invalid-input`) },
  { path: '/problems/{code}', state: 'unknown', status: 404, go: (page, { url }) => page.goto(`${url}/problems/nonsense`) },
  { path: '/about/components', state: 'full', go: (page, { url }) => page.goto(`${url}/about/components`) },
  { path: '*', state: 'nothing there', status: 404, go: (page, { url }) => page.goto(`${url}/no/such/page`) },
];

/** Signs in at the first of these pages; the reader stays signed in for the rest. */
async function asAdministrator(page: Page, house: LiveHouse, path: string): Promise<void> {
  if ((await page.context().cookies()).every(({ name }) => name !== 'laurel')) {
    const name = 'Аделхайд фон Мюленау-Вогтсбург';
    await page.goto(await house.administrator(confirmed, name, `${crypto.randomUUID()}@university.example`));
    await page.locator('main button[type=submit]').click();
    await page.locator('main dl').waitFor();
  }
  await page.goto(`${house.url}${path}`);
}

async function atPerson(page: Page, house: LiveHouse): Promise<void> {
  await asAdministrator(page, house, `/institutions/${confirmed}/people`);
  await page.locator('main table a').first().click();
  await page.locator('#role').waitFor();
}

const signedIn: readonly Run[] = [
  { path: '/', state: 'signed in', go: (page, house) => asAdministrator(page, house, '/') },
  { path: '/me', state: 'an administrator', go: (page, house) => asAdministrator(page, house, '/me') },
  {
    path: '/institutions/{id}/people',
    state: 'full',
    go: (page, house) => asAdministrator(page, house, `/institutions/${confirmed}/people`),
  },
  {
    path: '/institutions/{id}/people',
    state: 'with errors',
    status: 422,
    go: async (page, house) => {
      await asAdministrator(page, house, `/institutions/${confirmed}/people`);
      await page.locator('#email').fill('somebody@');
      await page.locator('main form .rule button').click();
      await page.locator('.ds-error-summary').waitFor();
    },
  },
  {
    path: '/me/roles/{role}/lend',
    state: 'nobody there',
    go: async (page, house) => {
      await asAdministrator(page, house, '/me');
      await page.locator('main table a').first().click();
      await page.locator('main h1').waitFor();
    },
  },
  { path: '/institutions/{id}/people/{person}', state: 'full', go: atPerson },
  {
    path: '/institutions/{id}/people/{person}',
    state: 'with errors',
    status: 422,
    go: async (page, house) => {
      await atPerson(page, house);
      await page.locator('main form .rule button').click();
      await page.locator('.ds-error-summary').waitFor();
    },
  },
];

/** The same house as a course leader sees it, and two descriptions: one complete, one just begun, in English and Arabic. */
const design = { url: '', full: '', begun: '' };
let courseLeader: Actor = { kind: 'visitor' };

async function prepareDescriptions(house: LiveHouse, institutionId: string): Promise<void> {
  courseLeader = { kind: 'person', personId: crypto.randomUUID(), roles: [{ role: 'course-leader', institutionId }] };
  const context = { actor: courseLeader, house: house.house, requestId: crypto.randomUUID(), language: 'en' };
  design.full = (await runAct(importDescription, context, { institutionId, document: heat })).id;
  design.begun = (await runAct(startDescription, context, { institutionId, title: 'City lab', language: 'en', otherLanguage: 'ar' })).id;
}

/** Sends the open form with one of its own buttons. */
async function pressing(page: Page, value: string): Promise<void> {
  await page.locator(`main button[value="${value}"]:visible`).click();
  await page.waitForLoadState('load');
}

const describing: readonly Run[] = [
  {
    path: '/design',
    state: 'not for visitors',
    go: async (page, { url }) => {
      // Whoever signed in before is gone: cookies do not tell two ports of one host apart.
      await page.context().clearCookies({ name: 'laurel' });
      return page.goto(`${url}/design`);
    },
  },
  { path: '/design', state: 'full', go: (page) => page.goto(`${design.url}/design`) },
  { path: '/design/new', state: 'blank', go: (page) => page.goto(`${design.url}/design/new`) },
  {
    path: '/design/new',
    state: 'with errors',
    status: 422,
    go: async (page) => {
      await page.goto(`${design.url}/design/new`);
      await page.locator('main button[type=submit]').click();
      await page.locator('.ds-error-summary').waitFor();
    },
  },
  { path: '/design/import', state: 'blank', go: (page) => page.goto(`${design.url}/design/import`) },
  {
    path: '/design/import',
    state: 'with errors',
    status: 422,
    go: async (page) => {
      await page.goto(`${design.url}/design/import`);
      await page.locator('#document').fill('{"description": {"title": 7, "workload": {"ects": "four"}}}');
      await page.locator('main button[type=submit]').click();
      await page.locator('.ds-error-summary').waitFor();
    },
  },
  { path: '/design/{id}', state: 'begun', go: (page) => page.goto(`${design.url}/design/${design.begun}`) },
  { path: '/design/{id}', state: 'full', go: (page) => page.goto(`${design.url}/design/${design.full}`) },
  { path: '/design/{id}/check', state: 'begun', go: (page) => page.goto(`${design.url}/design/${design.begun}/check`) },
  { path: '/design/{id}/check', state: 'full', go: (page) => page.goto(`${design.url}/design/${design.full}/check?phase=issuing`) },
  ...sections.flatMap((section): Run[] => [
    {
      path: '/design/{id}/{section}',
      state: `${section}, begun`,
      go: (page) => page.goto(`${design.url}/design/${design.begun}/${section}`),
    },
    {
      path: '/design/{id}/{section}',
      state: `${section}, full`,
      go: (page) => page.goto(`${design.url}/design/${design.full}/${section}`),
    },
  ]),
  {
    path: '/design/{id}/{section}',
    state: 'a row more',
    go: async (page) => {
      await page.goto(`${design.url}/design/${design.begun}/workload`);
      await pressing(page, 'add:components');
      await page.locator('#components_0_ects').waitFor();
    },
  },
  {
    path: '/design/{id}/{section}',
    state: 'with errors',
    status: 422,
    go: async (page) => {
      await page.goto(`${design.url}/design/${design.begun}/workload`);
      await page.locator('#workload_ects').fill('four');
      await pressing(page, 'continue');
      await page.locator('.ds-error-summary').waitFor();
    },
  },
];

const errors: readonly (RefusalCode | OnTheWay)[] = ['not-allowed', 'personal-key-gone', 'too-many', 'not-ready', 'bug'];
const thrower = (code: RefusalCode | OnTheWay): OwnPage => ({
  path: `/${code}`,
  get: () => {
    if (code === 'bug') throw new Error('a secret detail');
    throw code === 'not-ready' ? new Obstacle(code) : new Refusal(code as RefusalCode);
  },
});

const THOROUGH = process.env['LAUREL_THOROUGH'] === '1';

/** In the suite every state is looked at in English, and every page in German too; with LAUREL_THOROUGH=1 every state in both. */
function inLanguage(runs: readonly Run[], language: string): readonly Run[] {
  if (language === 'en' || THOROUGH) return runs;
  return runs.filter((run, place) => runs.findIndex(({ path }) => path === run.path) === place);
}

/** What of a page is looked at beside its rules, in one go. */
function readShown() {
  const { document } = globalThis as unknown as {
    document: { documentElement: { lang: string }; body: { innerText: string }; querySelectorAll(name: string): { length: number } };
  };
  return { lang: document.documentElement.lang, headings: document.querySelectorAll('h1').length, text: document.body.innerText };
}

/** Looks at every page in some languages. A file for each language: two browsers are done sooner than one. */
export const everyPage = (languages: readonly string[]) =>
  describe.skipIf(chromiumPath === undefined)('every page, in each of its states', () => {
    let house: LiveHouse;
    const windows: Record<string, Window> = {};
    let failing: Serving;
    let designing: Serving;
    let inventing: Serving;

    beforeAll(async () => {
      // A house of its own, in which nobody has come yet.
      confirmed = '';
      house = await openLiveHouse();
      credential = await signedCredential();
      credentialOfWeb = await signedCredential({ controller: 'did:web:lindau.example' });
      failing = await serve(house.house, { port: 0, pages: errors.map(thrower) });
      designing = await serve(house.house, { port: 0, pages: pagesOf(() => courseLeader) });
      design.url = designing.url;
      inventing = await serveAsDemonstration(house.house);
      for (const language of languages)
        windows[language] = await openWindow([house.url, failing.url, designing.url, inventing.url], { language });
    });
    afterAll(async () => {
      for (const window of Object.values(windows)) await window.close();
      await failing?.stop();
      await designing?.stop();
      await inventing?.stop();
      await house?.close();
    });

    /** Surroundings of text whose contrast was found good. */
    const coloured = new Set<string>();

    async function examine(run: Run, language: string): Promise<void> {
      const window = windows[language];
      if (!window) throw new Error('no window');
      const { page } = window;
      await page.emulateMedia({ colorScheme: 'light' });
      await run.go(page, house);
      await page.waitForLoadState('load');
      const response = sent.get(page);
      if (!response) throw new Error('nothing was sent');
      const last = { status: response.status(), html: await response.text() };
      const { text, ...shown } = await page.evaluate(readShown);
      expect({ status: last.status, ...shown }).toEqual({ status: run.status ?? 200, lang: language, headings: 1 });
      expect(await htmlFindings(last.html)).toEqual([]);
      expect(foreignWords(text, language)).toEqual([]);
      // Colours are the same in every language, and in the same surroundings: each of these is looked at once, light and dark.
      const fresh = language === 'en' ? (await surroundings(page)).filter((each) => !coloured.has(each)) : [];
      expect(await axeFindings(page, undefined, THOROUGH ? [] : ['color-contrast', 'link-in-text-block'])).toEqual([]);
      if (fresh.length > 0) {
        expect(await contrastFindings(page, fresh)).toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        expect(await contrastFindings(page, fresh)).toEqual([]);
        for (const each of fresh) coloured.add(each);
      }
      expect(await sidewaysScroll(page)).toBe(0);
      expect(window.troubles).toEqual([]);
    }

    /** The last document each reader was sent, where one page led to the next. */
    const sent = new Map<Page, Awaited<ReturnType<Page['waitForResponse']>>>();
    beforeAll(() => {
      for (const { page } of Object.values(windows)) {
        page.on('response', (answer) => {
          if (answer.request().isNavigationRequest() && answer.status() !== 303) sent.set(page, answer);
        });
      }
    });

    describe.each(languages)('in %s, before anybody has come', (language) => {
      test.each(empty.map((run) => [run.path, run.state, run] as const))('%s, %s', (_path, _state, run) => examine(run, language));
    });

    describe.each(languages)('in %s', (language) => {
      beforeAll(async () => {
        if (confirmed !== '') return;
        confirmed = await house.introduce('Университет „Бели бряг“', 'BG');
        await house.confirm(confirmed);
        for (let number = 1; number <= 26; number += 1)
          await house.confirm(await house.introduce(`Hochschule Mühlenau, Standort ${number}`));
        waiting = await house.introduce('Università che aspetta e il cui nome è molto più lungo del solito', 'IT');
        await prepareDescriptions(house, confirmed);
        world.lead = confirmed;
        world.partner = await house.introduce('Πανεπιστήμιο Αλκυόνης', 'GR');
        await house.confirm(world.partner);
        for (const stage of Object.values(stages)) await stage.prepare({ url: house.url, house: house.house, ...world });
      });
      test.each(inLanguage(full, language).map((run) => [run.path, run.state, run] as const))('%s, %s', (_path, _state, run) =>
        examine(run, language),
      );

      test.each(inLanguage(signedIn, language).map((run) => [run.path, run.state, run] as const))('%s, %s', (_path, _state, run) =>
        examine(run, language),
      );

      test.each(inLanguage(describing, language).map((run) => [run.path, run.state, run] as const))('%s, %s', (_path, _state, run) =>
        examine(run, language),
      );

      test.each(inLanguage(ofStages, language).map((run) => [run.path, run.state, run] as const))('%s, %s', (_path, _state, run) =>
        examine(run, language),
      );

      test.each(errors)('the error page of %s', async (code) => {
        const status = { 'not-allowed': 403, 'personal-key-gone': 410, 'too-many': 429, 'not-ready': 503, bug: 500 }[code as string];
        await examine(
          { path: '*', state: code, ...(status ? { status } : {}), go: (page) => page.goto(`${failing.url}/${code}`) },
          language,
        );
        expect(await windows[language]?.page.content()).not.toContain('secret');
        expect(await windows[language]?.page.locator('.id').innerText()).toMatch(/^[0-9a-f-]{36}$/);
      });
    });

    test('no page of the house is left out', () => {
      const runs = new Set([...empty, ...full, ...signedIn, ...describing, ...ofStages].map((run) => run.path));
      expect(pages.map((page) => page.path).filter((path) => !runs.has(path))).toEqual([]);
    });
  });
