import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, openWindow, type Reader } from './browser.ts';
import { certificateOf, signedCredential } from './credential.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';

describe.skipIf(chromiumPath === undefined)('an employer verifies', () => {
  let house: LiveHouse;
  let credential = '';
  beforeAll(async () => {
    [house, credential] = await Promise.all([openLiveHouse(), signedCredential()]);
  });
  afterAll(() => house?.close());

  async function at(reader: Reader, story: (page: Page) => Promise<void>): Promise<void> {
    const window = await openWindow(house.url, reader);
    try {
      await window.page.goto(`${house.url}/verify`);
      await story(window.page);
      expect(window.troubles).toEqual([]);
    } finally {
      await window.close();
    }
  }
  const verdictOf = (page: Page) => page.locator('.verdict h1').innerText();

  test.each([
    ['with a script', true],
    ['without one', false],
  ])('pasting takes one step to the verdict, %s', async (_how, javaScript) => {
    await at({ javaScript }, async (page) => {
      await page.locator('#paste').fill(credential);
      await page.getByRole('button', { name: 'Verify' }).click();
      expect(await verdictOf(page)).toBe('This credential is valid.');
      const main = await page.locator('main').innerText();
      expect(main).toContain('University of Lindau');
      // A key vouches for nobody: the page says so, in the sentence under the verdict.
      expect(await page.locator('.verdict').innerText()).toContain('Nobody vouches here for the name of the issuer');
      expect(main).not.toContain('joint');
      expect(await page.locator('section[aria-labelledby=checks] tbody tr').count()).toBe(9);
    });
  });

  test('a changed letter is found, in German', async () => {
    await at({ language: 'de' }, async (page) => {
      await page.locator('#paste').fill(credential.replace('University of Lindau', 'University of Lindeu'));
      await page.getByRole('button', { name: 'Prüfen' }).click();
      expect(await verdictOf(page)).toBe('Dieser Nachweis ist nicht gültig.');
      expect(await page.locator('tbody tr').first().innerText()).toContain('Inhalt');
      // What a changed credential claims is not repeated.
      expect(await page.locator('main').innerText()).not.toContain('Lindeu');
    });
  });

  test('a certificate is verified by the credential in it', async () => {
    const buffer = Buffer.from(await certificateOf(credential));
    await at({}, async (page) => {
      await page.locator('#file').setInputFiles({ name: 'certificate.pdf', mimeType: 'application/pdf', buffer });
      await page.getByRole('button', { name: 'Verify' }).click();
      await page.locator('.verdict').waitFor({ timeout: 60_000 });
      expect(await verdictOf(page)).toBe('This credential is valid.');
    });
  });

  test('a picture is answered by a verdict, not by an error', async () => {
    const buffer = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    await at({}, async (page) => {
      await page.locator('#file').setInputFiles({ name: 'badge.png', mimeType: 'image/png', buffer });
      await page.getByRole('button', { name: 'Verify' }).click();
      expect(await verdictOf(page)).toBe('This credential is not valid.');
      expect(await page.locator('.verdict').innerText()).toContain('a PNG image');
    });
  });

  test('six megabytes are refused with a sentence', async () => {
    await at({}, async (page) => {
      await page
        .locator('#file')
        .setInputFiles({ name: 'credential.json', mimeType: 'application/json', buffer: Buffer.alloc(6_000_000, 0x20) });
      await page.getByRole('button', { name: 'Verify' }).click();
      await page.getByRole('heading', { level: 1, name: 'This is too large' }).waitFor();
    });
  });
});
