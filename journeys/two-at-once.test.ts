import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operator } from '../packages/platform/src/base/actor.ts';
import type { Database } from '../packages/platform/src/base/database/tables.ts';
import { inTransaction } from '../packages/platform/src/base/database/transaction.ts';
import { runAct } from '../packages/platform/src/base/door.ts';
import { type Enrolled, enrolledIn, type Offered, offeredIn, passedIn, personWith } from '../packages/platform/src/scenario-for-tests.ts';
import { enterResults } from '../packages/platform/src/stages/assessment/enter-results.ts';
import { nameIssuer } from '../packages/platform/src/stages/issuing/issuer-identity.ts';
import { at } from './at-work.ts';
import { chromiumPath } from './browser.ts';
import { type Hand, turns, type Way } from './hand.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';
import { personIn, signInAs, type World } from './pages/world.ts';
import { submittedBy } from './submitted.ts';

/** How the two of them work: between them, in each of the ways. */
const pairs = turns<readonly [Way, Way]>([
  ['with a script', 'by keyboard alone'],
  ['without a script', 'with a script'],
]);

const today = () => new Date().toISOString().slice(0, 10);

describe.skipIf(chromiumPath === undefined)('two people at the same time', () => {
  let house: LiveHouse;
  let world: World;
  const staff = { leader: '', lecturer: '', registrar: '', second: '', decider: '', otherDecider: '' };

  beforeAll(async () => {
    house = await openLiveHouse();
    const lead = await house.introduce('Universität Mühlenau');
    const partner = await house.introduce('Universidad de Peñaclara', 'ES');
    await house.confirm(lead);
    await house.confirm(partner);
    world = { url: house.url, house: house.house, lead, partner };
    staff.leader = await personIn(world, lead, 'Emre Yıldız', 'course-leader');
    staff.lecturer = await personIn(world, lead, 'Ada Vogt', 'lecturer');
    staff.registrar = await personIn(world, lead, 'Jördis Kühn', 'registrar');
    staff.second = await personIn(world, lead, 'Νίκος Παππάς', 'registrar');
    staff.decider = await personIn(world, partner, 'Ελένη Βλάχου', 'decider');
    staff.otherDecider = await personIn(world, partner, 'Aoife Ní Bhriain', 'decider');
    const context = { actor: operator, house: house.house, requestId: randomUUID(), language: 'en' };
    await runAct(nameIssuer, context, { institutionId: lead, legalId: 'HRB 4711', seat: 'Mühlenau' });
  });
  afterAll(() => house?.close());

  /** Both have the page open before either of them does anything. */
  async function both(
    [way, otherWay]: readonly [Way, Way],
    path: string,
    who: readonly [string, string],
    story: (one: Hand, other: Hand) => Promise<void>,
  ): Promise<void> {
    await at(house, way, (one) =>
      at(house, otherWay, async (other) => {
        for (const [place, hand] of [one, other].entries()) {
          await signInAs(hand.page, world, who[place] as string);
          await hand.page.goto(`${house.url}${path}`);
        }
        await story(one, other);
      }),
    );
  }

  /** Both press at the same moment; afterwards each stands before an answer. */
  async function atOnce(one: Hand, other: Hand, press: (hand: Hand) => Promise<void>): Promise<void> {
    await Promise.all(
      [one, other].map(async (hand) => {
        const answered = hand.page.waitForEvent('load');
        await press(hand);
        await answered;
      }),
    );
  }
  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  const look = <T>(work: (db: Database) => Promise<T>) => inTransaction(house.house.db, operator, 'read', work);
  const events = (type: string, subjectId: string) =>
    look((db) => db.selectFrom('event').select('type').where('type', '=', type).where('subject_id', '=', subjectId).execute());
  /** How many of the two read a sentence. */
  async function told(one: Hand, other: Hand, sentence: string | RegExp): Promise<number> {
    const counts = await Promise.all([one, other].map(({ page }) => page.getByText(sentence).count()));
    return counts.filter((count) => count > 0).length;
  }

  async function classOf(names: readonly string[]): Promise<{ offering: Offered; learners: Enrolled[] }> {
    const offering = await offeredIn(house.house, [world.lead]);
    return { offering, learners: await enrolledIn(house.house, offering, names) };
  }

  test.each(pairs)(
    'two registrars order the same credentials: each is issued once, and the slower one is told, %s and %s',
    async (...pair) => {
      const { offering, learners } = await classOf(['Łucja Żółć', 'Indriyani']);
      await passedIn(house.house, offering, learners);
      await both(pair, `/offerings/${offering.offeringId}/credentials`, [staff.registrar, staff.second], async (one, other) => {
        await atOnce(one, other, ({ page, press }) => press(button(page, 'Sign and issue 2 credentials')));
        expect(await told(one, other, 'There is nothing left to issue: somebody else was faster')).toBe(1);
        for (const { page } of [one, other]) {
          // The page may just be looking again by itself: then it is on its way there already.
          await page.goto(`${house.url}/offerings/${offering.offeringId}/credentials`).catch(() => page.waitForLoadState('load'));
          await page.getByRole('heading', { level: 1, name: '2 credentials are issued' }).waitFor({ timeout: 60_000 });
        }
      });
      const { offeringId } = offering;
      const issued = await look((db) => db.selectFrom('credential').select('enrolment_id').where('offering_id', '=', offeringId).execute());
      expect(issued.map((row) => row.enrolment_id).sort()).toEqual(learners.map(({ enrolmentId }) => enrolmentId).sort());
      expect(await look((db) => db.selectFrom('issuing').select('id').where('offering_id', '=', offeringId).execute())).toHaveLength(1);
    },
  );

  test.each(pairs)('two deciders of one university: the first is heard, and the other is told, %s and %s', async (...pair) => {
    const caseId = await submittedBy(world, staff.leader);
    await both(pair, `/approvals/${caseId}`, [staff.decider, staff.otherDecider], async (one, other) => {
      for (const hand of [one, other]) await hand.tick(hand.page.getByLabel('Approve', { exact: true }));
      await atOnce(one, other, ({ page, press }) => press(button(page, 'Record the decision')));
      expect(await told(one, other, 'Somebody else was faster')).toBe(1);
      expect(await told(one, other, 'Your institution has decided.')).toBe(2);
    });
    expect(await events('case-decided', caseId)).toHaveLength(1);
  });

  test.each(pairs)(
    'two people confirm the same results: they are confirmed once, and the slower one is told, %s and %s',
    async (...pair) => {
      const { offering, learners } = await classOf(['Łucja Żółć', 'Indriyani']);
      await entered(offering, learners);
      await both(pair, `/offerings/${offering.offeringId}/results`, [staff.registrar, staff.second], async (one, other) => {
        for (const hand of [one, other]) await hand.tick(hand.page.getByLabel('I have looked at these results'));
        await atOnce(one, other, ({ page, press }) => press(button(page, 'Confirm 2 results')));
        expect(await told(one, other, 'These results were confirmed meanwhile.')).toBe(1);
      });
      expect(await events('results-confirmed', offering.offeringId)).toHaveLength(1);
    },
  );

  test.each(pairs)('two people write in the same row: the slower one sees both answers and decides, %s and %s', async (...pair) => {
    const { offering, learners } = await classOf(['Indriyani']);
    await both(pair, `/offerings/${offering.offeringId}/results`, [staff.lecturer, staff.leader], async (one, other) => {
      for (const [hand, grade] of [
        [one, '1.3'],
        [other, '2.7'],
      ] as const) {
        await hand.choose(hand.page.getByLabel('Result, Indriyani'), 'pass');
        await hand.write(hand.page.getByLabel('Grade, Indriyani'), grade);
        await hand.write(hand.page.getByLabel('Attendance in %, Indriyani'), '90');
        await hand.write(hand.page.getByLabel('Day of assessment, Indriyani'), today());
      }
      await atOnce(one, other, ({ page, press }) => press(button(page, 'Save')));
      expect(await told(one, other, 'Somebody else saved results after you opened this page.')).toBe(1);
      const [slower, first, own] =
        (await one.page.getByText('Somebody else saved results').count()) > 0 ? [one, '2.7', '1.3'] : [other, '1.3', '2.7'];
      expect(await gradeOf(learners)).toBe(first);
      // Nothing that was typed is lost, and what stands there now is read beside it.
      expect(await slower.page.getByLabel('Grade, Indriyani').inputValue()).toBe(own);
      await slower.page.getByText(`Meanwhile somebody entered: Passed, ${first}`).first().waitFor();
      await slower.press(button(slower.page, 'Save'));
      await slower.page.getByText('The results are saved.').waitFor();
      expect(await gradeOf(learners)).toBe(own);
    });
  });

  async function entered({ offeringId }: Offered, learners: readonly Enrolled[]): Promise<void> {
    const said = { result: 'pass' as const, attendance: 90, assessedOn: today(), componentGrades: {} };
    const rows = learners.map(({ enrolmentId }) => ({ enrolmentId, said }));
    const context = { actor: personWith(world.lead, 'lecturer'), house: house.house, requestId: randomUUID(), language: 'en' };
    await runAct(enterResults, context, { offeringId, rows });
  }
  async function gradeOf([learner]: readonly Enrolled[]): Promise<string | null | undefined> {
    const rows = await look((db) =>
      db
        .selectFrom('result')
        .select('grade')
        .where('enrolment_id', '=', learner?.enrolmentId ?? '')
        .execute(),
    );
    return rows[0]?.grade;
  }
});
