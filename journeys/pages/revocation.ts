import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { type Actor, operator } from '../../packages/platform/src/base/actor.ts';
import { inTransaction } from '../../packages/platform/src/base/database/transaction.ts';
import { runAct } from '../../packages/platform/src/base/door.ts';
import { changeInstitutionLook } from '../../packages/platform/src/base/people/change-institution-look.ts';
import { pngForTests } from '../../packages/platform/src/base/people/logo-for-tests.ts';
import { enrolledIn, issuedIn, offeredIn, passedIn } from '../../packages/platform/src/scenario-for-tests.ts';
import { askRevocation } from '../../packages/platform/src/stages/issuing/ask-revocation.ts';
import { settleRevocation } from '../../packages/platform/src/stages/issuing/settle-revocation.ts';
import { type PagesOfStage, personIn, type Run, signInAs, signOut, type World } from './world.ts';

const who = { registrar: '', second: '', elsewhere: '', lecturer: '', admin: '' };
const of = { free: '', asked: '', declined: '', revoked: '', forgotten: '' };

async function prepare(world: World): Promise<void> {
  const { house, lead, partner } = world;
  who.registrar = await personIn(world, lead, 'Ольга Регистратор', 'registrar');
  who.second = await personIn(world, lead, 'Petra Zweite', 'registrar');
  who.admin = await personIn(world, lead, 'Anton Verwalter', 'institution-admin');
  who.lecturer = await personIn(world, lead, 'Lea Lehrende', 'lecturer');
  who.elsewhere = await personIn(world, partner, 'Ελένη Βλάχου', 'registrar', 'institution-admin');
  const offering = await offeredIn(house, [lead]);
  const learners = await enrolledIn(house, offering, [
    'Łucja Żółć',
    'محمد الحسيني',
    'Sukarno',
    'María de los Ángeles Fernández-Villaverde y Echegaray von Hohenstauffen-Wittgenstein',
    '李 小龍',
  ]);
  await passedIn(house, offering, learners);
  const ids = (await issuedIn(house, offering, learners)).map(({ credentialId }) => credentialId);
  [of.free = '', of.asked = '', of.declined = '', of.revoked = '', of.forgotten = ''] = ids;
  const as = (personId: string) => {
    const actor: Actor = { kind: 'person', personId, roles: [{ role: 'registrar', institutionId: lead }] };
    return { actor, house, requestId: randomUUID(), language: 'en' };
  };
  const ask = (credentialId: string) =>
    runAct(askRevocation, as(who.registrar), {
      credentialId,
      reason: 'data-error',
      note: 'عنوان <b>الشهادة</b> خاطئ\nA corrected one follows: https://university.example/a-very-long-address-that-does-not-want-to-end',
    });
  await ask(of.asked);
  for (const [id, decision] of [
    [of.declined, 'decline'],
    [of.revoked, 'confirm'],
  ] as const)
    await runAct(settleRevocation, as(who.second), { id: (await ask(id)).id, decision });
  const forgotten = learners.at(-1)?.personId ?? '';
  await inTransaction(house.db, operator, 'write', (db) => house.keys.forget(db, forgotten));
  await runAct(
    changeInstitutionLook,
    { actor: operator, house, requestId: randomUUID(), language: 'en' },
    { institutionId: partner, colour: '#7a1f3d', logo: pngForTests({ width: 400, height: 120 }).toString('base64') },
  );
}

const at =
  (as: keyof typeof who, path: () => string): Run['go'] =>
  async (page, world) => {
    await signInAs(page, world, who[as]);
    await page.goto(`${world.url}${path()}`);
  };

const send = async (page: Page) => {
  await page.locator('main form .rule button').first().click();
  await page.locator('.ds-error-summary').waitFor();
};

const search =
  (wanted: string): Run['go'] =>
  async (page, world) => {
    await at('registrar', () => '/credentials')(page, world);
    await page.locator('#wanted').fill(wanted);
    await page.locator('main form button').first().click();
    await page.locator(wanted === '' ? '.ds-error-summary' : '.panel').waitFor();
  };

const CREDENTIAL = '/credentials/{id}';
const credentials: readonly Run[] = [
  { path: '/credentials', state: 'full', go: at('registrar', () => '/credentials') },
  { path: '/credentials', state: 'empty', go: at('elsewhere', () => '/credentials') },
  { path: '/credentials', state: 'none in this state', go: at('registrar', () => '/credentials?state=unfit') },
  { path: '/credentials', state: 'nothing found', go: search('4711') },
  { path: '/credentials', state: 'with errors', status: 422, go: search('') },
  { path: '/credentials', state: 'not for a lecturer', status: 403, go: at('lecturer', () => '/credentials') },
  { path: CREDENTIAL, state: 'issued', go: at('registrar', () => `/credentials/${of.free}`) },
  {
    path: CREDENTIAL,
    state: 'with errors',
    status: 422,
    go: async (page, world) => {
      await at('registrar', () => `/credentials/${of.free}`)(page, world);
      await send(page);
    },
  },
  {
    path: CREDENTIAL,
    state: 'asked for meanwhile',
    status: 409,
    go: async (page, world) => {
      await at('registrar', () => `/credentials/${of.free}`)(page, world);
      await page.locator('form:has(#note)').evaluate((form, id) => form.setAttribute('action', `/credentials/${id}?send`), of.asked);
      await page.locator('#reason').check();
      await page.locator('#note').fill('A note');
      await send(page);
    },
  },
  { path: CREDENTIAL, state: 'asked for', go: at('registrar', () => `/credentials/${of.asked}`) },
  { path: CREDENTIAL, state: 'revoked', go: at('admin', () => `/credentials/${of.revoked}`) },
  { path: CREDENTIAL, state: 'of somebody forgotten', go: at('registrar', () => `/credentials/${of.forgotten}`) },
  { path: CREDENTIAL, state: 'not for strangers', status: 404, go: at('elsewhere', () => `/credentials/${of.free}`) },
  ...['credential.json', 'certificate.pdf'].map(
    (file): Run => ({
      path: `${CREDENTIAL}/${file}`,
      state: 'not for strangers',
      status: 404,
      go: at('elsewhere', () => `/credentials/${of.free}/${file}`),
    }),
  ),
  { path: '/revocations', state: 'full, for a second person', go: at('second', () => '/revocations') },
  { path: '/revocations', state: 'full, for whoever asked', go: at('registrar', () => '/revocations?declined') },
  { path: '/revocations', state: 'empty', go: at('elsewhere', () => '/revocations') },
  { path: '/revocations', state: 'not for a lecturer', status: 403, go: at('lecturer', () => '/revocations') },
  {
    path: '/revocations',
    state: 'decided meanwhile',
    status: 409,
    go: async (page, world) => {
      await at('second', () => '/revocations')(page, world);
      const button = page.locator('button[value^="decline:"]').first();
      await button.evaluate((each, id) => each.setAttribute('value', id), `decline:${await settledId(world)}`);
      await button.click();
      await page.locator('.ds-error-summary').waitFor();
    },
  },
];

async function settledId({ house }: World): Promise<string> {
  const row = await inTransaction(house.db, operator, 'read', (db) =>
    db.selectFrom('revocation').select('id').where('state', '=', 'declined').executeTakeFirstOrThrow(),
  );
  return row.id;
}

const LOOK = '/institutions/{id}/look';
const openLook = async (page: Page, world: World, institutionId: string, personId: string) => {
  await signInAs(page, world, personId);
  await page.goto(`${world.url}/institutions/${institutionId}/look`);
};

const look: readonly Run[] = [
  { path: LOOK, state: 'blank', go: (page, world) => openLook(page, world, world.lead, who.admin) },
  { path: LOOK, state: 'full', go: (page, world) => openLook(page, world, world.partner, who.elsewhere) },
  {
    path: LOOK,
    state: 'a pale colour looked at first',
    go: async (page, world) => {
      await openLook(page, world, world.lead, who.admin);
      await page.locator('#colour').fill('ffd34e');
      await page.locator('button[value=preview]').click();
      await page.locator('svg.accent').waitFor();
    },
  },
  {
    path: LOOK,
    state: 'with errors',
    status: 422,
    go: async (page, world) => {
      await openLook(page, world, world.lead, who.admin);
      await page.locator('#colour').fill('green');
      await page.locator('#logo').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<svg></svg>') });
      await send(page);
    },
  },
  {
    path: LOOK,
    state: 'not for visitors',
    go: async (page, world) => {
      await signOut(page);
      await page.goto(`${world.url}/institutions/${world.lead}/look`);
    },
  },
  {
    path: '/institutions/{id}',
    state: 'with a look',
    go: async (page, world) => {
      await signInAs(page, world, who.elsewhere);
      await page.goto(`${world.url}/institutions/${world.partner}`);
    },
  },
];

/** The register, revocations, and the look of an institution. */
export const revocation: PagesOfStage = { prepare, runs: [...credentials, ...look] };
