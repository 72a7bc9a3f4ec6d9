import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAct } from './base/door.ts';
import type { Log } from './base/log.ts';
import { invitePerson } from './base/people/invite-person.ts';
import { openSignInLink } from './base/people/open-sign-in-link.ts';
import { roleNames } from './base/people/role.ts';
import { type Call, callsOf, freeMembers, type JsonSchema } from './base/rest/call.ts';
import { cookieName, sessionCookie } from './entrance/cookies.ts';
import { createServer } from './entrance/create-server.ts';
import { hostileTexts } from './for-tests/hostile-texts.ts';
import { eachDatabase, openTestHouse, type TestHouse } from './house-for-tests.ts';
import { callables } from './routes.ts';
import { approvedIn, enrolledIn, institutionIn, issuedIn, offeredIn, passedIn } from './scenario-for-tests.ts';

const ORIGIN = 'https://house.example.org';
const calls = callsOf(callables);
const hostileText = fc.constantFrom(...Object.values(hostileTexts).filter(({ length }) => length < 1000));

/** What no schema asks for. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(null, true, -1, 0.5, 1e308, Number.MAX_SAFE_INTEGER, '', [], {}, [[[[]]]], { __proto__: null }, '9'.repeat(400)),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Values of the shape of a schema, with ids that are there now and then. */
function shaped(schema: JsonSchema, ids: readonly string[]): fc.Arbitrary<unknown> {
  const each = (list: unknown) => (list as JsonSchema[]).map((one) => shaped(one, ids));
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  for (const several of ['anyOf', 'oneOf']) if (Array.isArray(schema[several])) return fc.oneof(...each(schema[several]));
  if (schema['format'] === 'uuid') return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: fc.uuid() });
  if (schema['format'] === 'date') return fc.constantFrom('2026-11-19', '2027-03-01', '0000-01-01', '9999-12-31', '2026-02-30');
  if (schema['format'] === 'email')
    return fc.constantFrom('eve@mail.example', 'eve@mail.example\r\nBcc: x@evil.example', '@', 'é@é.example');
  if (schema.type === 'integer' || schema.type === 'number')
    return fc.oneof(fc.integer({ min: -2, max: 120 }), fc.constantFrom(1e15, -1e15, 2 ** 31, 2 ** 53, 0.1));
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'array') return fc.array(shaped((schema['items'] ?? {}) as JsonSchema, ids), { maxLength: 3 });
  if (schema.type === 'string') return fc.oneof(fc.constantFrom('x', 'Eve Novak', 'en', 'DE', '#003366'), hostileText);
  if (schema.properties) {
    const members = Object.entries(schema.properties).map(([name, member]) => [name, shaped(member, ids)] as const);
    return fc.record(Object.fromEntries(members), { requiredKeys: [...(schema.required ?? [])] });
  }
  return anything;
}

/** The input of a call as its schema has it, or with one member that is something else. */
const inputOf = (call: Call, ids: readonly string[]): fc.Arbitrary<Record<string, unknown>> => {
  const honest = shaped(call.input, ids) as fc.Arbitrary<Record<string, unknown>>;
  const names = [...Object.keys(call.input.properties ?? {}), 'extra', '__proto__'];
  const crooked = fc.tuple(honest, fc.constantFrom(...names), anything).map(([input, name, value]) => {
    const changed = { ...input };
    Object.defineProperty(changed, name, { value, enumerable: true, configurable: true, writable: true });
    return changed;
  });
  return fc.oneof({ weight: 1, arbitrary: honest }, { weight: 2, arbitrary: crooked });
};

eachDatabase('calls with hostile input', (database) => {
  let home: TestHouse;
  let app: ReturnType<typeof createServer>;
  let cookie = '';
  let ids: string[] = [];
  const bugs: string[] = [];
  const log: Log = {
    info: () => {},
    warn: () => {},
    error: (event, error) => bugs.push(`${event}: ${error instanceof Error ? error.stack?.slice(0, 600) : String(error)}`),
  };

  beforeAll(async () => {
    home = await openTestHouse({ database });
    app = createServer(home.house, { log });
    const lead = await institutionIn(home.house, 'Universität Mühlenau');
    const offering = await offeredIn(home.house, [lead], { startsInDays: 30 });
    const learners = await enrolledIn(home.house, offering);
    await passedIn(home.house, offering, learners);
    const issued = await issuedIn(home.house, offering, learners.slice(0, 1));
    const approved = await approvedIn(home.house, [lead]);
    let personId = '';
    for (const role of roleNames) {
      const input = { institutionId: lead, name: 'Ana', email: 'ana@university.example', language: 'en', role };
      personId = (await runAct(invitePerson, home.operator, input)).personId;
    }
    await home.settle();
    const link = [...home.mails.sent].map(({ text }) => /\/signin\/([\w-]+)/.exec(text)?.[1]).findLast((token) => token !== undefined);
    cookie = `${cookieName(home.house, sessionCookie)}=${(await runAct(openSignInLink, home.visitor, { token: link ?? '' })).token}`;
    ids = [
      ...[lead, personId, offering.offeringId, offering.descriptionId, offering.caseId, approved.descriptionId, randomUUID()],
      ...learners.flatMap((learner) => [learner.enrolmentId, learner.personId]),
      ...issued.map(({ credentialId }) => credentialId),
    ];
  });
  afterAll(() => home?.close());

  async function send(call: Call, input: Record<string, unknown>): Promise<Response> {
    const path = call.path.replace(/\{(\w+)\}/g, (_all, member: string) => encoded(input[member]));
    const free = freeMembers(call).flatMap(([member]) => (member in input ? [[member, input[member]] as const] : []));
    if (call.method !== 'GET') {
      const body = Object.fromEntries(Object.entries(input).filter(([name]) => !call.pathMembers.includes(name)));
      const headers = { 'Content-Type': 'application/json', cookie, Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' };
      return app.request(`${ORIGIN}${path}`, { method: call.method, headers, body: JSON.stringify(body) });
    }
    const query = free.map(([name, value]) => `${name}=${encoded(value)}`).join('&');
    return app.request(`${ORIGIN}${path}?${query}`, { headers: { cookie } });
  }
  const encoded = (value: unknown) => {
    const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
    return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')) || '-';
  };

  test('every call answers, or says what is wrong: never with a bug, never with what lies within', { timeout: 60_000 }, async () => {
    const wrong = new Set<string>();
    const seen = new Map<string, number>();
    const started = performance.now();
    // Every call once at least; then again, with other input, as long as there is time.
    for (let round = 0; round === 0 || (round < 4 && performance.now() - started < 8_000); round += 1)
      for (const call of calls)
        await fc.assert(
          fc.asyncProperty(inputOf(call, ids), async (input) => {
            bugs.length = 0;
            const answer = await send(call, input);
            const text = await answer.text();
            const where = `${call.name} ${answer.status} ${JSON.stringify(input).slice(0, 300)}`;
            seen.set(`${Math.floor(answer.status / 100)}xx`, (seen.get(`${Math.floor(answer.status / 100)}xx`) ?? 0) + 1);
            if (answer.status >= 500) wrong.add(`${where} ${bugs.join(' ')}`);
            if (answer.status >= 400) {
              if (answer.headers.get('content-type') !== 'application/problem+json')
                wrong.add(`${where} is no problem: ${text.slice(0, 100)}`);
              if (/node_modules|\.ts:\d|select |insert into|violates|syntax for type|at \w+ \(/i.test(text.replace(/"url":"[^"]*"/, '')))
                wrong.add(`${where} tells: ${text.slice(0, 200)}`);
            }
          }),
          { seed: 20261122 + round, numRuns: 3 },
        );
    expect([...wrong].slice(0, 12)).toEqual([]);
    // Both were tried: what is taken and what is not.
    expect([...seen.keys()].toSorted()).toEqual(['2xx', '4xx']);
  });
});
