import { randomUUID } from 'node:crypto';
import type { Description } from '@laurel/microcredential';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import heat from '../examples/heat-and-health.json' with { type: 'json' };
import { type Actor, operator } from '../packages/platform/src/base/actor.ts';
import { runAct } from '../packages/platform/src/base/door.ts';
import { foundAlliance } from '../packages/platform/src/base/people/found-alliance.ts';
import { joinAlliance } from '../packages/platform/src/base/people/join-alliance.ts';
import { approvedIn } from '../packages/platform/src/scenario-for-tests.ts';
import { importDescription } from '../packages/platform/src/stages/design/import-description.ts';
import { at } from './at-work.ts';
import { chromiumPath } from './browser.ts';
import { type Hand, type Way, waysOfLongStories } from './hand.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';
import { personIn, signInAs, type World } from './pages/world.ts';

const whole = heat.description as unknown as Description;
const { literature: _, ...without } = whole as Description & { literature?: unknown };

describe.skipIf(chromiumPath === undefined)('the office of an alliance', () => {
  let house: LiveHouse;
  let world: World;
  let alliance = '';
  const who = { office: '', leader: '' };
  const of = { begun: '', caseId: '' };

  beforeEach(async () => {
    house = await openLiveHouse();
    const lead = await house.introduce('Universität Mühlenau');
    const partner = await house.introduce('Universidad de Peñaclara', 'ES');
    await house.confirm(lead);
    await house.confirm(partner);
    world = { url: house.url, house: house.house, lead, partner };
    who.office = await personIn(world, lead, 'Rosalind Küster', 'alliance-office');
    who.leader = await personIn(world, lead, 'Emre Yıldız', 'course-leader');
    const context = (actor: Actor) => ({ actor, house: house.house, requestId: randomUUID(), language: 'en' });
    alliance = (await runAct(foundAlliance, context(operator), { name: 'Alliance of the coast' })).id;
    for (const institutionId of [lead, partner]) await runAct(joinAlliance, context(operator), { id: alliance, institutionId });
    const leader = context({ kind: 'person', personId: who.leader, roles: [{ role: 'course-leader', institutionId: lead }] });
    const describes = async (description: object) =>
      (await runAct(importDescription, leader, { institutionId: lead, document: { description } })).id;
    // Three name no books: two that are being written, and one that is approved already.
    of.begun = await describes({ ...without, title: { en: 'Heat without a book' } });
    await describes({ ...without, title: { en: 'Another one without a book' } });
    of.caseId = (
      await approvedIn(house.house, [lead, partner], { ...without, title: { en: 'Approved without a book' } } as Description)
    ).caseId;
    for (const name of ['One', 'Two']) await describes({ ...whole, title: { en: `${name} with a book` } });
  });
  afterEach(() => house?.close());

  const as = (way: Way, person: string, path: string, story: (hand: Hand) => Promise<void>) =>
    at(house, way, async (hand) => {
      await signInAs(hand.page, world, person);
      await hand.page.goto(`${house.url}${path}`);
      await story(hand);
    });
  const main = ({ page }: Hand) => page.getByRole('main');
  const button = (hand: Hand, name: string | RegExp) => main(hand).getByRole('button', { name });
  const link = (hand: Hand, name: string | RegExp) => main(hand).getByRole('link', { name });
  const verdictOf = (hand: Hand, framework: string) => hand.page.locator(`[data-framework="${framework}"]`);
  const foundOn = async (hand: Hand) => hand.page.locator('main').innerText();

  test.each(waysOfLongStories)(
    'copies a framework, adds a rule, sees that three descriptions change, publishes it and lets it bind, %s [MICROBOL-13] [MICROBOL-32] [UNIC-7]',
    async (way) => {
      await as(way, who.office, '/me', async (hand) => {
        const { page } = hand;
        await hand.press(link(hand, 'Frameworks of your alliance'));
        await hand.press(link(hand, 'Frameworks of Alliance of the coast'));
        await hand.write(page.locator('#title_en'), 'Standard of the coast');
        await hand.write(page.locator('#title_de'), 'Standard der Küste');
        await hand.write(page.locator('#id'), 'coast-standard');
        await hand.choose(page.locator('#copyOf'), 'ects-base-2015');
        await hand.press(button(hand, 'Start the framework'));

        await hand.press(link(hand, 'Write a rule'));
        await hand.write(page.locator('#assert_0_narrow'), 'literature');
        await hand.press(button(hand, 'Find elements').first());
        await hand.choose(page.locator('#assert_0_place'), { label: 'Recommended literature' });
        await hand.press(button(hand, 'Continue with this element').first());
        await hand.choose(page.locator('#assert_0_op'), { label: 'is filled in' });
        await hand.press(button(hand, 'See what it would say'));
        // Nothing is looked at before it says something; what was answered stays.
        await page.locator('.ds-error-summary').waitFor();
        expect(await page.locator('#assert_0_op').inputValue()).toBe('present');
        await hand.write(page.locator('#message_en'), 'No book is named.');
        await hand.write(page.locator('#message_de'), 'Es ist kein Buch genannt.');
        await hand.write(page.locator('#fix_en'), 'Name at least one book.');
        await hand.write(page.locator('#clause'), 'Decision 7');
        await hand.press(button(hand, 'See what it would say'));
        await page.getByRole('heading', { name: '3 descriptions would change' }).waitFor();
        const changed = await page.locator('[data-changed] .result h3').allInnerTexts();
        expect(changed.sort()).toEqual(['Another one without a book', 'Approved without a book', 'Heat without a book']);
        await hand.press(button(hand, 'Save the rule'));

        await link(hand, 'COA-01').waitFor();
        await hand.press(link(hand, 'See what it would say'));
        await page.getByRole('heading', { name: '3 descriptions would change' }).waitFor();
        await hand.press(link(hand, 'Go on to publishing'));
        await hand.press(button(hand, 'Publish the version'));
        await page.getByRole('heading', { name: 'Published versions' }).waitFor();
        await hand.press(link(hand, 'Frameworks of Alliance of the coast').first());
        await hand.press(button(hand, /^Let it bind.*Standard of the coast$/));
        await button(hand, /^Let it advise.*Standard of the coast$/).waitFor();
      });

      await as(way, who.leader, `/design/${of.begun}/check?phase=approval`, async (hand) => {
        expect(await verdictOf(hand, 'coast-standard').getAttribute('data-verdict')).toBe('fail');
        expect(await verdictOf(hand, 'coast-standard').innerText()).toContain('Binding here');
        expect(await foundOn(hand)).toContain('Name at least one book.');
        await hand.page.goto(`${house.url}/design/${of.begun}/submit`);
        expect(await foundOn(hand)).toContain('No book is named.');
        expect(await button(hand, 'Freeze and submit').count()).toBe(0);
        await hand.page.goto(`${house.url}/design/${of.begun}/basics`);
        await hand.write(hand.page.locator('#literature'), 'Muster, E.: Heat plans for small cities');
        await hand.press(button(hand, /^Save and/).first());
        await hand.page.waitForURL((url) => !url.pathname.endsWith('/basics'));
        await hand.page.goto(`${house.url}/design/${of.begun}/submit`);
        expect(await foundOn(hand)).not.toContain('No book is named.');
        expect(await button(hand, 'Freeze and submit').count()).toBe(1);
        expect(await verdictOfCheck(hand)).toBe('pass');

        // What was approved before was not held to it, and its case says so.
        await hand.page.goto(`${house.url}/approvals/${of.caseId}`);
        const said = await foundOn(hand);
        expect(said).not.toContain('Standard of the coast');
        expect(said).not.toContain('No book is named.');
      });

      await at(house, way, async (hand) => {
        await hand.page.goto(`${house.url}/frameworks/coast-standard?version=1.0.0`);
        const said = await foundOn(hand);
        expect(said).toContain('A framework of Alliance of the coast');
        expect(said).toContain('Binding in Alliance of the coast since');
        expect(said).toContain('Decision 7');
      });
    },
    240_000,
  );

  async function verdictOfCheck(hand: Hand): Promise<string | null> {
    await hand.page.goto(`${house.url}/design/${of.begun}/check?phase=approval`);
    return verdictOf(hand, 'coast-standard').getAttribute('data-verdict');
  }
});
