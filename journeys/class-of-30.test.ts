import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operator } from '../packages/platform/src/base/actor.ts';
import { inTransaction } from '../packages/platform/src/base/database/transaction.ts';
import { runAct } from '../packages/platform/src/base/door.ts';
import { enrolledIn, type Offered, offeredIn, passedIn, personWith } from '../packages/platform/src/scenario-for-tests.ts';
import { enterResults } from '../packages/platform/src/stages/assessment/enter-results.ts';
import { nameIssuer } from '../packages/platform/src/stages/issuing/issuer-identity.ts';
import { at } from './at-work.ts';
import { chromiumPath } from './browser.ts';
import { type Way, ways, waysOfLongStories } from './hand.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';
import { personIn, signInAs, type World } from './pages/world.ts';

const today = () => new Date().toISOString().slice(0, 10);

/** Invented people of many tongues; the first has one name only. */
const families = ['', 'Żółć', 'Παπαδόπουλος', 'الحسيني', 'Íñigo y Gómez', "O'Neill", 'Nguyễn', 'Ångström', 'Шевченко', 'Şahin'];
const given = ['Indriyani', 'Łucja', 'Γεώργιος', 'محمد', 'José-María', 'Aoife', 'Thị Hương', 'Åsa', 'Олена', 'Özgür'];
const learner = (index: number) => ({
  family: families[index % 10] as string,
  given: `${given[index % 10]}${index < 10 ? '' : ` ${'ABCDEFGHIJ'[Math.floor(index / 10)]}.`}`,
});
const nameOf = (index: number) => [learner(index).given, learner(index).family].filter(Boolean).join(' ');
const names = (count: number) => Array.from({ length: count }, (_, index) => nameOf(index));

describe.skipIf(chromiumPath === undefined)('a class of thirty', () => {
  let house: LiveHouse;
  let world: World;
  const staff = { leader: '', registrar: '' };

  beforeAll(async () => {
    house = await openLiveHouse();
    const lead = await house.introduce('Universität Mühlenau');
    await house.confirm(lead);
    world = { url: house.url, house: house.house, lead, partner: lead };
    staff.leader = await personIn(world, lead, 'Emre Yıldız', 'course-leader');
    staff.registrar = await personIn(world, lead, 'Jördis Kühn', 'registrar');
    const context = { actor: operator, house: house.house, requestId: randomUUID(), language: 'en' };
    await runAct(nameIssuer, context, { institutionId: lead, legalId: 'HRB 4711', seat: 'Mühlenau' });
  });
  afterAll(() => house?.close());

  /** How often the learners of an offering were issued to, and how often it was ordered. */
  async function issuedTo({ offeringId }: Offered): Promise<{ credentials: number; learners: number; orders: number }> {
    return inTransaction(house.house.db, operator, 'read', async (db) => {
      const credentials = await db.selectFrom('credential').select(['enrolment_id']).where('offering_id', '=', offeringId).execute();
      const orders = await db.selectFrom('issuing').select('id').where('offering_id', '=', offeringId).execute();
      return {
        credentials: credentials.length,
        learners: new Set(credentials.map((row) => row.enrolment_id)).size,
        orders: orders.length,
      };
    });
  }

  test.each(waysOfLongStories)(
    'enrolled, and their results entered: two screens later they hold their credentials, %s',
    { timeout: 180_000 },
    async (way) => {
      const offering = await offeredIn(house.house, [world.lead]);
      const enrolled = await enrolledIn(house.house, offering, names(30));
      const lecturer = { actor: personWith(world.lead, 'lecturer'), house: house.house, requestId: randomUUID(), language: 'en' };
      const said = { result: 'pass' as const, grade: '1.7', attendance: 90, assessedOn: today(), componentGrades: {} };
      const rows = enrolled.map(({ enrolmentId }) => ({ enrolmentId, said }));
      await runAct(enterResults, lecturer, { offeringId: offering.offeringId, rows });

      await at(house, way, async (hand) => {
        const { page } = hand;
        await signInAs(page, world, staff.registrar);
        await page.goto(`${house.url}/offerings/${offering.offeringId}/results`);
        await hand.press(page.getByRole('link', { name: 'Go to the confirmation' }));
        await hand.tick(page.getByLabel('I have looked at these results'));
        await hand.press(page.getByRole('button', { name: 'Confirm 30 results' }));
        await page.getByText('30 results are confirmed.').waitFor();
        const started = performance.now();
        await hand.press(page.getByRole('button', { name: 'Sign and issue 30 credentials' }));
        // The page looks again by itself: nobody presses anything while it works.
        await page.getByRole('heading', { level: 1, name: '30 credentials are issued' }).waitFor({ timeout: 90_000 });
        const took = Math.round((performance.now() - started) / 100) / 10;
        const { screens, clicks } = hand.counted();
        console.log(`journeys: a class of 30 was confirmed and issued on ${screens} screens with ${clicks} clicks (${took} s), ${way}`);
        expect(screens).toBeLessThanOrEqual(2);
        expect(clicks).toBeLessThanOrEqual(5);
      });
      expect(await issuedTo(offering)).toEqual({ credentials: 30, learners: 30, orders: 1 });
    },
  );

  /** As a spreadsheet has it: cells between tabs, names in two columns, a decimal comma. */
  function pasted(count: number): string {
    const line = (cells: readonly string[]) => cells.join('\t');
    const rows = Array.from({ length: count }, (_, index) => {
      const { family, given: first } = learner(index);
      const [number, mail] = [`00${7100 + index}`, `learner-${randomUUID().slice(0, 8)}@mail.example`];
      return line([number, family, first, mail, '95', 'pass', '1,3', today()]);
    });
    return [
      line(['Student number', 'Family name', 'Given name', 'E-mail', 'Attendance (%)', 'Result', 'Grade', 'Assessed on']),
      ...rows,
    ].join('\n');
  }

  // Thirty in one of the ways; the number of screens does not depend on the number of learners.
  const classes: readonly (readonly [Way, number])[] = [
    ['with a script', 30],
    ['by keyboard alone', 6],
  ];
  test.each(waysOfLongStories.length > 1 ? classes : classes.slice(1))(
    'in a spreadsheet nobody has seen: four screens later they hold their credentials, %s',
    { timeout: 180_000 },
    async (way, count) => {
      const offering = await offeredIn(house.house, [world.lead]);
      const path = `${house.url}/offerings/${offering.offeringId}`;
      const total = { screens: 0, clicks: 0 };
      const add = ({ screens, clicks }: typeof total) => {
        total.screens += screens;
        total.clicks += clicks;
      };
      await at(house, way, async (hand) => {
        const { page } = hand;
        await signInAs(page, world, staff.registrar);
        await page.goto(`${path}/results/import?purpose=enrol`);
        await hand.write(page.locator('#list'), pasted(count));
        await hand.press(page.getByRole('button', { name: 'Read the list' }));
        await hand.press(page.getByRole('button', { name: `Take over ${count} rows` }));
        await page.getByText(`You entered ${count} results`).waitFor();
        add(hand.counted());
      });
      await at(house, way, async (hand) => {
        const { page } = hand;
        await signInAs(page, world, staff.leader);
        await page.goto(`${path}/results`);
        await hand.tick(page.getByLabel('I have looked at these results'));
        await hand.press(page.getByRole('button', { name: `Confirm ${count} results` }));
        await page.getByText('All results are confirmed').waitFor();
        add(hand.counted());
      });
      await at(house, way, async (hand) => {
        const { page } = hand;
        await signInAs(page, world, staff.registrar);
        await page.goto(`${path}/credentials`);
        await hand.press(page.getByRole('button', { name: `Sign and issue ${count} credentials` }));
        await page.getByRole('heading', { level: 1, name: `${count} credentials are issued` }).waitFor({ timeout: 90_000 });
        add(hand.counted());
      });
      console.log(`journeys: a spreadsheet of ${count} became credentials on ${total.screens} screens with ${total.clicks} clicks, ${way}`);
      expect(total.screens).toBeLessThanOrEqual(4);
      expect(await issuedTo(offering)).toEqual({ credentials: count, learners: count, orders: 1 });
    },
  );

  test.each(ways)('a double click, and "back" and once more, issue each credential once, %s', { timeout: 120_000 }, async (way) => {
    const offering = await offeredIn(house.house, [world.lead]);
    const enrolled = await enrolledIn(house.house, offering, names(3));
    await passedIn(house.house, offering, enrolled);
    await at(house, way, async (hand) => {
      const { page } = hand;
      await signInAs(page, world, staff.registrar);
      await page.goto(`${house.url}/offerings/${offering.offeringId}/credentials`);
      const order = page.getByRole('button', { name: 'Sign and issue 3 credentials' });
      await hand.pressTwice(order);
      const done = page.getByRole('heading', { level: 1, name: '3 credentials are issued' });
      await done.waitFor({ timeout: 60_000 });
      await page.goBack();
      // The form stands there as it was left, with the key under which it was sent, or the page says how it stands now.
      if ((await order.count()) > 0) {
        await hand.press(order);
        await done.waitFor({ timeout: 60_000 });
      }
    });
    expect(await issuedTo(offering)).toEqual({ credentials: 3, learners: 3, orders: 1 });
  });
});
