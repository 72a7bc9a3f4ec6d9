import type { Page } from 'playwright-core';
import type { DemonstrationHouse } from './demonstration-house.ts';
import { to } from './picture.ts';

/** A city is asked about a draft, and a course leader has asked it something. */
export async function talkedAbout(page: Page, house: DemonstrationHouse): Promise<void> {
  await to('/design')(page, house);
  const draft = page
    .locator('main li')
    .filter({ hasText: /Draft of version 1/ })
    .locator('a[href^="/design/"]')
    .first();
  await to(`${await draft.getAttribute('href')}/comments`)(page, house);
  await page.locator('main aside summary').click();
  await page.locator('#organisation').fill('Stadt Mühlenau');
  await page.locator('#country').selectOption('DE');
  await page.locator('#speaker').fill('Aylin Çelik');
  await page.locator('#email').fill('aylin.celik@stadt-muehlenau.example');
  await page.locator('#until').fill(new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10));
  await page.locator('button[value=invite]').click();
  await page.locator('#stakeholder').selectOption({ index: 1 });
  await page.locator('#element').selectOption('delivery.schedule');
  await page.locator('#body').fill('Would people who work for the city come in the evening?');
  await page.locator('button[value=say]').click();
  await page.locator('main article').first().waitFor();
}
