import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testClock } from '../packages/platform/src/base/outside/clock.ts';
import { offeredIn } from '../packages/platform/src/scenario-for-tests.ts';
import { chromiumPath, openWindow } from './browser.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';
import { personIn, signInAs, type World } from './pages/world.ts';

const samples = fileURLToPath(new URL('../../shared/samples/', import.meta.url));
const list = `${samples}class-with-errors.csv`;
type Entry = { readonly row: number; readonly column?: string; readonly why?: string };
type Expected = Readonly<Record<'refused' | 'cleaned' | 'toConfirm', readonly Entry[]>>;

const there = existsSync(list);
if (!there) console.log('journeys: class-with-errors is skipped, ../shared/samples is not there');

/** What a registrar writes into the rows, by row and column. */
const repairs: readonly (readonly [row: number, column: string, text: string])[] = [
  [2, 'E-mail', 'nils@uni.example'],
  [3, 'Family name', 'Ghost'],
  [5, 'Assessed on', '2026-11-20'],
  [6, 'Result', 'pass'],
  [7, 'Attendance (%)', '85'],
  [8, 'Attendance (%)', '100'],
  [10, 'Grade', '5.0'],
  [13, 'Assessed on', '2026-11-20'],
];

describe.skipIf(chromiumPath === undefined || !there)('the class list with errors (needs ../shared)', () => {
  let house: LiveHouse;
  let world: World;
  let expected: Expected;
  beforeAll(async () => {
    expected = JSON.parse(readFileSync(`${samples}class-with-errors.expected.json`, 'utf8'));
    // Some days after the day on which the list says that it was assessed.
    house = await openLiveHouse(testClock('2026-11-24T09:00:00Z'));
    const lead = await house.introduce('Universität Mühlenau');
    await house.confirm(lead);
    world = { url: house.url, house: house.house, lead, partner: lead };
  });
  afterAll(() => house?.close());

  const rowAt = (page: Page, row: number) => page.locator(`li[aria-label="Row ${row}"]`);
  /** What the screen says of the rows that need somebody: of each its sentences, and the fields at which they stand. */
  const shownRows = (page: Page) =>
    page.locator('li.repair[aria-label]').evaluateAll((rows) =>
      rows.map((row) => ({
        row: Number(row.getAttribute('aria-label')?.replace(/\D/g, '')),
        says: [...row.querySelectorAll('[data-field=validation], .ds-validation-message')].map((each) => each.textContent?.trim() ?? ''),
        columns: [...row.querySelectorAll('input[aria-invalid=true]')].map(
          (field) => row.querySelector(`label[for="${field.id}"]`)?.textContent?.trim() ?? '',
        ),
      })),
    );

  test.each([
    ['with a script', true],
    ['without one', false],
  ])(
    'is uploaded, says of each of its 13 rows what is expected, is repaired in place and taken over, %s',
    { timeout: 120_000 },
    async (_how, javaScript) => {
      const offering = await offeredIn(house.house, [world.lead]);
      const registrar = await personIn(world, world.lead, 'Jördis Kühn', 'registrar');
      const window = await openWindow(house.url, { javaScript });
      const { page } = window;
      // What comes after is looked for on the page that follows, not on the one that is still there.
      const press = async (name: string) => {
        await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).click()]);
      };
      await signInAs(page, world, registrar);
      await page.goto(`${house.url}/offerings/${offering.offeringId}/results/import?purpose=enrol`);
      await page.locator('#file').setInputFiles(list);
      await press('Read the list');
      // The least attendance stands in the description; the scale is said here.
      await page.getByText('How results are read').click();
      expect(await page.getByLabel('Least attendance to pass').inputValue()).toBe('80');
      await page.getByLabel('Grade scale').fill('1.0, 4.0, 5.0');
      await press('Read again with these meanings');
      await page.getByRole('heading', { name: '10 rows to repair' }).waitFor();

      const wanted = [...expected.refused, ...expected.toConfirm].toSorted((one, other) => one.row - other.row);
      const shown = await shownRows(page);
      expect(shown.map(({ row }) => row)).toEqual(wanted.map(({ row }) => row));
      for (const { row, column, why } of wanted) {
        const said = shown.find((each) => each.row === row);
        expect([row, said?.says.length], said?.says.join()).toEqual([row, 1]);
        if (column !== undefined) expect([row, said?.columns]).toEqual([row, [column]]);
        if (why !== undefined) expect(said?.says[0]?.toLowerCase()).toContain(why);
      }
      // Whether a doubt is none can be said for the one row that is to be confirmed, and where what was said does not fit together.
      for (const { row } of expected.toConfirm) expect(await rowAt(page, row).getByLabel('This is right as it is').count()).toBe(1);

      // The three others are ready; what was taken out of them is said in their rows.
      await page.getByText('3 rows are ready').first().click();
      await page.locator('main table tbody tr').filter({ hasText: /A10/ }).first().waitFor();
      const ready = await page
        .locator('main table tbody tr')
        .filter({ hasText: /A1\b|A10|A11/ })
        .allInnerTexts();
      expect(ready).toHaveLength(3);
      const remarks = ready.map((text) => text.replace(/\s+/g, ' '));
      for (const { row, column, why } of expected.cleaned) {
        const line = remarks.find((text) => text.includes(`A${row - 1} `));
        expect(line?.toLowerCase()).toContain(`${column}: ${why}`.toLowerCase());
      }
      expect(remarks.filter((text) => / removed/.test(text))).toHaveLength(expected.cleaned.length);

      for (const [row, column, text] of repairs) await rowAt(page, row).getByLabel(column, { exact: true }).fill(text);
      await rowAt(page, 4).getByLabel('This is right as it is').check();
      await rowAt(page, 9).getByLabel('Leave this row out').check();
      await press('Check the 10 rows again');
      await page.getByRole('heading', { name: 'Every row is ready' }).waitFor();
      await press('Take over 12 rows, leave out 1');
      await page.getByText('You entered 12 results').waitFor();
      const taken = await page.locator('main').innerText();
      for (const name of [
        'Frieda Fine',
        'Nils No-mail',
        'Ghost',
        '=HYPERLINK("http://evil.example","x") Formula',
        'evil Bidi',
        'Tab Control',
      ])
        expect(taken).toContain(name);
      expect(taken).not.toMatch(/(?![\n\t])[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
      expect(window.troubles).toEqual([]);
      await window.close();
    },
  );
});
