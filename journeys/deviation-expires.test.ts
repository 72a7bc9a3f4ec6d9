import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import heat from '../examples/heat-and-health.json' with { type: 'json' };
import { operator } from '../packages/platform/src/base/actor.ts';
import { runAct } from '../packages/platform/src/base/door.ts';
import { testClock } from '../packages/platform/src/base/outside/clock.ts';
import { invitePerson } from '../packages/platform/src/base/people/invite-person.ts';
import { at, linkOfMail } from './at-work.ts';
import { chromiumPath } from './browser.ts';
import { waysOfLongStories } from './hand.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';
import { personIn, signInAs, type World } from './pages/world.ts';

const TODAY = '2026-11-20T08:00:00Z';
const LAST = '2027-03-31';
const AFTER = '2027-04-01T08:00:00Z';
const WISH = 'The second partner joins in spring; the letter of intent is there.';
const REASON = 'The letter of intent is good enough until the contract begins.';

/** It names no partner, which the standard that binds here asks for (UNI-01). */
const { partners: _partners, ...provider } = heat.description.provider;

describe.skipIf(chromiumPath === undefined)('a deviation expires', () => {
  const clock = testClock(TODAY);
  let house: LiveHouse;
  let world: World;
  const followed = new Set<string>();
  const staff = { leader: '', decider: '', author: '', partnerDecider: '', admin: '' };

  beforeAll(async () => {
    house = await openLiveHouse(clock);
    const lead = await house.introduce('Universität Mühlenau');
    const partner = await house.introduce('Universidad de Peñaclara', 'ES');
    await house.confirm(lead);
    await house.confirm(partner);
    world = { url: house.url, house: house.house, lead, partner };
    staff.leader = await personIn(world, lead, 'Emre Yıldız', 'course-leader');
    staff.author = await personIn(world, lead, 'Ada Vogt', 'course-leader', 'decider');
    staff.partnerDecider = await personIn(world, partner, 'Ελένη Βλάχου', 'decider');
    staff.admin = await personIn(world, lead, 'Anton Amt', 'institution-admin');
    const context = { actor: operator, house: house.house, requestId: randomUUID(), language: 'en' };
    const invitation = { institutionId: lead, name: 'Стоян Петров', email: 'decider@muehlenau.example', role: 'decider' } as const;
    staff.decider = (await runAct(invitePerson, context, invitation)).personId;
  });
  afterAll(() => house?.close());

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  const main = (page: Page) => page.locator('main').innerText();

  test.each(waysOfLongStories)(
    'asked for, granted, approved by two universities in sight of both, and over: nothing more is published, %s [UNIC-6]',
    { timeout: 180_000 },
    async (way) => {
      clock.set(TODAY);
      const called = `Heat and Health, ${way}`;
      const document = { description: { ...heat.description, provider, title: { en: called } } };

      // A colleague writes the description; the course leader finds that it cannot be submitted, and asks.
      const description = await at(house, way, async (hand) => {
        const { page } = hand;
        await signInAs(page, world, staff.author);
        await page.goto(`${house.url}/design/import`);
        await hand.write(page.locator('#document'), JSON.stringify(document));
        await hand.press(button(page, 'Import a description'));
        await page.getByRole('heading', { level: 1, name: called }).waitFor();
        return page.url().replace(/[?#].*/, '');
      });
      const wish = await at(house, way, async (hand) => {
        const { page } = hand;
        await signInAs(page, world, staff.leader);
        await page.goto(`${description}/submit`);
        expect(await main(page)).toContain('a second one is missing');
        expect(await button(page, 'Freeze and submit').count()).toBe(0);
        await hand.press(page.getByRole('link', { name: 'Ask for a deviation from UNI-01' }));
        await page.locator('#rule').waitFor();
        expect(await page.locator('#rule').inputValue()).toBe('unic-standard-2024:UNI-01');
        await hand.write(page.locator('#reason'), WISH);
        await hand.write(page.locator('#until'), '2027-06-30');
        await hand.press(button(page, 'Ask for this deviation'));
        await page.waitForURL(/\/deviations\/[0-9a-f-]{36}$/);
        // Who asks does not decide.
        expect(await main(page)).toContain('You cannot decide here');
        return page.url();
      });

      // The author holds the role and may not; the decider who is no author comes by the mail, and grants less than was asked for.
      await at(house, way, async (hand) => {
        await signInAs(hand.page, world, staff.author);
        await hand.page.goto(wish);
        expect(await main(hand.page)).toContain('You cannot decide here because you wrote at this description');
      });
      const mailed = await linkOfMail(house, 'decider@muehlenau.example', 'a deviation', followed);
      expect(mailed).toBe(wish);
      followed.add(mailed);
      await at(house, way, async (hand) => {
        const { page } = hand;
        await signInAs(page, world, staff.decider);
        await page.goto(`${house.url}/me`);
        await hand.press(page.getByRole('link', { name: /^(One deviation|\d deviations) to decide about$/ }));
        await hand.press(page.getByRole('link', { name: called }));
        await page.waitForURL(wish);
        await hand.tick(page.getByLabel('Grant: the rule need not be kept until the last day'));
        await hand.write(page.locator('#until'), LAST);
        await hand.write(page.locator('#reason'), REASON);
        await hand.press(button(page, 'Record the decision'));
        await page.getByText('Granted', { exact: true }).waitFor();
      });

      // Now it can be submitted, and whoever submits sees with what.
      const approval = await at(house, way, async (hand) => {
        const { page } = hand;
        await signInAs(page, world, staff.leader);
        await page.goto(`${description}/submit`);
        expect(await main(page)).toContain(REASON);
        await hand.press(button(page, 'Freeze and submit'));
        await page.getByText('Waiting for decisions').waitFor();
        return page.url();
      });
      for (const [who, institution] of [
        ['decider', 'Universität Mühlenau'],
        ['partnerDecider', 'Universidad de Peñaclara'],
      ] as const)
        await at(house, way, async (hand) => {
          const { page } = hand;
          await signInAs(page, world, staff[who]);
          await page.goto(approval);
          const seen = await page.locator('section', { has: page.locator('#deviations') }).innerText();
          expect(seen).toContain('Deviation until 31 March 2027, decided on 20 November 2026 by Universität Mühlenau');
          expect(seen).toContain(REASON);
          expect(await page.locator('[data-framework=unic-standard-2024]').innerText()).toContain('Passes with deviations');
          await page.getByRole('heading', { name: `Decide for ${institution}` }).waitFor();
          await hand.tick(page.getByLabel('Approve', { exact: true }));
          await hand.press(button(page, 'Record the decision'));
          await page.getByText('Your institution has decided.').or(page.getByText('This case is closed')).waitFor();
        });

      // One edition is published while it holds, and the public reads the one sentence; another waits too long.
      const drafted = (startsOn: string, endsOn: string) =>
        at(house, way, async (hand) => {
          const { page } = hand;
          await signInAs(page, world, staff.leader);
          await page.goto(`${house.url}/offerings/new`);
          await hand.press(page.getByRole('link', { name: called }));
          await hand.write(page.locator('#startsOn'), startsOn);
          await hand.write(page.locator('#endsOn'), endsOn);
          await hand.write(page.locator('#seats'), '30');
          await hand.press(button(page, 'Save the draft'));
          await page.getByText('An administrator of your institution publishes this draft.').waitFor();
          return page.url();
        });
      const [first, second] = [await drafted('2026-12-01', '2026-12-18'), await drafted('2027-05-03', '2027-05-21')];
      const open = await at(house, way, async (hand) => {
        const { page } = hand;
        await signInAs(page, world, staff.admin);
        await page.goto(second);
        await button(page, 'Publish this offering').waitFor();
        await page.goto(first);
        expect(await main(page)).toContain(REASON);
        await hand.press(button(page, 'Publish this offering'));
        await hand.press(page.getByRole('link', { name: 'Public page' }));
        await page.waitForURL(/\/m\//);
        expect(await main(page)).toContain('Until 31 March 2027, this micro-credential need not keep one rule');
        expect(await main(page)).not.toContain(REASON);
        return page.url();
      });

      // Two months before its end it stands among the tasks of those who can do something about it.
      clock.set('2027-02-10T08:00:00Z');
      for (const who of ['leader', 'decider'] as const)
        await at(house, way, async (hand) => {
          await signInAs(hand.page, world, staff[who]);
          await hand.page.goto(`${house.url}/me`);
          await hand.press(hand.page.getByRole('link', { name: /^(One deviation ends|\d deviations end) within 60 days$/ }));
          await hand.page.waitForURL(/\/deviations$/);
          expect(await main(hand.page)).toContain('until 31 March 2027');
        });

      // The day passes. The form that stood open is refused with the sentence, and leads to what can be done.
      clock.set('2027-03-31T22:00:00Z');
      await at(house, way, async (hand) => {
        const { page } = hand;
        await signInAs(page, world, staff.admin);
        await page.goto(second);
        await button(page, 'Publish this offering').waitFor();
        clock.set(AFTER);
        await hand.press(button(page, 'Publish this offering'));
        await page.getByText('It cannot be published yet; what is missing is listed below.').waitFor();
        const says = await main(page);
        expect(says).toContain('A deviation from this rule held until 31 March 2027. Since then the rule counts again.');
        expect(says).toContain('Keep the rule in a new version, or ask for a new deviation.');
        expect(await button(page, 'Publish this offering').count()).toBe(0);
      });
      await at(house, way, async (hand) => {
        const { page } = hand;
        await signInAs(page, world, staff.leader);
        await page.goto(second);
        await hand.press(page.getByRole('link', { name: 'Ask for a new deviation from UNI-01' }));
        await page.locator('#rule').waitFor();
        expect(await page.locator('#rule').inputValue()).toBe('unic-standard-2024:UNI-01');
        expect(await main(page)).toContain('Run out');
        // The case keeps what was decided about, and says what has become of it.
        await page.goto(approval);
        const unic = await page.locator('[data-framework=unic-standard-2024]').innerText();
        expect(unic).toContain('Passes with deviations');
        expect(unic).toContain('Today it says something else: To mend, in version 1.0.0');
        await page.goto(open);
        expect(await main(page)).not.toContain('need not keep one rule');
      });
    },
  );
});
