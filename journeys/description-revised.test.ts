import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../packages/platform/src/base/actor.ts';
import { runAct, runView } from '../packages/platform/src/base/door.ts';
import { decideCase } from '../packages/platform/src/stages/approval/decide-case.ts';
import { showCase } from '../packages/platform/src/stages/approval/show-case.ts';
import { at } from './at-work.ts';
import { chromiumPath } from './browser.ts';
import { waysOfLongStories } from './hand.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';
import { personIn, signInAs, type World } from './pages/world.ts';
import { submittedBy } from './submitted.ts';

const REASON = 'In the first round the second day was too full: its last unit moves online.';

describe.skipIf(chromiumPath === undefined)('an approved description is written anew', () => {
  let house: LiveHouse;
  let world: World;
  const staff = { leader: '', decider: '', partnerDecider: '' };

  beforeAll(async () => {
    house = await openLiveHouse();
    const lead = await house.introduce('Universität Mühlenau');
    const partner = await house.introduce('Universidad de Peñaclara', 'ES');
    await house.confirm(lead);
    await house.confirm(partner);
    world = { url: house.url, house: house.house, lead, partner };
    staff.leader = await personIn(world, lead, 'Emre Yıldız', 'course-leader');
    staff.decider = await personIn(world, lead, 'Стоян Петров', 'decider');
    staff.partnerDecider = await personIn(world, partner, 'Ελένη Βλάχου', 'decider');
  });
  afterAll(() => house?.close());

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });
  const main = (page: Page) => page.locator('main').innerText();
  const parties = () => [[staff.decider, world.lead] as const, [staff.partnerDecider, world.partner] as const];
  const decider = (personId: string, institutionId: string) => {
    const actor: Actor = { kind: 'person', personId, roles: [{ role: 'decider', institutionId }] };
    return { actor, house: house.house, requestId: randomUUID(), language: 'en' };
  };
  /** Both universities have said yes; gives the description. */
  async function approved(): Promise<string> {
    const id = await submittedBy(world, staff.leader);
    const { contentHash, descriptionId } = await runView(showCase, decider(staff.decider, world.lead), { id });
    for (const [personId, institutionId] of parties())
      await runAct(decideCase, decider(personId, institutionId), { id, institutionId, decision: 'approved', contentHash });
    return descriptionId;
  }

  test.each(waysOfLongStories)(
    'after its first round: back to a step with the reason, changed, and approved by both universities again, %s [EMPOWER-39]',
    { timeout: 180_000 },
    async (way) => {
      const path = `${house.url}/design/${await approved()}`;
      const approval = await at(house, way, async (hand) => {
        const { page } = hand;
        await signInAs(page, world, staff.leader);
        await page.goto(path);
        await hand.press(link(page, 'Write a new version'));
        await hand.press(button(page, 'Open the new version'));
        await page.locator('.ds-error-summary').waitFor();
        expect(await main(page)).toContain('Choose the step to go back to');
        await hand.choose(page.locator('#step'), 'create');
        await hand.write(page.locator('#reason'), REASON);
        await hand.press(button(page, 'Open the new version'));
        await page.getByText('Draft of version 2').waitFor();
        expect(await main(page)).toContain('Version 1 holds until the new one is approved.');
        expect(await main(page)).toContain('Back to step 6. Create');

        await page.goto(`${path}/workload`);
        await hand.write(page.locator('#workload_teachingHours'), '44');
        await hand.press(page.locator('main button[value=continue]:visible'));
        await page.goto(`${path}/steps`);
        expect(await main(page)).toContain(REASON);
        await page.goto(`${path}/submit`);
        await hand.press(button(page, 'Freeze and submit'));
        await page.getByText('Waiting for decisions').waitFor();
        return page.url();
      });
      for (const [who] of parties())
        await at(house, way, async (hand) => {
          await signInAs(hand.page, world, who);
          await hand.page.goto(approval);
          // What changed since the version they said yes to, and why.
          expect(await main(hand.page)).toContain(REASON);
          await hand.tick(hand.page.locator('[name=decision][value=approved]'));
          await hand.press(hand.page.locator('main button[value=decide]'));
          await hand.page.waitForLoadState('load');
        });
      await at(house, way, async ({ page }) => {
        await signInAs(page, world, staff.leader);
        await page.goto(path);
        expect(await main(page)).toContain('Version 2, approved');
        await page.goto(`${path}/revise`);
        expect(await main(page)).toContain('Approved anew');
      });
    },
  );

  test.each(waysOfLongStories)('and given up: what was approved is there as it was, %s', { timeout: 120_000 }, async (way) => {
    const path = `${house.url}/design/${await approved()}`;
    await at(house, way, async (hand) => {
      const { page } = hand;
      await signInAs(page, world, staff.leader);
      await page.goto(`${path}/revise`);
      await hand.choose(page.locator('#step'), 'pilot');
      await hand.write(page.locator('#reason'), REASON);
      await hand.press(button(page, 'Open the new version'));
      await hand.press(link(page, 'About the new version'));
      await hand.press(button(page, 'Give version 2 up'));
      await page.getByText('Given up').waitFor();
      await page.goto(path);
      expect(await main(page)).toContain('Version 1, approved');
    });
  });
});
