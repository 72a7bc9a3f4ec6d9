import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operator } from '../packages/platform/src/base/actor.ts';
import { inTransaction } from '../packages/platform/src/base/database/transaction.ts';
import { systemClock } from '../packages/platform/src/base/outside/clock.ts';
import { enrolledIn, type Issued, issuedIn, offeredIn, passedIn } from '../packages/platform/src/scenario-for-tests.ts';
import { chromiumPath, openWindow } from './browser.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';
import { personIn, signInAs, signOut, type World } from './pages/world.ts';

const note = 'The grade was entered for somebody else.\nA corrected credential follows.';

/** A busy machine may need a second try, and the tick a second. */
const patience = { timeout: 90_000, interval: 500 };

describe.skipIf(chromiumPath === undefined)('a credential is revoked, and seen to be', () => {
  let house: LiveHouse;
  let world: World;
  let issued: Issued[] = [];
  const who = { registrar: '', second: '' };

  beforeAll(async () => {
    house = await openLiveHouse(systemClock, { LAUREL_STATUS_TICK: '1' });
    const lead = await house.introduce('Universität Mühlenau');
    await house.confirm(lead);
    world = { url: house.url, house: house.house, lead, partner: lead };
    who.registrar = await personIn(world, lead, 'Rosa Register', 'registrar');
    who.second = await personIn(world, lead, 'Anton Amt', 'institution-admin');
    const offering = await offeredIn(house.house, [lead]);
    const learners = await enrolledIn(house.house, offering, ['Łucja Żółć', 'Sukarno']);
    await passedIn(house.house, offering, learners);
    issued = await issuedIn(house.house, offering, learners);
  }, 180_000);
  afterAll(() => house?.close());

  /** The list that says so is signed with the next tick. */
  const nextTick = () =>
    expect
      .poll(
        () =>
          inTransaction(house.house.db, operator, 'read', async (db) => {
            const lists = await db.selectFrom('status_list').select(['version', 'signed_version']).execute();
            return lists.every((list) => list.version === list.signed_version);
          }),
        patience,
      )
      .toBe(true);

  /** The employer's one step: paste, and read the verdict. */
  async function verdict(page: Page, { signed }: Issued): Promise<string> {
    await page.goto(`${house.url}/verify`);
    await page.locator('#paste').fill(new TextDecoder().decode(signed));
    await page.locator('main button[type=submit]').click();
    await page.locator('.verdict').waitFor();
    return page.locator('.verdict').innerText();
  }

  test.each([
    ['with a script', true, 0],
    ['without one', false, 1],
  ])(
    'a registrar asks, a second person confirms, the next verification says so, %s',
    async (_how, javaScript, place) => {
      const window = await openWindow(house.url, { javaScript });
      const { page } = window;
      const learner = issued[place] as Issued;
      try {
        await expect.poll(() => verdict(page, learner), patience).toContain('This credential is valid.');

        await signInAs(page, world, who.registrar);
        await page.goto(`${house.url}/credentials`);
        await page.locator('#wanted').fill(learner.studentNumber);
        await page.getByRole('button', { name: 'Search' }).click();
        await page.locator('#note').waitFor();
        expect(await page.locator('main').innerText()).toContain(learner.name);
        // A student number is personal: it does not stand in an address.
        expect(page.url()).toBe(`${house.url}/credentials/${learner.credentialId}`);
        await page.getByLabel('It holds a mistake').check();
        await page.locator('#note').fill(note);
        await page.getByRole('button', { name: 'Ask for the revocation' }).click();
        await page.getByText('A revocation waits for a second person').waitFor();
        await page.goto(`${house.url}/revocations`);
        expect(await page.getByRole('button', { name: 'Confirm: revoke it' }).count()).toBe(0);
        expect(await page.locator('main').innerText()).toContain('You asked for this yourself');

        // Asked for is not revoked.
        await signOut(page);
        await expect.poll(() => verdict(page, learner), patience).toContain('This credential is valid.');

        await signInAs(page, world, who.second);
        await page.goto(`${house.url}/revocations`);
        expect(await page.locator('main').innerText()).toContain('Rosa Register');
        await page.getByRole('button', { name: 'Confirm: revoke it' }).click();
        await page.getByText('The credential is revoked.').waitFor();

        await signOut(page);
        await nextTick();
        await expect.poll(() => verdict(page, learner), patience).toMatch(/This credential is not valid\.[\s\S]*revoked/);
        const letter = (await house.mails(place + 1)).find((text) => text.includes(learner.credentialId));
        expect(letter).toContain('was revoked');
        expect(window.troubles).toEqual([]);
      } finally {
        await window.close();
      }
    },
    180_000,
  );
});
