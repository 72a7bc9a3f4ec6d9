import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import heat from '../examples/heat-and-health.json' with { type: 'json' };
import { operator } from '../packages/platform/src/base/actor.ts';
import { runAct } from '../packages/platform/src/base/door.ts';
import { invitePerson } from '../packages/platform/src/base/people/invite-person.ts';
import type { RoleName } from '../packages/platform/src/base/people/role.ts';
import { at, linkOfMail } from './at-work.ts';
import { chromiumPath } from './browser.ts';
import { type Hand, type Way, waysOfLongStories } from './hand.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';
import { personIn, signInAs, type World } from './pages/world.ts';

/** One name, as most people on Java have. */
const nurse = 'Indriyani';

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe.skipIf(chromiumPath === undefined)('from a description to a verified credential', () => {
  let house: LiveHouse;
  let world: World;
  const staff = { admin: '', officer: '', lecturer: '', registrar: '' };

  beforeAll(async () => {
    house = await openLiveHouse();
    const lead = await house.introduce('Universität Mühlenau');
    const partner = await house.introduce('Universidad de Peñaclara', 'ES');
    await house.confirm(lead);
    await house.confirm(partner);
    world = { url: house.url, house: house.house, lead, partner };
    staff.admin = await personIn(world, lead, 'Anton Amt', 'institution-admin');
    staff.officer = await personIn(world, lead, 'Marta Peñas Gil', 'admission-officer');
    staff.lecturer = await personIn(world, lead, 'Ada Vogt', 'lecturer');
    staff.registrar = await personIn(world, lead, 'Jördis Kühn', 'registrar');
  });
  afterAll(() => house?.close());

  /** Somebody who is written to. */
  async function invited(institutionId: string, name: string, email: string, role: RoleName): Promise<void> {
    const context = { actor: operator, house: house.house, requestId: randomUUID(), language: 'en' };
    await runAct(invitePerson, context, { institutionId, name, email, role });
  }
  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  const title = (page: Page) => page.locator('h1').innerText();
  const enter = async (hand: Hand, link: string) => {
    await hand.page.goto(link);
    await hand.press(button(hand.page, 'Sign in now'));
  };

  /** Comes back another day: asks for a link, and follows the one that comes. */
  async function signedIn(hand: Hand, email: string, before: string): Promise<void> {
    const { page } = hand;
    await page.goto(`${house.url}/signin`);
    await hand.write(page.locator('#email'), email);
    await hand.press(button(page, 'Send me a link'));
    await page.getByRole('heading', { level: 1, name: 'Look into your mailbox' }).waitFor();
    await enter(hand, await linkOfMail(house, email, 'sign in', new Set([before])));
    await page.waitForURL(/\/me$/);
  }

  /** From the mail to the decision, for somebody who is not signed in. */
  async function decides(way: Way, email: string, institution: string): Promise<void> {
    const invitation = await linkOfMail(house, email, 'sign in');
    const link = await linkOfMail(house, email, 'a case');
    await at(house, way, async (hand) => {
      const { page } = hand;
      await page.goto(link);
      await hand.write(page.locator('#email'), email);
      await hand.press(button(page, 'Send me a link'));
      await page.getByRole('heading', { level: 1, name: 'Look into your mailbox' }).waitFor();
      await enter(hand, await linkOfMail(house, email, 'sign in', new Set([invitation])));
      await page.getByRole('heading', { name: `Decide for ${institution}` }).waitFor();
      await hand.tick(page.getByLabel('Approve', { exact: true }));
      await hand.press(button(page, 'Record the decision'));
      await page.getByText('Your institution has decided.').or(page.getByText('This case is closed')).waitFor();
      const { screens, clicks } = hand.counted();
      console.log(`journeys: a decider took ${screens} steps and ${clicks} clicks from the mail to the decision, ${way}`);
      expect(screens).toBeLessThanOrEqual(3);
    });
  }

  test.each(waysOfLongStories)('two universities, a nurse and an employer, %s', { timeout: 180_000 }, async (way) => {
    const mark = way.replaceAll(' ', '-');
    const called = `Heat and Health, ${way}`;
    const mails = {
      leader: `leader-${mark}@muehlenau.example`,
      first: `decider-${mark}@muehlenau.example`,
      second: `decider-${mark}@penaclara.example`,
      learner: `nurse-${mark}@mail.example`,
    };
    await invited(world.lead, 'Emre Yıldız', mails.leader, 'course-leader');
    await invited(world.lead, 'Стоян Петров', mails.first, 'decider');
    await invited(world.partner, 'Ελένη Βλάχου', mails.second, 'decider');

    // The course leader comes by the link of the invitation, brings what is described already, and writes the title anew.
    const leaderLink = await linkOfMail(house, mails.leader, 'sign in');
    await at(house, way, async (hand) => {
      const { page } = hand;
      await enter(hand, leaderLink);
      await page.getByRole('heading', { level: 1, name: 'Emre Yıldız' }).waitFor();
      await page.goto(`${house.url}/design/import`);
      await hand.write(page.locator('#document'), JSON.stringify(heat));
      await hand.press(button(page, 'Import a description'));
      await page.getByRole('heading', { level: 1, name: 'Heat and Health in Cities' }).waitFor();
      // One section is described by hand: this edition goes by a name of its own.
      await hand.press(page.getByRole('link', { name: 'Basics' }));
      await hand.write(page.locator('#title_en'), called);
      await hand.press(button(page, 'Save and go back to the sections'));
      await page.getByRole('heading', { level: 1, name: called }).waitFor();
      await hand.press(page.getByRole('link', { name: 'Submit for approval' }));
      await hand.press(button(page, 'Freeze and submit'));
      await page.getByText('Waiting for decisions').waitFor();
      expect(await page.locator('main').innerText()).toContain('You cannot decide here');
    });
    await decides(way, mails.first, 'Universität Mühlenau');
    await decides(way, mails.second, 'Universidad de Peñaclara');

    // The course leader prepares an offering; somebody else publishes it.
    const offering = await at(house, way, async (hand) => {
      const { page } = hand;
      await signedIn(hand, mails.leader, leaderLink);
      await page.goto(`${house.url}/offerings/new`);
      await hand.press(page.getByRole('link', { name: called }));
      await hand.write(page.locator('#startsOn'), day(0));
      await hand.write(page.locator('#endsOn'), day(40));
      await hand.write(page.locator('#applyUntil'), day(5));
      await hand.write(page.locator('#seats'), '30');
      await hand.press(button(page, 'Save the draft'));
      await page.getByText('An administrator of your institution publishes this draft.').waitFor();
      return page.url();
    });
    await at(house, way, async (hand) => {
      await signInAs(hand.page, world, staff.admin);
      await hand.page.goto(offering);
      await hand.press(button(hand.page, 'Publish this offering'));
      await hand.page.getByRole('link', { name: 'Public page' }).waitFor();
    });

    // A nurse with one name and no account finds it and applies.
    await at(house, way, async (hand) => {
      const { page } = hand;
      await page.goto(`${house.url}/catalogue`);
      await hand.write(page.getByRole('searchbox'), `heat ${way}`);
      await hand.press(button(page, 'Search'));
      await hand.press(page.getByRole('link', { name: called }));
      await hand.press(page.getByRole('link', { name: 'Apply', exact: true }));
      await hand.write(page.locator('#name'), nurse);
      await hand.write(page.locator('#email'), mails.learner);
      await hand.press(button(page, 'Send me the link'));
      await page.waitForURL(/\/apply\/sent$/);
      await enter(hand, await linkOfMail(house, mails.learner, 'sign in'));
      await button(page, 'Check your answers').waitFor();
      expect(await page.locator('#name').inputValue()).toBe(nurse);
      await hand.tick(page.locator('#prerequisitesMet'));
      await hand.press(button(page, 'Check your answers'));
      await hand.press(button(page, 'Send the application'));
      await page.waitForURL(/\/me\/applications\/[^/]+$/);
    });
    await at(house, way, async (hand) => {
      const { page } = hand;
      await signInAs(page, world, staff.officer);
      await page.goto(`${offering}/applications`);
      await hand.tick(page.getByLabel(nurse));
      await hand.press(button(page, 'Accept'));
      await page.getByText('One application was accepted.').waitFor();
    });
    await linkOfMail(house, mails.learner, 'an application');

    await at(house, way, async (hand) => {
      const { page } = hand;
      await signInAs(page, world, staff.lecturer);
      await page.goto(`${offering}/results`);
      await hand.choose(page.getByLabel(`Result, ${nurse}`), 'pass');
      await hand.write(page.getByLabel(`Grade, ${nurse}`), '1.3');
      await hand.write(page.getByLabel(`Attendance in %, ${nurse}`), '90');
      await hand.write(page.getByLabel(`Day of assessment, ${nurse}`), day(0));
      await hand.press(button(page, 'Save'));
      await page.getByText('The results are saved.').waitFor();
    });
    await at(house, way, async (hand) => {
      const { page } = hand;
      await signInAs(page, world, staff.registrar);
      await page.goto(`${offering}/results`);
      await hand.tick(page.getByLabel('I have looked at these results'));
      await hand.press(button(page, 'Confirm one result'));
      await page.getByText('One result is confirmed.').waitFor();
      // Before its first credential, an institution says who it is in law.
      const unnamed = page.getByRole('link', { name: /^Say who Universität Mühlenau is/ });
      if ((await unnamed.count()) > 0) {
        await hand.press(unnamed);
        await hand.write(page.locator('#legalId'), 'HRB 4711');
        await hand.write(page.locator('#seat'), 'Mühlenau');
        await hand.press(button(page, 'Keep this'));
      }
      await hand.press(button(page, 'Sign and issue 1 credential'));
      await page.getByRole('heading', { level: 1, name: '1 credential is issued' }).waitFor();
    });

    // The mail's link is all the nurse has to follow.
    const mail = await linkOfMail(house, mails.learner, 'a credential');
    const given = await at(house, way, async (hand) => {
      const { page } = hand;
      hand.counted();
      await page.goto(mail);
      expect(await title(page)).toBe(called);
      const says = await page.locator('.credential').innerText();
      expect(says).toContain('Valid.');
      expect(says).toContain(nurse);
      expect(hand.counted()).toEqual({ screens: 0, clicks: 0 });
      await hand.write(page.locator('#label'), 'Klinikum');
      await hand.press(button(page, 'Make a link'));
      await page.getByText('The link is ready').waitFor();
      return page.locator('.ds-alert .id').innerText();
    });

    await at(house, way, async (hand) => {
      const { page } = hand;
      await page.goto(`${house.url}/verify`);
      await hand.write(page.locator('#paste'), given);
      const sent = performance.now();
      await hand.press(button(page, 'Verify'));
      await page.locator('.verdict').waitFor();
      const took = Math.round(performance.now() - sent);
      console.log(`journeys: an employer had the verdict ${took} ms after sending the link, ${way}`);
      expect(await title(page)).toBe('This credential is valid.');
      expect(hand.counted()).toEqual({ screens: 1, clicks: 1 });
      expect(await page.locator('main').innerText()).toContain(nurse);
    });
  });
});
