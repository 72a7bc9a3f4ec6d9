import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testClock } from '../packages/platform/src/base/outside/clock.ts';
import { chromiumPath, openWindow } from './browser.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';

describe.skipIf(chromiumPath === undefined)('the people of an institution', () => {
  const clock = testClock('2026-11-20T08:00:00Z');
  let house: LiveHouse;
  let nord: string;
  beforeAll(async () => {
    house = await openLiveHouse(clock);
    nord = await house.introduce('Akademie Nord');
    await house.confirm(nord);
    await house.mails(1);
  });
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

  const enter = (page: Page) => page.getByRole('button', { name: 'Sign in now' }).click();
  const linkIn = (mail: string | undefined) => /http\S+\/signin\/[\w-]{43}/.exec((mail ?? '').replaceAll('=3D', '='))?.[0] ?? '';
  async function mailTo(address: string, number: number): Promise<string | undefined> {
    for (let tried = 0; tried < 100; tried += 1) {
      const found = (await house.mails(0)).filter((mail) => mail.includes(`To: ${address}`) && linkIn(mail) !== '');
      if (found.length >= number) return found.find((mail) => !seen.has(mail));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return undefined;
  }
  const seen = new Set<string>();

  test.each([
    ['with a script', true],
    ['without one', false],
  ])(
    'an administrator signs in through the link, invites a colleague, and gives a role that the colleague loses after its last day, %s',
    async (_how, javaScript) => {
      clock.set('2026-11-20T08:00:00Z');
      const colleague = javaScript ? 'ben@nord.example' : 'bea@nord.example';
      const link = await house.administrator(nord, 'Ada Vogt', javaScript ? 'ada@nord.example' : 'adele@nord.example');
      await at(javaScript, async (page) => {
        await page.goto(link);
        await page.goto(link);
        await enter(page);
        await page.getByRole('heading', { level: 1, name: 'Ada Vogt' }).waitFor();
        await page.getByRole('link', { name: 'Look after the people of Akademie Nord' }).click();

        await page.locator('#name').fill('Ben Ruiz');
        await page.locator('#email').fill('ben@');
        await page.getByRole('button', { name: 'Send the invitation' }).click();
        await page.locator('.ds-error-summary').waitFor();
        expect(await page.locator('#name').inputValue()).toBe('Ben Ruiz');
        expect(await page.locator('.ds-error-summary li').allInnerTexts()).toEqual([
          'Enter a complete e-mail address, such as name@university.example',
          'Choose the role',
        ]);
        await page.locator('#email').fill(colleague);
        await page.locator('#role').selectOption('registrar');
        await page.getByRole('button', { name: 'Send the invitation' }).click();
        await page.getByRole('heading', { level: 1, name: 'Ben Ruiz' }).waitFor();

        await page.locator('#role').selectOption('institution-admin');
        await page.locator('#untilDay').fill('2026-11-22');
        await page.getByRole('button', { name: 'Give the role' }).click();
        await page
          .getByText('from November 20, 2026 to November 22, 2026')
          .or(page.getByText('from 20 November 2026 to 22 November 2026'))
          .waitFor();
      });
      const invitation = await mailTo(colleague, 1);
      seen.add(invitation ?? '');

      await at(javaScript, async (page) => {
        await page.goto(linkIn(invitation));
        await enter(page);
        await page.getByRole('link', { name: 'Look after the people of Akademie Nord' }).click();
        await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
        const people = page.url();

        clock.set('2026-11-23T00:00:00Z');
        await page.goto(`${house.url}/signin`);
        await page.locator('#email').fill(colleague);
        await page.getByRole('button', { name: 'Send me a link' }).click();
        await page.getByRole('heading', { level: 1, name: 'Look into your mailbox' }).waitFor();
        await page.goto(linkIn(await mailTo(colleague, 2)));
        await enter(page);
        await page.getByRole('heading', { level: 1, name: 'Ben Ruiz' }).waitFor();
        expect(await page.getByText('Look after the people').count()).toBe(0);
        expect((await page.goto(people))?.status()).toBe(403);

        await page.goto(house.url);
        await page.getByRole('button', { name: 'Sign out' }).click();
        await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
        expect(await page.context().cookies()).toEqual([]);

        // The link from the mail was used: it lets nobody in again.
        await page.goto(linkIn(invitation));
        await enter(page);
        await page.getByRole('heading', { level: 1, name: 'This link does not work any more' }).waitFor();
      });
    },
  );

  test('what is answered to whoever asks for a link does not tell whether the address is known', async () => {
    await at(true, async (page) => {
      const answers: string[] = [];
      for (const email of ['ada@nord.example', 'nobody@elsewhere.example']) {
        await page.goto(`${house.url}/signin`);
        await page.locator('#email').fill(email);
        await page.getByRole('button', { name: 'Send me a link' }).click();
        await page.getByRole('heading', { level: 1, name: 'Look into your mailbox' }).waitFor();
        answers.push(await page.content());
      }
      expect(answers[0]).toBe(answers[1]);
    });
  });
});
