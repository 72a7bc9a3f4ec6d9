import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import heat from '../examples/heat-and-health.json' with { type: 'json' };
import { at, linkOfMail } from './at-work.ts';
import { chromiumPath } from './browser.ts';
import { waysOfLongStories } from './hand.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';
import { personIn, signInAs, type World } from './pages/world.ts';

const UNTIL = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);

describe.skipIf(chromiumPath === undefined)('a city comments on a description while it is designed', () => {
  let house: LiveHouse;
  let world: World;
  let leader = '';
  const followed = new Set<string>();

  beforeAll(async () => {
    house = await openLiveHouse();
    const lead = await house.introduce('Universität Mühlenau');
    await house.confirm(lead);
    world = { url: house.url, house: house.house, lead, partner: lead };
    leader = await personIn(world, lead, 'Emre Yıldız', 'course-leader');
  });
  afterAll(() => house?.close());

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  const main = (page: Page) => page.locator('main').innerText();

  test.each(waysOfLongStories)(
    'it is asked by mail, signs in without an account, says what it thinks of an element, and is answered, %s [UNIC-11]',
    { timeout: 180_000 },
    async (way) => {
      const turn = waysOfLongStories.indexOf(way);
      const email = `aylin.${turn}@city.example`;
      const called = `Heat and Health ${turn}`;
      const comments = await at(house, way, async (hand) => {
        const { page } = hand;
        await signInAs(page, world, leader);
        await page.goto(`${house.url}/design/import`);
        await hand.write(page.locator('#document'), JSON.stringify({ description: { ...heat.description, title: { en: called } } }));
        await hand.press(button(page, 'Import a description'));
        await page.getByRole('heading', { level: 1, name: called }).waitFor();
        await hand.press(page.getByRole('link', { name: 'Comments' }));
        await page.locator('#say').waitFor();
        await hand.press(page.locator('main aside summary'));
        await hand.press(button(page, 'Ask them'));
        await page.locator('.ds-error-summary').waitFor();
        expect(await main(page)).toContain('Enter the name of the organisation');
        await hand.write(page.locator('#organisation'), `Stadt Flussau ${turn}`);
        await hand.choose(page.locator('#country'), 'DE');
        await hand.write(page.locator('#speaker'), 'Aylin Çelik');
        await hand.write(page.locator('#email'), email);
        await hand.write(page.locator('#until'), UNTIL);
        await hand.press(button(page, 'Ask them'));
        await page.locator('main aside li', { hasText: `Stadt Flussau ${turn} (city)` }).waitFor();
        return page.url().replace(/#.*/, '');
      });

      const asked = await linkOfMail(house, email, 'a development', followed);
      followed.add(asked);
      await at(house, way, async (hand) => {
        const { page } = hand;
        await page.goto(asked);
        // Nobody is signed in: the address to which the mail went is the way in, and leads back here.
        await hand.write(page.locator('#email'), email);
        await hand.press(page.locator('main button[type=submit]'));
        await page.waitForURL(/\/signin\/sent/);
        const link = await linkOfMail(house, email, 'sign in', followed);
        followed.add(link);
        await page.goto(link);
        await hand.press(page.locator('main button[type=submit]'));
        await page.getByRole('heading', { level: 1, name: called }).waitFor();
        expect(await main(page)).toContain('Learning outcomes');
        await hand.press(button(page, 'Send the comment'));
        await page.locator('.ds-error-summary').waitFor();
        await hand.choose(page.locator('#element'), 'delivery.schedule');
        await hand.write(page.locator('#body'), 'Our citizens want evenings.');
        await hand.press(button(page, 'Send the comment'));
        await page.locator('main article').waitFor();
        // Of the workshop of the university there is nothing else for them.
        expect((await page.goto(comments))?.status()).toBe(404);
      });

      await at(house, way, async (hand) => {
        const { page } = hand;
        await signInAs(page, world, leader);
        await page.goto(comments);
        const thread = page.locator('main article', { hasText: 'Our citizens want evenings.' });
        expect(await thread.innerText()).toContain(`Stadt Flussau ${turn} (city)`);
        await hand.press(thread.locator('summary'));
        await hand.write(thread.locator('textarea'), 'From spring on there are two a week.');
        await hand.press(thread.getByRole('button', { name: 'Send the answer' }));
        await page.getByText('From spring on there are two a week.').waitFor();
      });
    },
  );
});
