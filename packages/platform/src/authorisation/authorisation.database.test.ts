import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import heat from '../../../../examples/heat-and-health.json' with { type: 'json' };
import { acts, views } from '../acts.ts';
import { type Actor, operator } from '../base/actor.ts';
import { inTransaction } from '../base/database/transaction.ts';
import { runAct } from '../base/door.ts';
import type { RoleName } from '../base/people/role.ts';
import { callsOf } from '../base/rest/call.ts';
import { createServer } from '../entrance/create-server.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../house-for-tests.ts';
import { documents, pages, callables as rest } from '../routes.ts';
import { personWith } from '../scenario-for-tests.ts';
import { submitDescription } from '../stages/approval/submit-description.ts';
import { enterResults } from '../stages/assessment/enter-results.ts';
import { askDeviation } from '../stages/design/ask-deviation.ts';
import { importDescription } from '../stages/design/import-description.ts';
import { askRevocation } from '../stages/issuing/ask-revocation.ts';
import { attempt, callables, expected, type Outcome } from './ask-for-tests.ts';
import { type ActorName, actorNames } from './cast-for-tests.ts';
import { documentRows, type PageRow, pageRows } from './page-rows-for-tests.ts';
import type { Row, Who } from './row-for-tests.ts';
import { rows } from './rows-for-tests.ts';
import { type World, worldIn } from './world-for-tests.ts';

const jobs = [...new Set(rows.flatMap(({ may }) => may.filter((who) => who.startsWith('job '))))].map((who) => who.slice(4));
const calls = callsOf(rest);
const status: Readonly<Record<Outcome, number>> = { allowed: 200, 'not-allowed': 403, 'not-found': 404 };
const titleOf = ({ name, about }: Row) => (about === undefined ? name : `${name}, ${about}`);

describe('whoever adds something says who may', () => {
  test('every act and every view has a row, and no row speaks of what is not there', () => {
    expect([...new Set(rows.map(({ name }) => name))].sort()).toEqual([...acts, ...views].map(({ name }) => name).sort());
  });

  test('every page and every public document has a row', () => {
    expect([...new Set(pageRows.map(({ path }) => path))].sort()).toEqual(pages.map(({ path }) => path).sort());
    expect(documentRows.map(({ path }) => path).sort()).toEqual(documents.map(({ path }) => path).sort());
  });

  test('every call of the interface goes through an act or a view with a row', () => {
    expect(calls.filter(({ name }) => !rows.some((row) => row.name === name)).map(({ path }) => path)).toEqual([]);
  });

  test('a page that not everybody reads asks visitors to sign in first', () => {
    const closed = new Set(pageRows.filter((row) => !row.may.includes('visitor')).map(({ path }) => path));
    for (const { openForm, path } of pageRows) if (openForm) closed.delete(path);
    expect(pages.filter((page) => page.forPeople === undefined && closed.has(page.path)).map(({ path }) => path)).toEqual([]);
  });
});

eachDatabase('who may do what [ASVS-V8.2.1] [ASVS-V8.2.2] [ASVS-V8.4.1]', (database) => {
  let home: TestHouse;
  let world: World;
  let app: ReturnType<typeof createServer>;
  const bugs: unknown[] = [];
  beforeAll(async () => {
    home = await openTestHouse({ database });
    world = await worldIn(home);
    const log = { ...home.house.log, error: (_event: string, error: unknown) => void bugs.push(error) };
    app = createServer(home.house, { budget: { take: () => {} }, log });
  }, 180_000);
  afterAll(() => home?.close());

  const origin = 'https://house.example.org';
  const headersOf = (who: ActorName) => ({ 'sec-fetch-site': 'same-origin', cookie: world.cast[who].cookie });
  const events = async () => {
    // What follows of itself, from what was done before, is over.
    await home.settle();
    const { rows: found } = await inTransaction(home.house.db, operator, 'read', (db) =>
      sql<{ count: number }>`select count(*)::int as count from event`.execute(db),
    );
    return found[0]?.count;
  };
  const ofAll = async <T>(names: readonly ActorName[], each: (who: ActorName) => Promise<T> | T): Promise<Record<string, T>> => {
    const all: Record<string, T> = {};
    for (const who of names) all[who] = await each(who);
    return all;
  };

  test.each(rows.map((row) => [titleOf(row), row] as const))(
    '%s',
    async (_, row) => {
      const found = await ofAll(actorNames, (who) => attempt(row.name, home.as(world.cast[who].actor), row.ask(world)));
      expect(found).toEqual(await ofAll(actorNames, (who) => expected(row, who)));
    },
    60_000,
  );

  test('the operator and the jobs of the house do what is theirs, and no more', async () => {
    const found: string[] = [];
    const meant: string[] = [];
    for (const row of rows) {
      const isAct = callables.some(({ name, kind }) => name === row.name && kind === 'act');
      const machines: readonly (readonly [Who, Actor])[] = [
        ['operator', operator],
        ...(isAct ? [...jobs, 'sweep'] : []).map((job) => [`job ${job}`, { kind: 'job', job }] as const),
      ];
      for (const [who, actor] of machines) {
        if ((await attempt(row.name, home.as(actor), row.ask(world))) === 'allowed') found.push(`${who}: ${titleOf(row)}`);
        if (row.may.includes(who) || (actor.kind === 'job' && row.may.includes('any job'))) meant.push(`${who}: ${titleOf(row)}`);
      }
    }
    expect(found).toEqual(meant);
  }, 180_000);

  describe('nobody is their own second person, whatever roles they hold', () => {
    const both = (...roles: readonly RoleName[]) => personWith(world.ours, ...roles);
    const door = (name: string, actor: Actor, input: object) => attempt(name, home.as(actor), input);

    test('an author does not decide', async () => {
      const author = both('course-leader', 'decider');
      const { id } = await runAct(importDescription, home.as(author), { institutionId: world.ours, document: heat });
      const sent = { id, edit: 0, awardingBodies: [world.ours, world.theirs] };
      const { caseId, contentHash } = await runAct(submitDescription, home.as(both('course-leader')), sent);
      const decision = { id: caseId, institutionId: world.ours, decision: 'approved', contentHash };
      expect(await door('decide-case', author, decision)).toBe('not-allowed');
      expect(await door('decide-case', both('decider'), decision)).toBe('allowed');
    });

    test('whoever asked for a deviation does not decide about it', async () => {
      const asker = both('course-leader', 'decider');
      const wish = { framework: 'unic-standard-2024', rule: 'UNI-C12', reason: 'The register number is applied for.', until: '2027-06-30' };
      const { deviationId: id } = await runAct(askDeviation, home.as(asker), { id: world.deviating, ...wish });
      const decision = { id, decision: 'granted', reason: 'It comes soon enough.', until: '2027-03-31' };
      expect(await door('decide-deviation', asker, decision)).toBe('not-allowed');
      expect(await door('decide-deviation', both('decider'), decision)).toBe('allowed');
    });

    test('whoever asked for a revocation does not settle it', async () => {
      const asker = both('registrar', 'institution-admin');
      const credentialId = world.mine.credentialId;
      const { id } = await runAct(askRevocation, home.as(asker), { credentialId, reason: 'data-error', note: 'The name is wrong.' });
      expect(await door('settle-revocation', asker, { id, decision: 'confirm' })).toBe('not-allowed');
      expect(await door('settle-revocation', both('registrar'), { id, decision: 'confirm' })).toBe('allowed');
    });

    test('whoever entered a result does not confirm it', async () => {
      const { running, held } = world;
      const teacher = both('lecturer', 'course-leader');
      const said = { result: 'pass' as const, attendance: 95, assessedOn: '2026-11-18' };
      const entering = { offeringId: running.offeringId, rows: [{ enrolmentId: held.enrolmentId, said }] };
      await runAct(enterResults, home.as(teacher), entering);
      const confirming = { offeringId: running.offeringId, rows: [{ enrolmentId: held.enrolmentId, edit: 0 }] };
      expect(await door('confirm-results', teacher, confirming)).toBe('not-allowed');
      expect(await door('confirm-results', both('course-leader'), confirming)).toBe('allowed');
    });

    test('nobody gives a role to themselves', async () => {
      const { actor } = world.cast['institution-admin'];
      const personId = actor.kind === 'person' ? actor.personId : '';
      expect(await door('give-role', actor, { institutionId: world.ours, personId, role: 'registrar' })).toBe('not-allowed');
    });
  });

  // The pages ask the same door: on the second database they are read with LAUREL_THOROUGH=1.
  const readHere = database === 'pglite' || process.env.LAUREL_THOROUGH === '1' ? pageRows : [];
  test.each(readHere.map((row) => [row.path, row] as const))(
    'reading %s',
    async (_, row) => {
      const at = row.at(world);
      const said = async (who: ActorName) => {
        const answer = await app.request(`${origin}${at}`, { headers: headersOf(who) });
        await answer.arrayBuffer();
        const to = answer.headers.get('location');
        if (to?.startsWith('/signin?to=') === true) return 'asked to sign in';
        // Led on to what they have there already.
        return to === null ? answer.status : 200;
      };
      const closed = pages.some(({ path, forPeople }) => path === row.path && forPeople !== undefined);
      const meant = (who: ActorName) => (who === 'visitor' && closed ? 'asked to sign in' : status[expected(row, who)]);
      expect(await ofAll(actorNames, said)).toEqual(await ofAll(actorNames, meant));
    },
    120_000,
  );

  test('an empty form from a visitor or from elsewhere leaves nothing', async () => {
    const forms = pageRows.filter(({ path }) => pages.some((page) => page.path === path && page.post !== undefined));
    const before = await events();
    const send = async (row: PageRow, who: ActorName) => {
      const init = { method: 'POST', headers: { ...headersOf(who), 'content-type': 'application/x-www-form-urlencoded' }, body: '' };
      const { status: code } = await app.request(`${origin}${row.at(world)}`, init);
      return `${who} at ${row.path}: ${code}`;
    };
    const refused = (row: PageRow, who: ActorName) =>
      who === 'visitor' && pages.some(({ path, forPeople }) => path === row.path && forPeople === true) ? 403 : status[expected(row, who)];
    for (const row of forms) {
      for (const who of ['visitor', 'stranger', 'other-learner'] as const) {
        const said = await send(row, who);
        // Whoever may read it hears what is missing in it.
        if (row.may.includes(who) || row.path === '/me') expect(said).toMatch(/: (303|404|410|422)$/);
        else expect(said).toBe(`${who} at ${row.path}: ${refused(row, who)}`);
      }
    }
    expect(await events()).toBe(before);
  }, 120_000);

  test.each(calls.map((call) => [`${call.method} ${call.path}`, call] as const))('%s answers like the door', async (_, call) => {
    for (const row of rows.filter(({ name }) => name === call.name)) {
      const input = row.ask(world) as Record<string, unknown>;
      const path = call.path.replace(/\{(\w+)\}/g, (_place, member: string) => String(input[member]));
      const free = Object.fromEntries(Object.entries(input).filter(([member]) => !call.pathMembers.includes(member)));
      const allowed = actorNames.find((who) => row.may.includes(who));
      const samples = [...new Set<ActorName>(['visitor', 'stranger', ...(allowed === undefined ? [] : [allowed])])];
      // Over HTTP nothing is taken back: of the acts only what is refused is tried here.
      for (const who of samples.filter((name) => call.method === 'GET' || !row.may.includes(name))) {
        const query =
          call.method === 'GET' ? `?${new URLSearchParams(Object.entries(free).map(([key, value]) => [key, String(value)]))}` : '';
        const headers = { ...headersOf(who), 'content-type': 'application/json' };
        const init = call.method === 'GET' ? { headers } : { method: call.method, headers, body: JSON.stringify(free) };
        const answer = await app.request(`${origin}${path}${query}`, init);
        expect(`${who}: ${answer.status}`).toBe(`${who}: ${status[expected(row, who)]}`);
      }
    }
  });

  test('nothing failed on the way', () => {
    expect(bugs).toEqual([]);
  });
});
