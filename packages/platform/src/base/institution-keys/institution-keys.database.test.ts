import { randomUUID } from 'node:crypto';
import { didWebUrl, lint, prepareCredential, type Signer, signCredential, verify } from '@laurel/credential';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { throwAwayAward } from '../../cli/doctor/throw-away-award.ts';
import { createServer } from '../../entrance/create-server.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { runAct, runView } from '../act.ts';
import { type Actor, operator, visitor } from '../actor.ts';
import type { Database } from '../database/tables.ts';
import { inTransaction } from '../database/transaction.ts';
import { verifyJournal } from '../journal/audit-verify.ts';
import type { Log } from '../log.ts';
import { confirmInstitution } from '../people/confirm-institution.ts';
import { introduceInstitution } from '../people/introduce-institution.ts';
import { openKeyInUse } from './institution-keys.store.ts';
import { listInstitutionKeys } from './list-institution-keys.ts';
import { makeInstitutionKey } from './make-institution-key.ts';
import { resolveDid } from './resolve-did.ts';
import { rotateInstitutionKey } from './rotate-institution-key.ts';
import { showDidDocument } from './show-did-document.ts';
import { whenInstitutionConfirmedMakeKey } from './when-institution-confirmed-make-key.ts';
import { withdrawInstitutionKey } from './withdraw-institution-key.ts';

const introduction = {
  name: 'Ruhr-Kolleg',
  country: 'DE',
  website: 'https://kolleg.example.org',
  contactName: 'Jördis Nachname',
  contactEmail: 'joerdis@kolleg.example.org',
  language: 'de',
};
const maker: Actor = { kind: 'job', job: whenInstitutionConfirmedMakeKey.name };

eachDatabase('the keys of an institution', (database) => {
  let home: TestHouse;
  let id: string;
  const lines: string[] = [];
  const keep = (event: string, ...more: unknown[]) => void lines.push(JSON.stringify([event, ...more.map(String), ...more]));
  const log: Log = { info: keep, warn: keep, error: keep };

  beforeAll(async () => {
    home = await openTestHouse({ database, log });
  });
  afterAll(() => home?.close());

  async function introduced(): Promise<string> {
    return (await runAct(introduceInstitution, home.visitor, introduction)).id;
  }
  async function confirmed(): Promise<string> {
    const institution = await introduced();
    await runAct(confirmInstitution, home.operator, { id: institution });
    // On a busy machine another loop may hold the follower just when it is settled.
    do await home.settle();
    while ((await home.house.outside.signer.of(institution)) === undefined);
    return institution;
  }
  beforeEach(async () => {
    home.clock.set('2026-11-20T08:00:00Z');
    id = await confirmed();
  });

  const asOwner = (statement: string) =>
    home.house.db.connection().execute((connection) => sql.raw(`reset role; ${statement}; set role laurel_house`).execute(connection));
  const asActor = <T>(actor: Actor, work: (db: Database) => Promise<T>) => inTransaction(home.house.db, actor, 'write', work);
  const keysOf = async (institution: string) => (await runView(listInstitutionKeys, home.visitor, { id: institution })).keys;
  const statesOf = async (institution: string) => (await keysOf(institution)).map(({ key, state }) => `${key} ${state}`);

  async function signer(institution = id): Promise<Signer> {
    const found = await home.house.outside.signer.of(institution);
    if (found === undefined) throw new Error('no signer');
    return found;
  }
  async function issue(by: Signer): Promise<Uint8Array> {
    const prepared = prepareCredential(throwAwayAward('2026-11-20'), {
      id: `urn:uuid:${randomUUID()}`,
      issuer: by,
      validFrom: '2026-11-20',
    });
    expect(await lint(prepared)).toEqual([]);
    return signCredential(prepared, by, {
      created: home.clock
        .now()
        .toISOString()
        .replace(/\.\d+Z$/, 'Z'),
    });
  }
  const check = (credential: Uint8Array) =>
    verify(credential, { now: home.clock.now(), didDocument: (did) => resolveDid(home.house, did) });

  test('a confirmed institution has one key, an introduced one has none, and nobody signs for it', async () => {
    expect(await keysOf(id)).toEqual([
      { key: 'key-1', state: 'in-use', publicKey: expect.stringMatching(/^did:key:z6Mk/), madeAt: '2026-11-20T08:00:00.000Z' },
    ]);
    const waiting = await introduced();
    await home.settle();
    expect(await home.house.outside.signer.of(waiting)).toBeUndefined();
    await expect(runView(listInstitutionKeys, home.operator, { id: waiting })).rejects.toMatchObject({ code: 'not-found' });
    await expect(runView(showDidDocument, home.operator, { id: waiting })).rejects.toMatchObject({ code: 'not-found' });
    await expect(runAct(rotateInstitutionKey, home.operator, { id: waiting })).rejects.toMatchObject({ code: 'wrong-state' });
    await expect(runAct(makeInstitutionKey, home.as(maker), { id: waiting })).rejects.toMatchObject({ code: 'wrong-state' });
  });

  test('two confirmations at once make one key, and so do four that make it at once', async () => {
    const institution = await introduced();
    await Promise.allSettled([1, 2].map(() => runAct(confirmInstitution, home.operator, { id: institution })));
    const made = await Promise.allSettled([1, 2, 3, 4].map(() => runAct(makeInstitutionKey, home.as(maker), { id: institution })));
    expect(made.map((each) => (each.status === 'fulfilled' ? each.value.key : each.reason.code)).sort()).toEqual([
      'conflict',
      'conflict',
      'conflict',
      'key-1',
    ]);
    await home.settle();
    expect(await statesOf(institution)).toEqual(['key-1 in-use']);
  });

  test('what it signs is valid by the document that the house serves, without any network', async () => {
    const credential = await issue(await signer());
    const served = await createServer(home.house).request(`/institutions/${id}/did.json`);
    const document: unknown = await served.json();
    expect(await resolveDid(home.house, `did:web:house.example.org:institutions:${id}`)).toEqual(document);
    const verification = await verify(credential, { now: home.clock.now(), didDocument: async () => document });
    expect(verification).toMatchObject({
      verdict: 'valid',
      issuer: { id: `did:web:house.example.org:institutions:${id}`, standing: 'unknown' },
    });
    expect(await check(credential)).toEqual(verification);
  });

  test('the verification page finds the key in the database of its own house', async () => {
    const form = new FormData();
    form.set('file', new File([new Uint8Array(await issue(await signer()))], 'credential.json'));
    const answer = await createServer(home.house).request('/verify', {
      method: 'POST',
      body: form,
      headers: { Origin: 'https://house.example.org' },
    });
    const page = await answer.text();
    expect(page).toContain('<title>This credential is valid');
    expect(page).toContain(`did:web:house.example.org:institutions:${id}`);
  }, 60_000);

  test('after a rotation the old credential stays valid, and new ones are signed with the new key', async () => {
    const first = await signer();
    const old = await issue(first);
    home.clock.set('2026-11-21T08:00:00Z');
    expect(await runAct(rotateInstitutionKey, home.operator, { id })).toEqual({ id, key: 'key-2', retired: 'key-1' });
    const second = await signer();
    expect([first.kid, second.kid].map((kid) => kid.split('#')[1])).toEqual(['key-1', 'key-2']);
    expect(second.publicJwk.x).not.toBe(first.publicJwk.x);
    const fresh = await issue(second);
    expect(Buffer.from(fresh).toString()).toContain(`${id}#key-2"`);
    expect([(await check(old)).verdict, (await check(fresh)).verdict]).toEqual(['valid', 'valid']);
    // Whoever still holds the old signer gets no signature from it.
    await expect(issue(first)).rejects.toMatchObject({ code: 'wrong-state' });
    expect(await keysOf(id)).toMatchObject([
      { key: 'key-1', state: 'retired', retiredAt: '2026-11-21T08:00:00.000Z' },
      { key: 'key-2', state: 'in-use', madeAt: '2026-11-21T08:00:00.000Z' },
    ]);
    const { assertionMethod } = await runView(showDidDocument, home.visitor, { id });
    expect(assertionMethod.map((method) => method.split('#')[1])).toEqual(['key-1', 'key-1-jwk', 'key-2', 'key-2-jwk']);
  });

  test('a credential that claims to be signed after its key retired is invalid', async () => {
    const first = await signer();
    home.clock.set('2026-11-22T08:00:00Z');
    const late = await issue(first);
    home.clock.set('2026-11-21T08:00:00Z');
    await runAct(rotateInstitutionKey, home.operator, { id });
    home.clock.set('2026-11-22T09:00:00Z');
    const { verdict, checks } = await check(late);
    expect([verdict, checks.find(({ name }) => name === 'issuer')?.code]).toEqual(['invalid', 'key-expired']);
  });

  test('nothing that a withdrawn key signed is accepted, nobody signs with it, and rotating is the way back', async () => {
    const first = await signer();
    const stolen = await issue(first);
    home.clock.set('2026-11-21T08:00:00Z');
    expect(await runAct(withdrawInstitutionKey, home.operator, { id, key: 'key-1' })).toEqual({ id, key: 'key-1', state: 'withdrawn' });
    const { verdict, checks } = await check(stolen);
    expect([verdict, checks.find(({ name }) => name === 'issuer')?.code]).toEqual(['invalid', 'key-revoked']);
    expect(await home.house.outside.signer.of(id)).toBeUndefined();
    await expect(first.sign(new Uint8Array(1))).rejects.toMatchObject({ code: 'wrong-state' });
    for (const [act, key, code] of [
      [withdrawInstitutionKey, 'key-1', 'wrong-state'],
      [withdrawInstitutionKey, 'key-7', 'not-found'],
    ] as const)
      await expect(runAct(act, home.operator, { id, key })).rejects.toMatchObject({ code });
    // Only a rotation makes another: the follower that comes again does not.
    await expect(runAct(makeInstitutionKey, home.as(maker), { id })).rejects.toMatchObject({ code: 'conflict' });
    expect(await runAct(rotateInstitutionKey, home.operator, { id })).toEqual({ id, key: 'key-2' });
    expect((await check(await issue(await signer()))).verdict).toBe('valid');
    expect((await check(stolen)).verdict).toBe('invalid');
  });

  test('rotations at once leave one key in use', async () => {
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => runAct(rotateInstitutionKey, home.operator, { id })));
    const done = outcomes.filter((each) => each.status === 'fulfilled').length;
    expect(done).toBeGreaterThan(0);
    for (const each of outcomes) if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'conflict' });
    const states = await statesOf(id);
    expect(states).toHaveLength(done + 1);
    expect(states.filter((state) => state.endsWith('in-use'))).toEqual([`key-${done + 1} in-use`]);
  });

  test('who may: the operator and its own administrators rotate, the operator alone withdraws', async () => {
    const person = (role: string, institutionId: string): Actor => ({
      kind: 'person',
      personId: randomUUID(),
      roles: [{ role, institutionId }],
    });
    const other = await confirmed();
    for (const actor of [visitor, maker, person('registrar', id), person('institution-admin', other)])
      await expect(runAct(rotateInstitutionKey, home.as(actor), { id })).rejects.toMatchObject({ code: 'not-allowed' });
    const admin = person('institution-admin', id);
    expect(await runAct(rotateInstitutionKey, home.as(admin), { id })).toMatchObject({ key: 'key-2' });
    for (const actor of [visitor, maker, admin])
      await expect(runAct(withdrawInstitutionKey, home.as(actor), { id, key: 'key-1' })).rejects.toMatchObject({ code: 'not-allowed' });
    for (const actor of [visitor, operator, admin])
      await expect(runAct(makeInstitutionKey, home.as(actor), { id })).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('the private half is in no journal, log or answer, and only the signer reads even its sealed form', async () => {
    const key = await asActor({ kind: 'job', job: 'signer' }, (db) => openKeyInUse(db, home.house.keys, id, 1));
    const d = key?.d ?? '';
    expect(d).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const app = createServer(home.house, { log });
    const answers = await Promise.all(
      [`/institutions/${id}/did.json`, `/api/institutions/${id}/keys`, `/api/institutions/${id}/did-document`, `/institutions/${id}`].map(
        async (path) => (await app.request(path)).text(),
      ),
    );
    await issue(await signer());
    const rows = await asActor(operator, (db) =>
      Promise.all(
        (['event', 'institution_key', 'security_log', 'idempotency'] as const).map((table) => db.selectFrom(table).selectAll().execute()),
      ),
    );
    const jobs = await home.house.jobs.boss.getDb().executeSql('select data, output from pgboss.job', []);
    const everything = JSON.stringify([answers, lines, rows, jobs.rows]);
    expect(everything).toContain(key?.x);
    for (const form of [d, Buffer.from(d, 'base64url').toString('hex'), Buffer.from(d, 'base64url').toString('base64')])
      expect(everything).not.toContain(form);
    for (const actor of [operator, visitor, maker])
      expect(await asActor(actor, (db) => db.selectFrom('institution_key_secret').selectAll().execute())).toEqual([]);
    await home.house.db
      .selectFrom('institution_key')
      .selectAll()
      .execute()
      .then((found) => expect(found).toEqual([]));
    const sealed = await asActor({ kind: 'job', job: 'signer' }, (db) =>
      db.selectFrom('institution_key_secret').select('sealed').execute(),
    );
    for (const row of sealed) expect(row.sealed.toString('latin1')).not.toContain(d);
  });

  test('a sealed key that was copied to another row does not open', async () => {
    const other = await confirmed();
    await asOwner(
      `update institution_key_secret set sealed = (select sealed from institution_key_secret where institution_id = '${other}') where institution_id = '${id}'`,
    );
    await expect(issue(await signer())).rejects.toThrow();
    // Nor does it when the public half comes along.
    await asOwner(`alter table institution_key disable trigger institution_key_ends_once;
      update institution_key set public_x = reverse(public_x) where institution_id = '${other}';
      update institution_key set public_x = (select reverse(public_x) from institution_key where institution_id = '${other}') where institution_id = '${id}';
      alter table institution_key enable trigger institution_key_ends_once`);
    await expect((await signer()).sign(new Uint8Array(1))).rejects.toThrow();
    // And under a public half that is not its own, the right one signs nothing.
    await expect((await signer(other)).sign(new Uint8Array(1))).rejects.toThrow(/belong together|cannot be read/);
    expect((await check(await issue(await signer(await confirmed())))).verdict).toBe('valid');
  });

  test('nobody deletes a key, makes one for another, or lets one begin again', async () => {
    await runAct(rotateInstitutionKey, home.operator, { id });
    const wrong: readonly [Actor, string, string][] = [
      [operator, 'delete from institution_key', '42501'],
      [operator, 'delete from institution_key_secret', '42501'],
      [operator, `update institution_key_secret set sealed = ''`, '42501'],
      [operator, `update institution_key set public_x = public_x`, '42501'],
      [operator, `update institution_key set state = 'in-use', retired_at = null where institution_id = '${id}' and number = 1`, '23514'],
      [operator, `update institution_key set retired_at = now() where institution_id = '${id}' and number = 1`, '23514'],
      [
        visitor,
        `insert into institution_key (institution_id, number, public_x, made_at) values ('${id}', 3, '${'A'.repeat(43)}', now())`,
        '42501',
      ],
      [
        operator,
        `insert into institution_key (institution_id, number, public_x, made_at) values ('${await introduced()}', 1, '${'B'.repeat(43)}', now())`,
        '42501',
      ],
    ];
    for (const [actor, statement, code] of wrong)
      await expect(
        asActor(actor, (db) => sql.raw(statement).execute(db)),
        statement,
      ).rejects.toMatchObject({ code });
    const touched = await asActor(visitor, (db) =>
      sql.raw(`update institution_key set state = 'withdrawn', withdrawn_at = now() where institution_id = '${id}'`).execute(db),
    );
    expect(touched.numAffectedRows ?? 0n).toBe(0n);
    expect(await statesOf(id)).toEqual(['key-1 retired', 'key-2 in-use']);
  });

  test('the document is served to everybody, kept for five minutes, and says when it has changed', async () => {
    const app = createServer(home.house, { log });
    const path = new URL(didWebUrl(`did:web:house.example.org:institutions:${id}`)).pathname;
    const first = await app.request(`${path}?language=de`, { headers: { Origin: 'https://wallet.example' } });
    expect(first.status).toBe(200);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'content-type': 'application/did+json',
      'cache-control': 'public, max-age=300',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    });
    expect(first.headers.get('set-cookie')).toBeNull();
    expect(first.headers.get('vary')).toBeNull();
    const tag = first.headers.get('etag') ?? '';
    const again = await app.request(path, { headers: { 'If-None-Match': `"other", W/${tag}` } });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
    const head = await app.request(path, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', tag]);
    await runAct(rotateInstitutionKey, home.operator, { id });
    const changed = await app.request(path, { headers: { 'If-None-Match': tag } });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(tag);
    expect((await app.request(path, { method: 'PUT', headers: { Origin: 'https://house.example.org' } })).status).toBe(405);
    for (const nowhere of [await introduced(), randomUUID(), 'x', '..%2f..'])
      expect((await app.request(`/institutions/${nowhere}/did.json`)).status, nowhere).toBe(404);
  });

  test('another host is asked at its own address, and believed about itself alone', async () => {
    const asked: string[] = [];
    const abroad = (document: unknown) => ({
      ...home.house,
      outside: {
        ...home.house.outside,
        fetch: {
          fetch: async (url: string) => {
            asked.push(url);
            return { status: 200, contentType: 'application/did+json', bytes: new TextEncoder().encode(JSON.stringify(document)) };
          },
        },
      },
    });
    const did = 'did:web:uni.example%3A8443:keys';
    expect(await resolveDid(abroad({ id: did }), did)).toEqual({ id: did });
    expect(asked).toEqual(['https://uni.example:8443/keys/did.json']);
    for (const other of [{ id: 'did:web:uni.example' }, {}, null, 'x']) await expect(resolveDid(abroad(other), did)).rejects.toThrow();
    asked.length = 0;
    for (const own of ['did:web:house.example.org', 'did:web:HOUSE.example.org%3A443:institutions:x', `did:web:house.example.org:${id}`])
      expect(await resolveDid(abroad({ id: own }), own), own).toBeUndefined();
    expect(asked).toEqual([]);
    await expect(resolveDid(abroad({}), 'did:web:house.example.org:..')).rejects.toThrow(TypeError);
  });

  test('each step is in the journal with the public half, and the journal is whole', async () => {
    await runAct(rotateInstitutionKey, home.operator, { id });
    await runAct(withdrawInstitutionKey, home.operator, { id, key: 'key-1' });
    await home.settle();
    const events = await asActor(operator, (db) =>
      db
        .selectFrom('event')
        .select(['type', 'facts'])
        .where('subject_id', '=', id)
        .where('type', 'like', 'institution-key-%')
        .orderBy('seq')
        .execute(),
    );
    const [one, two] = (await keysOf(id)).map(({ publicKey }) => publicKey);
    expect(events).toEqual([
      { type: 'institution-key-made', facts: { key: 'key-1', publicKey: one } },
      { type: 'institution-key-retired', facts: { key: 'key-1' } },
      { type: 'institution-key-made', facts: { key: 'key-2', publicKey: two } },
      { type: 'institution-key-withdrawn', facts: { key: 'key-1', before: 'retired' } },
    ]);
    expect(await verifyJournal(home.operator)).toMatchObject({ whole: true, problems: [] });
  });
});
