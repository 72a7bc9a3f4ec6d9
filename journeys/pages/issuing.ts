import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { type Actor, operator } from '../../packages/platform/src/base/actor.ts';
import { inTransaction } from '../../packages/platform/src/base/database/transaction.ts';
import { runAct } from '../../packages/platform/src/base/door.ts';
import { enrolledIn, institutionIn, type Offered, offeredIn, passedIn } from '../../packages/platform/src/scenario-for-tests.ts';
import { nameIssuer } from '../../packages/platform/src/stages/issuing/issuer-identity.ts';
import { orderIssuing } from '../../packages/platform/src/stages/issuing/order-issuing.ts';
import { type PagesOfStage, personIn, signInAs, type World } from './world.ts';

const people = { registrar: '', lecturer: '', newcomer: '' };
const offerings = { empty: '', ready: '', unnamed: '', done: '', running: '' };
const preview = { passed: '', failed: '' };
const institutions = { lead: '', unnamed: '' };
let handed = '';

async function prepare(world: World): Promise<void> {
  const { house, lead, partner } = world;
  people.registrar = await personIn(world, lead, 'Birgit Löffler', 'registrar');
  people.lecturer = await personIn(world, lead, 'Nadia El-Khoury', 'lecturer');
  institutions.lead = lead;
  institutions.unnamed = await institutionIn(house, 'Πανεπιστήμιο Αλκυόνης', 'GR');
  people.newcomer = await personIn(world, institutions.unnamed, 'Ελένη Βλάχου', 'registrar');
  const actor: Actor = { kind: 'person', personId: people.registrar, roles: [{ role: 'registrar', institutionId: lead }] };
  const registrar = { actor, house, requestId: randomUUID(), language: 'en' };
  await runAct(nameIssuer, registrar, { institutionId: lead, legalId: 'VAT DE 312 456 781', seat: 'Mühlenau' });
  const passed = async (institution: string, names: readonly string[], passes = names.length): Promise<Offered> => {
    const offering = await offeredIn(house, [institution, partner]);
    const learners = await enrolledIn(house, offering, names);
    if (passes > 0) await passedIn(house, offering, learners.slice(0, passes), '1.7');
    preview.passed = learners[0]?.enrolmentId ?? '';
    preview.failed = learners[passes]?.enrolmentId ?? '';
    return offering;
  };
  offerings.empty = (await passed(lead, ['Ewa Jabłońska'], 0)).offeringId;
  offerings.unnamed = (await passed(institutions.unnamed, ['Αθηνά Μαρκοπούλου'])).offeringId;
  await house.startWork().settle();
  const done = await passed(lead, ['Hélène Böhm', 'محمد الحسيني', '王小明 \u{10FFFD}']);
  offerings.done = done.offeringId;
  await runAct(orderIssuing, registrar, { offeringId: done.offeringId });
  await house.startWork().settle();
  // One mail that did not reach its learner, and one order whose job is waiting for a better moment.
  handed = await inTransaction(house.db, operator, 'write', async (db) => {
    const row = await db
      .selectFrom('credential')
      .select('id')
      .where('offering_id', '=', done.offeringId)
      .where('state', '=', 'issued')
      .executeTakeFirstOrThrow();
    return row.id;
  });
  const running = await passed(lead, ['Signe Ørbæk', 'Iñaki Etxeberria']);
  offerings.running = running.offeringId;
  await inTransaction(house.db, operator, 'write', async (db) => {
    const enrolments = (await db.selectFrom('enrolment').select('id').where('offering_id', '=', running.offeringId).execute()).map(
      ({ id }) => id,
    );
    await db
      .insertInto('issuing')
      .values({
        id: randomUUID(),
        offering_id: running.offeringId,
        institution_id: lead,
        ordered_by: null,
        ordered_at: new Date(house.outside.clock.now().getTime() - 3_600_000),
        total: enrolments.length,
        enrolments,
      })
      .execute();
  });
  offerings.ready = (await passed(lead, ['Tuomas Hyvärinen', 'Łucja Żółć', 'Chloé Gauthier-Núñez'], 2)).offeringId;
}

const at = (id: string): string => `/offerings/${id}/credentials`;

async function asRegistrar(page: Page, world: World, path: string): Promise<unknown> {
  await signInAs(page, world, people.registrar);
  return page.goto(world.url + path);
}

/** Sends a form as the page would have offered it a moment ago, or to somebody else. */
async function send(page: Page, path: string, answers: Readonly<Record<string, string>>): Promise<void> {
  const inputs = Object.entries(answers).map(([name, value]) => `<input name="${name}" value="${value}">`);
  const form = JSON.stringify(`<form method="post" action="${path}?send">${inputs.join('')}</form>`);
  await page.evaluate(`document.body.insertAdjacentHTML('beforeend', ${form}); document.body.lastElementChild.submit()`);
  await page.waitForURL(/\?send/);
}

const ISSUE = '/offerings/{id}/credentials';
const PREVIEW = '/offerings/{id}/credentials/preview/{enrolment}';
const ISSUER = '/institutions/{id}/issuer';

export const issuing: PagesOfStage = {
  prepare,
  runs: [
    { path: ISSUE, state: 'nobody has passed yet', go: (page, world) => asRegistrar(page, world, at(offerings.empty)) },
    {
      path: ISSUE,
      state: 'ready to be signed, one learner left out',
      go: (page, world) => asRegistrar(page, world, `${at(offerings.ready)}?confirmed=2`),
    },
    {
      path: ISSUE,
      state: 'a binding rule is not kept',
      async go(page, world) {
        await signInAs(page, world, people.newcomer);
        await page.goto(world.url + at(offerings.unnamed));
      },
    },
    {
      path: ISSUE,
      state: 'being signed for too long',
      go: (page, world) => asRegistrar(page, world, `${at(offerings.running)}?refresh=off`),
    },
    { path: ISSUE, state: 'done, one found unfit', go: (page, world) => asRegistrar(page, world, at(offerings.done)) },
    {
      path: ISSUE,
      state: 'an address handed over',
      async go(page, world) {
        await asRegistrar(page, world, at(offerings.done));
        await send(page, at(offerings.done), { hand: handed });
      },
    },
    {
      path: ISSUE,
      state: 'nothing left to issue',
      status: 409,
      async go(page, world) {
        await asRegistrar(page, world, at(offerings.empty));
        await send(page, at(offerings.empty), {});
      },
    },
    {
      path: ISSUE,
      state: 'refused to a lecturer',
      status: 403,
      async go(page, world) {
        await signInAs(page, world, people.lecturer);
        await page.goto(world.url + at(offerings.ready));
      },
    },
    { path: PREVIEW, state: 'full', go: (page, world) => asRegistrar(page, world, `${at(offerings.ready)}/preview/${preview.passed}`) },
    {
      path: PREVIEW,
      state: 'no result to preview',
      status: 404,
      go: (page, world) => asRegistrar(page, world, `${at(offerings.ready)}/preview/${preview.failed}`),
    },
    { path: ISSUER, state: 'filled in', go: (page, world) => asRegistrar(page, world, `/institutions/${institutions.lead}/issuer?kept`) },
    {
      path: ISSUER,
      state: 'empty, and sent so',
      status: 422,
      async go(page, world) {
        await signInAs(page, world, people.newcomer);
        await page.goto(`${world.url}/institutions/${institutions.unnamed}/issuer`);
        await page.locator('main button[type="submit"]').click();
      },
    },
    {
      path: ISSUER,
      state: 'nothing to strangers',
      status: 404,
      go: (page, world) => asRegistrar(page, world, `/institutions/${institutions.unnamed}/issuer`),
    },
  ],
};
