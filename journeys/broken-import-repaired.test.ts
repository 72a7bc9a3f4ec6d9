import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Offered, offeredIn } from '../packages/platform/src/scenario-for-tests.ts';
import { chromiumPath, openWindow } from './browser.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';
import { personIn, signInAs, type World } from './pages/world.ts';

/** A list as it really comes: a mail address with a gap, a missing name, a formula, a day that is none, one learner twice. */
const LIST = [
  'Student number,Family name,Given name,E-mail,Attendance (%),Result,Grade,Assessed on',
  'A1,Żółć,Łucja,lucja@uni.example,90,pass,"1,3",2025-01-20',
  'A2,No-mail,Nils,nils(at)uni.example,90,pass,"1,3",2025-01-20',
  'A3,,,ghost@uni.example,90,pass,"2,0",2025-01-20',
  'A4,Formula,"=HYPERLINK(""http://evil.example"",""x"")",f@uni.example,90,pass,"1,0",2025-01-20',
  'A5,Παπαδόπουλος,Γεώργιος,g@uni.example,90,fail,"5,0",31.02.2025',
  'A1,Żółć,Łucja,lucja@uni.example,90,pass,"1,3",2025-01-20',
].join('\n');

describe.skipIf(chromiumPath === undefined)('a class list with errors', () => {
  let house: LiveHouse;
  let world: World;
  beforeAll(async () => {
    house = await openLiveHouse();
    const lead = await house.introduce('Universität Mühlenau');
    await house.confirm(lead);
    world = { url: house.url, house: house.house, lead, partner: lead };
  }, 240_000);
  afterAll(() => house?.close());

  async function at(javaScript: boolean, story: (page: Page) => Promise<void>): Promise<void> {
    const window = await openWindow(house.url, { javaScript });
    try {
      await story(window.page);
      expect(window.troubles).toEqual([]);
    } finally {
      await window.close();
    }
  }
  const row = (page: Page, number: number) => page.locator(`li[aria-label="Row ${number}"]`);

  test.each([
    ['with a script', true],
    ['without one', false],
  ])(
    'is pasted, repaired on the screen and taken; a second person confirms what came out, %s',
    async (_how, javaScript) => {
      const offering: Offered = await offeredIn(house.house, [world.lead]);
      const registrar = await personIn(world, world.lead, 'Jördis Kühn', 'registrar');
      const leader = await personIn(world, world.lead, 'Emre Yıldız', 'course-leader');
      const path = `${house.url}/offerings/${offering.offeringId}/results`;
      await at(javaScript, async (page) => {
        await signInAs(page, world, registrar);
        await page.goto(`${path}/import?purpose=enrol`);
        await page.locator('#list').fill(LIST);
        await page.getByRole('button', { name: 'Read the list' }).click();
        await page.getByRole('heading', { name: '5 rows to repair' }).waitFor();

        // Too early: nothing is taken, and the page says what is missing.
        await page.getByRole('button', { name: 'Take over 6 rows' }).click();
        await page.locator('.ds-error-summary').waitFor();

        await row(page, 2).getByLabel('E-mail').fill('nils@uni.example');
        await row(page, 3).getByLabel('Family name').fill('Ghost');
        await row(page, 4).getByLabel('This is right as it is').check();
        await row(page, 5).getByLabel('Assessed on').fill('2025-01-21');
        await row(page, 6).getByLabel('Leave this row out').check();
        await page.getByRole('button', { name: 'Check the 5 rows again' }).click();
        await page.getByRole('heading', { name: 'Every row is ready' }).waitFor();
        expect(await page.locator('main').innerText()).toContain('4 passed, 1 did not pass, 1 left out.');
        await page.getByRole('button', { name: 'Take over 5 rows, leave out 1' }).click();
        await page.getByRole('heading', { level: 1, name: 'Results' }).waitFor();
        expect(await page.locator('main').innerText()).toContain('You entered 5 results');
        expect(await page.getByRole('button', { name: /^Confirm/ }).count()).toBe(0);

        await signInAs(page, world, leader);
        await page.goto(path);
        await page.getByLabel('I have looked at these results').check();
        await page.getByRole('button', { name: 'Confirm 5 results' }).click();
        await page.getByRole('heading', { name: 'All results are confirmed' }).waitFor();
        expect(await page.locator('main').innerText()).toContain('=HYPERLINK("http://evil.example","x") Formula');
        await page.getByRole('link', { name: 'Go on to issue credentials' }).waitFor();
      });
    },
    120_000,
  );
});
