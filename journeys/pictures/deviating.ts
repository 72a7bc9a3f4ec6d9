import type { Page } from 'playwright-core';
import heat from '../../examples/heat-and-health.json' with { type: 'json' };
import type { DemonstrationHouse } from './demonstration-house.ts';
import { to } from './picture.ts';

const { partners: _, ...provider } = heat.description.provider;
/** Called an offer of the alliance, and nobody but the leading university is named. */
const alone = { description: { ...heat.description, title: { en: 'Shade in the City' }, provider } };

/** A course leader has asked for a deviation; the form stands open for the next. */
export async function askedFor(page: Page, house: DemonstrationHouse): Promise<void> {
  await to('/design/import')(page, house);
  await page.locator('#document').fill(JSON.stringify(alone));
  await page.locator('main button[type=submit]').last().click();
  await page.waitForURL(/\/design\/[0-9a-f-]{36}/);
  const at = `${page.url().replace(/[?#].*/, '')}/deviations`;
  await page.goto(at);
  await page.locator('main select').first().selectOption({ index: 1 });
  await page.locator('main textarea').fill('The second university joins with the summer term; its council decides in March.');
  await page.locator('main input[type=date]').fill('2027-06-30');
  await page.locator('main form button').last().click();
  await page.waitForURL(/\/deviations\/[0-9a-f-]{36}/);
  await page.goto(at);
}

/** The first of those that wait for a decision. */
export async function toBeDecided(page: Page, house: DemonstrationHouse): Promise<void> {
  await to('/deviations')(page, house);
  await page.locator('main a[href^="/deviations/"]').first().click();
  await page.waitForLoadState('load');
}
