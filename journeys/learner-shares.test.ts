import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAct } from '../packages/platform/src/base/door.ts';
import { enrolledIn, type Issued, institutionIn, issuedIn, offeredIn, passedIn } from '../packages/platform/src/scenario-for-tests.ts';
import { makeHolderShare } from '../packages/platform/src/stages/issuing/make-holder-share.ts';
import { chromiumPath, openWindow } from './browser.ts';
import { type Hand, handAt, hasScripts, type Way, ways } from './hand.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';

describe.skipIf(chromiumPath === undefined)('a learner shows a credential to an employer', () => {
  let house: LiveHouse;
  let mine: Issued;
  beforeAll(async () => {
    house = await openLiveHouse();
    const lead = await institutionIn(house.house, 'Universität Mühlenau');
    const offering = await offeredIn(house.house, [lead]);
    const learners = await enrolledIn(house.house, offering, ['Hélène Böhm']);
    await passedIn(house.house, offering, learners, '1.7');
    [mine] = (await issuedIn(house.house, offering, learners, '1.7')) as [Issued];
  }, 120_000);
  afterAll(() => house?.close());

  /** A browser of their own for each of the two. */
  async function as<T>(way: Way, story: (hand: Hand) => Promise<T>): Promise<T> {
    const window = await openWindow(house.url, { javaScript: hasScripts(way) });
    try {
      const told = await story(handAt(window.page, way));
      expect(window.troubles).toEqual([]);
      return told;
    } finally {
      await window.close();
    }
  }

  /** What the mail brings. */
  async function linkOfTheMail(): Promise<string> {
    const actor = { kind: 'job', job: 'when-credential-issued-write-to-learner' } as const;
    const context = { actor, house: house.house, requestId: randomUUID(), language: 'en' };
    return (await runAct(makeHolderShare, context, { credentialId: mine.credentialId })).address;
  }

  test.each(ways)('sees it, gives a link away, and the employer checks it twice, %s', { timeout: 120_000 }, async (way) => {
    const label = `Stadtverwaltung, ${way}`;
    const mail = await linkOfTheMail();
    const given = await as(way, async (hand) => {
      const { page } = hand;
      // One action: the link in the mail. What it opens is valid, and asks for nothing.
      await page.goto(mail);
      expect(await page.locator('h1').innerText()).toBe('Heat and Health in Cities');
      expect(await page.locator('.credential').innerText()).toContain('Valid.');
      expect(hand.counted()).toEqual({ screens: 0, clicks: 0 });

      await hand.write(page.locator('#label'), label);
      await hand.press(page.getByRole('button', { name: 'Make a link' }));
      await page.getByText('The link is ready').waitFor();
      expect(hand.counted()).toEqual({ screens: 1, clicks: 1 });
      return page.locator('.ds-alert .id').innerText();
    });

    await as(way, async (hand) => {
      const { page } = hand;
      // One step: the link opens, the verdict stands there.
      const started = Date.now();
      await page.goto(given);
      expect(await page.locator('.verdict h1').innerText()).toBe('This credential is valid.');
      console.log(`journeys: the employer saw the verdict after ${Date.now() - started} ms, ${way}`);
      expect(await page.locator('main').innerText()).toContain('Hélène Böhm');
      expect(await page.locator('main form').count()).toBe(0);

      await page.goto(`${house.url}/verify`);
      await hand.write(page.locator('#paste'), given);
      await hand.press(page.getByRole('button', { name: 'Verify' }));
      await page.locator('.verdict').waitFor();
      expect(await page.locator('.verdict h1').innerText()).toBe('This credential is valid.');
      expect(hand.counted()).toEqual({ screens: 1, clicks: 1 });
    });

    await as(way, async (hand) => {
      const { page } = hand;
      await page.goto(mail);
      const row = page.locator('tr', { hasText: label });
      await expect.poll(async () => (await page.reload()) && row.innerText(), { timeout: 20_000 }).toContain('2 times');
      await hand.press(row.getByRole('button', { name: 'End' }));
      await row.getByText('Ended', { exact: true }).waitFor();
    });

    await as(way, async ({ page }) => {
      expect((await page.goto(given))?.status()).toBe(410);
      await page.getByRole('heading', { level: 1, name: 'This link shows nothing any more' }).waitFor();
    });
  });
});
