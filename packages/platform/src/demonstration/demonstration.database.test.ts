import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operator, visitor } from '../base/actor.ts';
import { inTransaction } from '../base/database/transaction.ts';
import { runAct, runView } from '../base/door.ts';
import { recognise } from '../base/people/recognise.ts';
import { readSettings } from '../base/settings.ts';
import { listMyTasks } from '../home/list-my-tasks.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../house-for-tests.ts';
import { pages } from '../routes.ts';
import { institutionIn, personWith } from '../scenario-for-tests.ts';
import { createServer } from '../server.ts';
import { buildDemonstrationAct } from './build-demonstration.ts';
import { buildDemonstration, demonstrationSettings, standingOfHouse } from './demonstration.ts';
import { letSomebodyIn } from './let-somebody-in.ts';
import { demonstrationPages } from './pages.ts';
import { idOfSomebody } from './somebody.ts';

const TABLES = [
  'institution',
  'person',
  'person_role',
  'description',
  'approval_case',
  'offering',
  'application',
  'enrolment',
  'result',
  'credential',
  'revocation',
  'event',
] as const;

/** How many rows there are of everything. */
async function counted({ house }: TestHouse): Promise<Record<string, number>> {
  return inTransaction(house.db, operator, 'read', async (db) => {
    const { rows } = await sql<{ name: string; count: number }>`${sql.join(
      TABLES.map((name) => sql`select ${name}::text as name, count(*)::int as count from ${sql.table(name)}`),
      sql` union all `,
    )}`.execute(db);
    return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
  });
}

/** A person of the demonstration at the door, with the roles they hold in the database. */
async function somebody({ house, as }: TestHouse, who: string) {
  const { token } = await runAct(letSomebodyIn, as({ kind: 'job', job: 'demonstration' }), { who });
  const { openSignInLink } = await import('../base/people/open-sign-in-link.ts');
  const session = await runAct(openSignInLink, as(visitor), { token });
  const known = await recognise(house, session.token);
  if (known === undefined) throw new Error(`${who} is not known`);
  return known;
}

eachDatabase('the demonstration', (database) => {
  let demonstration: TestHouse;
  beforeAll(async () => {
    demonstration = await openTestHouse({ database, demonstration: true });
    await buildDemonstration(demonstration.house, { empty: false });
  }, 240_000);
  afterAll(() => demonstration.close());

  test('holds descriptions, applications, a class that waits for confirmation, credentials and one that was revoked', async () => {
    expect(await counted(demonstration)).toMatchObject({
      institution: 6,
      description: 24,
      offering: 11,
      application: 8,
      enrolment: 60,
      result: 36,
      credential: 6,
      revocation: 2,
    });
    await inTransaction(demonstration.house.db, operator, 'read', async (db) => {
      const states = await db.selectFrom('credential').select('state').orderBy('state').execute();
      expect(states.map(({ state }) => state)).toEqual(['issued', 'issued', 'issued', 'issued', 'issued', 'revoked']);
      const waiting = await db.selectFrom('result').select('enrolment_id').where('state', '=', 'entered').execute();
      expect(waiting).toHaveLength(30);
    });
  });

  test('is found by the next start, which changes nothing', async () => {
    await demonstration.settle();
    const before = await counted(demonstration);
    expect(await buildDemonstration(demonstration.house, { empty: false })).toEqual({ empty: false, built: false });
    expect(await buildDemonstration(demonstration.house, { empty: true })).toEqual({ empty: false, built: false });
    expect(await counted(demonstration)).toEqual(before);
    await expect(runAct(buildDemonstrationAct, demonstration.operator, { empty: false })).rejects.toMatchObject({ code: 'conflict' });
  });

  test.each([
    ['decider@jarvenranta', ['decide-cases 1']],
    ['decider@muehlenau', []],
    ['course-leader@muehlenau', ['offer-approved 1', 'decide-applications 8', 'confirm-results 30']],
    ['lecturer@muehlenau', []],
    ['admission-officer@muehlenau', ['decide-applications 8']],
    ['registrar@muehlenau', ['confirm-results 30']],
    ['registrar@penaclara', []],
    ['registrar-2@penaclara', ['confirm-revocations 1']],
    ['course-leader@bialowody', ['revise-descriptions 1', 'offer-approved 1']],
    ['lucja', ['own-credentials 1']],
    ['annika', ['own-applications 1']],
  ])('%s is told what waits for them, and no more', async (who, expected) => {
    const { actor, name } = await somebody(demonstration, who);
    expect(name).not.toBe('');
    const { tasks } = await runView(listMyTasks, demonstration.as(actor), {});
    expect(tasks.map(({ kind, count }) => `${kind} ${count}`)).toEqual(expected);
  });

  test('signs nobody in who is not of it', async () => {
    const job = demonstration.as({ kind: 'job', job: 'demonstration' });
    for (const who of ['', 'nobody', 'constructor', '<b>', 'ä'.repeat(90)])
      await expect(runAct(letSomebodyIn, job, { who })).rejects.toMatchObject({ code: 'not-found' });
    const learner = { kind: 'person', personId: idOfSomebody(demonstration.house.keys, 'lucja'), roles: [] } as const;
    for (const actor of [visitor, operator, learner])
      await expect(runAct(letSomebodyIn, demonstration.as(actor), { who: 'decider@muehlenau' })).rejects.toMatchObject({
        code: 'not-allowed',
      });
  });

  test('lets one be anybody on its page, and the session is a real one', async () => {
    const { house } = demonstration;
    const app = createServer(house, { pages: [...demonstrationPages(false), ...pages] });
    const origin = house.settings.publicUrl;
    const page = await (await app.request(`${origin}/demonstration`)).text();
    expect(page).toContain('value="registrar-2@penaclara"');
    expect(page).toContain('Demonstration: everything here is invented.');
    const post = (who: string) =>
      app.request(`${origin}/demonstration?send`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: origin },
        body: new URLSearchParams({ who }),
      });
    const answer = await post('registrar-2@penaclara');
    expect(answer.status).toBe(303);
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    const mine = await (await app.request(`${origin}/me`, { headers: { Cookie: cookie } })).text();
    expect(mine).toContain('Rocío Albariño Núñez');
    expect((await post('nobody')).status).toBe(422);
  });
});

eachDatabase('a house that people work with', (database) => {
  let t: TestHouse;
  beforeAll(async () => {
    t = await openTestHouse({ database });
  });
  afterAll(() => t.close());

  test('has no page on which one can be somebody else, and nobody may do the act', async () => {
    const app = createServer(t.house);
    for (const path of ['/demonstration', '/demonstration/mails'])
      expect((await app.request(`${t.house.settings.publicUrl}${path}`)).status).toBe(404);
    const institutionId = await institutionIn(t.house, 'Universität Mühlenau');
    const everybody = [visitor, operator, { kind: 'job', job: 'demonstration' } as const, personWith(institutionId, 'institution-admin')];
    for (const actor of everybody) {
      await expect(runAct(letSomebodyIn, t.as(actor), { who: 'lucja' })).rejects.toMatchObject({ code: 'not-allowed' });
      await expect(runAct(buildDemonstrationAct, t.as(actor), { empty: false })).rejects.toMatchObject({ code: 'not-allowed' });
    }
    expect(await (await app.request(t.house.settings.publicUrl)).text()).not.toContain('/demonstration');
  });

  test('is not filled with invented people beside its own', async () => {
    const before = await counted(t);
    expect(await standingOfHouse(t.house)).toBe('in-use');
    await expect(buildDemonstration(t.house, { empty: false })).rejects.toThrow(/not invented/);
    expect(await counted(t)).toEqual(before);
  });
});

eachDatabase('the empty demonstration', (database) => {
  let t: TestHouse;
  beforeAll(async () => {
    t = await openTestHouse({ database, demonstration: true });
  });
  afterAll(() => t.close());

  test('has one university and its administrator, and stays empty at the next start', async () => {
    expect(await buildDemonstration(t.house, { empty: true })).toEqual({ empty: true, built: true });
    expect(await counted(t)).toMatchObject({ institution: 1, person_role: 1, description: 0, offering: 0 });
    expect(await buildDemonstration(t.house, { empty: false })).toEqual({ empty: true, built: false });
    const { actor } = await somebody(t, 'institution-admin@muehlenau');
    expect(actor.roles).toMatchObject([{ role: 'institution-admin' }]);
  });
});

test('a demonstration listens on this machine alone, and writes to nobody outside', () => {
  const read = (environment: Record<string, string>) => readSettings({ LAUREL_HOME: '/nowhere', ...environment });
  for (const host of ['127.0.0.1', '127.9.9.9', '::1', 'localhost'])
    expect(demonstrationSettings(read({ LAUREL_HOST: host, SMTP_URL: 'smtp://mail.example:25' }))).toMatchObject({ statusTick: 1 });
  expect(demonstrationSettings(read({ SMTP_URL: 'smtp://mail.example:25' })).smtpUrl).toBeUndefined();
  for (const environment of [
    { LAUREL_HOST: '0.0.0.0' },
    { LAUREL_HOST: '::' },
    { LAUREL_HOST: '10.0.0.5' },
    { LAUREL_PUBLIC_URL: 'https://laurel.example' },
  ])
    expect(() => demonstrationSettings(read(environment))).toThrow(/not this machine alone/);
});
