import type { Page } from 'playwright-core';
import type { DemonstrationHouse } from './demonstration-house.ts';
import { to } from './picture.ts';

/** A course leader is about to say why an approved description goes back to a step. */
export async function revised(page: Page, house: DemonstrationHouse): Promise<void> {
  await to('/design')(page, house);
  const approved = page
    .locator('main li, main tr, main article')
    .filter({ hasText: /approved/ })
    .locator('a[href^="/design/"]')
    .first();
  const address = await approved.getAttribute('href');
  await to(`${address}/revise`)(page, house);
  await page.locator('main select').first().selectOption('create');
  await page.locator('main textarea').fill('In the first round the second day was too full: its last unit moves online.');
}
