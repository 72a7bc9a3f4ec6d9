import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, openWindow, type Reader } from './browser.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/;

describe.skipIf(chromiumPath === undefined)('an institution introduces itself', () => {
  let house: LiveHouse;
  beforeAll(async () => {
    house = await openLiveHouse();
  });
  afterAll(() => house?.close());

  async function at(reader: Reader, story: (page: Page) => Promise<void>): Promise<void> {
    const window = await openWindow(house.url, reader);
    try {
      await story(window.page);
      expect(window.troubles).toEqual([]);
    } finally {
      await window.close();
    }
  }

  const listed = async () =>
    ((await (await fetch(`${house.url}/api/institutions?limit=100`)).json()) as { institutions: { id: string; name: string }[] })
      .institutions;

  async function fill(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
    for (const [question, answer] of Object.entries(answers)) {
      const field = page.locator(`#${question}`);
      if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(answer);
      else await field.fill(answer);
    }
  }

  const muehlenau = {
    name: 'Universität Mühlenau',
    country: 'DE',
    website: 'https://www.muehlenau.example',
    contactName: 'Jördis Kühn',
    contactEmail: 'jordis.kuehn@muehlenau.example',
  };

  test.each([
    ['with a script', true],
    ['without one', false],
  ])(
    'from the start page to the list, %s: an error, its repair, the confirmation, the mail, the confirmed page',
    async (_how, javaScript) => {
      const name = `${muehlenau.name} ${javaScript ? 'Nord' : 'Süd'}`;
      const mailsBefore = (await house.mails(0)).length;
      let id = '';
      await at({ javaScript }, async (page) => {
        await page.goto(house.url);
        await page.getByRole('link', { name: 'Introduce your institution' }).click();
        await fill(page, { ...muehlenau, name, website: 'www.muehlenau.example', country: '' });
        await page.getByRole('button', { name: 'Introduce the institution' }).click();

        await page.locator('.ds-error-summary').waitFor();
        expect(await page.title()).toBe('Error: Introduce your institution – Laurel');
        const summary = await page.locator('.ds-error-summary li').allInnerTexts();
        expect(summary).toEqual([
          'Choose the country of the institution',
          'Enter the full address of the website, beginning with https://',
        ]);
        // The same words stand at the field, and what was right is still there.
        expect(await page.locator('#website-error').innerText()).toBe(summary[1]);
        expect(await page.locator('#name').inputValue()).toBe(name);
        expect(await page.locator('#contactEmail').inputValue()).toBe(muehlenau.contactEmail);

        await page.locator('.ds-error-summary a').last().click();
        expect(page.url()).toMatch(/#website$/);
        await fill(page, { website: muehlenau.website, country: 'DE' });
        await page.getByRole('button', { name: 'Introduce the institution' }).click();

        await page.getByRole('heading', { level: 1, name: 'Your introduction has arrived' }).waitFor();
        id = UUID.exec(page.url())?.[0] ?? '';
        expect(page.url()).toBe(`${house.url}/institutions/${id}/introduced`);
        expect(await page.locator('main').innerText()).not.toContain(name);

        // Reloading or coming back by a bookmark asks for nothing anew.
        await page.reload();
        await page.getByRole('heading', { level: 1, name: 'Your introduction has arrived' }).waitFor();
      });

      const letters = await house.mails(mailsBefore + 1);
      expect(letters.filter((letter) => letter.includes(id))).toHaveLength(1);
      expect((await listed()).map((each) => each.id)).not.toContain(id);

      await house.confirm(id);
      await at({ javaScript }, async (page) => {
        await page.goto(`${house.url}/institutions/${id}/introduced`);
        await page.getByRole('link', { name: 'See the institution' }).click();
        await page.getByRole('heading', { level: 1, name }).waitFor();
        expect(await page.locator('main').innerText()).not.toContain(muehlenau.contactName);
        expect(await page.locator('main').innerText()).not.toContain(muehlenau.contactEmail);
      });
    },
  );

  test('by keyboard alone, in German, with the language chosen on the way', async () => {
    await at({ language: 'fr' }, async (page) => {
      await page.goto(`${house.url}/institutions/new`);
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe('Skip to main content');
      await tabTo(page, 'Language: English');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe('Deutsch');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Ihre Einrichtung vorstellen' }).waitFor();

      // The skip link saves the way through the navigation.
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe('name');
      await page.keyboard.press('Enter');

      await page.locator('.ds-error-summary').waitFor();
      expect(await page.title()).toBe('Fehler: Ihre Einrichtung vorstellen – Laurel');
      // The focus stands on the summary; one step on is the first thing to repair.
      expect(
        await page.evaluate(() => (globalThis as unknown as { document: { activeElement: { id: string } } }).document.activeElement.id),
      ).toBe('error-summary');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await focused(page)).toBe('name');
      await page.keyboard.type('Πανεπιστήμιο Αλκυόνης');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Griech');
      await page.keyboard.press('Tab');
      await page.keyboard.type('https://www.alkyoni.example');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Ελένη Βλάχου');
      await page.keyboard.press('Tab');
      await page.keyboard.type('eleni@alkyoni.example');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe('Einrichtung vorstellen');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Ihre Vorstellung ist angekommen' }).waitFor();
    });
    await expect.poll(async () => (await house.mails(1)).some((each) => /alkyoni/.test(each)), { timeout: 20_000 }).toBe(true);
  });

  test.each([
    ['with a script', true],
    ['without one', false],
  ])('a double click sends once, %s', async (_how, javaScript) => {
    const name = `Uniwersytet Białowodzki ${javaScript}`;
    await at({ javaScript }, async (page) => {
      await page.goto(`${house.url}/institutions/new`);
      await fill(page, { ...muehlenau, name, country: 'PL' });
      await page.getByRole('button', { name: 'Introduce the institution' }).dblclick();
      await page.getByRole('heading', { level: 1, name: 'Your introduction has arrived' }).waitFor();
    });
    expect(await house.introductionsOf(name)).toBe(1);
  });

  test('the back button and a second sending do nothing twice; another answer asks before it becomes another institution', async () => {
    const name = 'Järvenrannan yliopisto';
    await at({}, async (page) => {
      await page.goto(`${house.url}/institutions/new`);
      await fill(page, { ...muehlenau, name, country: 'FI' });
      await page.getByRole('button', { name: 'Introduce the institution' }).click();
      await page.getByRole('heading', { level: 1, name: 'Your introduction has arrived' }).waitFor();
      const first = page.url();

      await page.goBack();
      expect(await page.locator('#name').inputValue()).toBe(name);
      await page.getByRole('button', { name: 'Introduce the institution' }).click();
      await page.getByRole('heading', { level: 1, name: 'Your introduction has arrived' }).waitFor();
      expect(page.url()).toBe(first);
      expect(await house.introductionsOf(name)).toBe(1);

      await page.goBack();
      await fill(page, { name: `${name}, toinen` });
      await page.getByRole('button', { name: 'Introduce the institution' }).click();
      await page.locator('.ds-error-summary').waitFor();
      expect(await page.locator('.ds-error-summary').innerText()).toContain('This form was sent before');
      await page.getByRole('button', { name: 'Introduce the institution' }).click();
      await page.getByRole('heading', { level: 1, name: 'Your introduction has arrived' }).waitFor();
      expect(page.url()).not.toBe(first);
    });
  });

  test('signs that would be HTML are letters in every view', async () => {
    const name = '"><img src=x onerror=alert(1)></h1><script>alert(1)</script>';
    const id = await house.introduce(name);
    await house.confirm(id);
    await at({}, async (page) => {
      const asked: string[] = [];
      page.on('dialog', (dialog) => {
        asked.push(dialog.message());
        dialog.dismiss().catch(() => {});
      });
      for (const path of ['/', '/institutions', `/institutions/${id}`]) {
        await page.goto(`${house.url}${path}`);
        expect(await page.locator('main img, main script').count()).toBe(0);
      }
      await page.getByRole('heading', { level: 1, name }).waitFor();
      expect(asked).toEqual([]);
    });
  });

  test('another site cannot send the form in a reader’s name', async () => {
    const before = await house.house.jobs.waiting('send-mail');
    const answers = new URLSearchParams({ ...muehlenau, language: 'en' });
    for (const headers of [{ Origin: 'https://evil.example' }, { 'Sec-Fetch-Site': 'cross-site', Origin: house.url }, {}]) {
      const response = await fetch(`${house.url}/institutions/new`, {
        method: 'POST',
        body: answers,
        headers: headers as Record<string, string>,
        redirect: 'manual',
      });
      expect(response.status).toBe(403);
    }
    expect(await house.house.jobs.waiting('send-mail')).toBe(before);
  });
});

/** What has the focus: its name as it is read out, or its id for a field. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    type Focused = { tagName: string; id: string; innerText: string };
    const { activeElement } = (globalThis as unknown as { document: { activeElement: Focused } }).document;
    return ['INPUT', 'SELECT', 'TEXTAREA'].includes(activeElement.tagName)
      ? activeElement.id
      : activeElement.innerText.replace(/\s+/g, ' ').trim();
  });
}

async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 20; step += 1) {
    if ((await focused(page)) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach "${name}"`);
}
