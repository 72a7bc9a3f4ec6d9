import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import heat from '../examples/heat-and-health.json' with { type: 'json' };
import { chromiumPath, openWindow, type Reader } from './browser.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';

/** Two credits are too few for three frameworks, and nobody says how learners are assessed. */
const { methods: _, ...assessment } = heat.description.assessment;
const failing = { description: { ...heat.description, workload: { ...heat.description.workload, ects: 2 }, assessment } };

describe.skipIf(chromiumPath === undefined)('a visitor checks an offer', () => {
  let house: LiveHouse;
  beforeAll(async () => {
    house = await openLiveHouse();
  });
  afterAll(() => house?.close());

  async function at(reader: Reader, story: (page: Page) => Promise<void>): Promise<void> {
    const window = await openWindow(house.url, reader);
    try {
      await window.page.goto(house.url);
      await story(window.page);
      expect(window.troubles).toEqual([]);
    } finally {
      await window.close();
    }
  }
  const verdictOf = (page: Page, framework: string) => page.locator(`[data-framework="${framework}"]`).getAttribute('data-verdict');

  test.each([
    ['with a script', true],
    ['without one', false],
  ])(
    'pastes one that fails, changes the values on the page, sees it pass and takes it along, %s [OFFER-31, OFFER-8, T4EU-14]',
    async (_how, javaScript) => {
      await at({ javaScript }, async (page) => {
        await page.getByRole('main').getByRole('link', { name: 'Check an offer' }).click();
        await page.getByLabel('Paste the exchange document').fill(JSON.stringify(failing));
        await page.getByRole('button', { name: 'Check', exact: true }).click();
        expect(await verdictOf(page, 'alliance-offer-sheet')).toBe('fail');
        expect(await verdictOf(page, 'eu-council-2022')).toBe('fail');

        await page.getByLabel('ECTS credits', { exact: false }).first().fill('three');
        await page.getByRole('button', { name: 'Check again' }).first().click();
        await page.locator('.ds-error-summary').getByRole('link').click();
        const credits = page.locator('#workload_ects');
        expect(await credits.inputValue()).toBe('three');
        await credits.fill('5');

        await page.getByText('Change: Types of assessment').click();
        await page.locator('#at-assessment_methods').getByLabel('Project work').check();
        await page.getByRole('button', { name: 'Check again' }).last().click();
        await page.locator('.ds-error-summary').waitFor({ state: 'detached' });
        expect(await verdictOf(page, 'alliance-offer-sheet')).toMatch(/^pass/);
        expect(await verdictOf(page, 'eu-council-2022')).toMatch(/^pass/);

        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: 'Download this offer' }).click(),
        ]);
        const taken = JSON.parse(await readFile(await download.path(), 'utf8')) as typeof failing;
        expect(download.suggestedFilename()).toBe('Heat and Health in Cities.json');
        expect(taken.description.workload).toEqual({ ...failing.description.workload, ects: 5 });
        expect(taken.description.outcomes).toEqual(failing.description.outcomes);
      });
    },
  );

  test('begins with an empty form, in German, row by row', async () => {
    await at({ language: 'de' }, async (page) => {
      await page.goto(`${house.url}/check`);
      await page.getByRole('button', { name: 'Mit leerem Formular beginnen' }).click();
      await page.locator('#title_de').fill('Stadtlabor');
      await page.locator('button[value="add:outcomes"]').click();
      await page.locator('#outcomes_0_text_de').fill('Erklärt, warum Städte wärmer sind');
      expect(await page.locator('#title_de').inputValue()).toBe('Stadtlabor');
      await page.locator('#workload_ects').press('Enter');
      await page.locator('.cells').waitFor();
      expect(await page.locator('h1').innerText()).toContain('Stadtlabor');
      expect(await verdictOf(page, 'eu-council-2022')).toBe('fail');
    });
  });
});
