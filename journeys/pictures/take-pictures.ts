import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openWindow, type Window } from '../browser.ts';
import type { DemonstrationHouse } from './demonstration-house.ts';
import type { Pictured, Way } from './picture.ts';
import { smallPng } from './small-png.ts';

const WIDE = 1280;
const NARROW = 390;
/** What is longer is cut off: the beginning shows how a page is made. */
const LONGEST = { wide: 1_800, narrow: 1_700 };

/**
 * Takes the pictures of these pages, each reader with a profile of their own, signed in by the page of the demonstration.
 * @returns what could not be taken, with the reason
 */
export async function takePictures(house: DemonstrationHouse, pages: readonly Pictured[], folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const failed: string[] = [];
  const readers = new Map<string, Window>();
  for (const pictured of pages) {
    if (pictured.name === undefined || pictured.go === undefined) continue;
    for (const way of [undefined, ...(pictured.also ?? [])]) {
      const name = way === undefined ? pictured.name : `${pictured.name}-${way}`;
      try {
        const { page } = await readerFor(readers, house, pictured.as, way);
        await page.setViewportSize({ width: way === 'narrow' ? NARROW : WIDE, height: 900 });
        await pictured.go(page, house);
        await writeFile(join(folder, `${name}.png`), await pictureOf(page, way));
      } catch (error) {
        failed.push(`${name}: ${(error instanceof Error ? error.message : String(error)).split('\n').slice(0, 3).join(' ')}`);
      }
    }
  }
  for (const reader of readers.values()) await reader.close();
  return failed;
}

async function readerFor(readers: Map<string, Window>, house: DemonstrationHouse, as = '', way?: Way): Promise<Window> {
  const profile = `${as} ${way ?? 'wide'}`;
  const known = readers.get(profile);
  if (known !== undefined) return known;
  const reader = await openWindow(house.url, { colours: way === 'dark' ? 'dark' : 'light', width: way === 'narrow' ? NARROW : WIDE });
  reader.page.setDefaultTimeout(15_000);
  if (as !== '') {
    await reader.page.goto(`${house.url}/demonstration`);
    await reader.page.locator(`main button[value="${as}"]`).click();
    await reader.page.waitForURL(/\/me$/);
  }
  readers.set(profile, reader);
  return reader;
}

async function pictureOf(page: Page, way?: Way): Promise<Buffer> {
  await page.evaluate('document.fonts.ready.then(() => true)');
  const [width, longest] = way === 'narrow' ? [NARROW, LONGEST.narrow] : [WIDE, LONGEST.wide];
  const long = Number(await page.evaluate('document.documentElement.scrollHeight'));
  const clip = { x: 0, y: 0, width, height: Math.min(long, longest) };
  return smallPng(await page.screenshot({ fullPage: true, clip, animations: 'disabled' }));
}
