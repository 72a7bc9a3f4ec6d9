import { randomUUID } from 'node:crypto';
import { prepareCredential, type Signer, secure, verify } from '@laurel/credential';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { throwAwayAward } from '../../cli/doctor/throw-away-award.ts';
import { createServer } from '../../entrance/create-server.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { personWith } from '../../scenario-for-tests.ts';
import { runAct } from '../act.ts';
import { type Actor, operator, visitor } from '../actor.ts';
import type { Database } from '../database/tables.ts';
import { inTransaction } from '../database/transaction.ts';
import { resolveDid } from '../institution-keys/resolve-did.ts';
import { rotateInstitutionKey } from '../institution-keys/rotate-institution-key.ts';
import { withdrawInstitutionKey } from '../institution-keys/withdraw-institution-key.ts';
import { confirmInstitution } from '../people/confirm-institution.ts';
import { introduceInstitution } from '../people/introduce-institution.ts';
import { allocateStatusEntries } from './allocate-status-entries.ts';
import { recordStatusList } from './record-status-list.ts';
import { resolveStatusList } from './resolve-status-list.ts';
import { setStatus } from './set-status.ts';
import { entriesOfList } from './shuffle.ts';
import { toSecond, untilTick } from './status-list.ts';

const introduction = {
  name: 'Ruhr-Kolleg',
  country: 'DE',
  website: 'https://kolleg.example.org',
  contactName: 'Jördis Nachname',
  contactEmail: 'joerdis@kolleg.example.org',
  language: 'de',
};

eachDatabase('a status list', (database) => {
  let home: TestHouse;
  let id: string;

  beforeAll(async () => {
    home = await openTestHouse({ database });
  });
  afterAll(() => home?.close());
  beforeEach(async () => {
    home.clock.set('2026-11-20T08:00:00Z');
    id = await confirmed();
  });

  async function confirmed(): Promise<string> {
    const institution = (await runAct(introduceInstitution, home.visitor, introduction)).id;
    await runAct(confirmInstitution, home.operator, { id: institution });
    // On a busy machine another loop may hold the follower just when it is settled.
    do await home.settle();
    while ((await home.house.outside.signer.of(institution)) === undefined);
    return institution;
  }
  const asActor = <T>(actor: Actor, work: (db: Database) => Promise<T>) => inTransaction(home.house.db, actor, 'write', work);
  const allocateTo = async (credentialIds: readonly string[], purpose: 'revocation' | 'suspension' = 'revocation') => {
    const as = home.as({ kind: 'job', job: 'issue-credentials' });
    return (await runAct(allocateStatusEntries, as, { institutionId: id, purpose, credentialIds: [...credentialIds] })).entries;
  };
  async function allocate(credentialId: string, purpose: 'revocation' | 'suspension' = 'revocation') {
    const [entry] = await allocateTo([credentialId], purpose);
    if (entry === undefined) throw new Error('no entry');
    return entry;
  }
  const set = (credentialId: string, more: { purpose?: 'revocation' | 'suspension'; active?: boolean } = {}) =>
    runAct(setStatus, home.as(personWith(id, 'registrar')), {
      institutionId: id,
      credentialId,
      purpose: 'revocation',
      active: true,
      ...more,
    });
  const newId = () => `urn:uuid:${randomUUID()}`;

  /** The next tick: what waits for its time is due. */
  async function tick(): Promise<void> {
    await home.house.jobs.boss
      .getDb()
      .executeSql(
        `update pgboss.job set start_after = now() - interval '1 second' where name = 'sign-status-list' and state in ('created', 'retry')`,
        [],
      );
    await home.settle();
  }
  async function signer(): Promise<Signer> {
    const found = await home.house.outside.signer.of(id);
    if (found === undefined) throw new Error('no signer');
    return found;
  }
  async function issue(purposes: readonly ('revocation' | 'suspension')[] = ['revocation']) {
    const credential = newId();
    const entries = [];
    for (const purpose of purposes) entries.push(await allocate(credential, purpose));
    const by = await signer();
    const { credential: unsigned } = prepareCredential(throwAwayAward('2026-11-20'), {
      id: credential,
      issuer: by,
      validFrom: '2026-11-20',
    });
    const credentialStatus = entries.map((entry, number) => ({ id: `${credential}#status-${number}`, ...entry }));
    const secured = await secure({ ...unsigned, credentialStatus }, by, { created: toSecond(home.clock.now()) });
    return { id: credential, entries, unsigned, bytes: new TextEncoder().encode(JSON.stringify(secured)) };
  }
  async function statusOf(bytes: Uint8Array): Promise<string> {
    const { verdict, checks } = await verify(bytes, {
      now: home.clock.now(),
      didDocument: (did) => resolveDid(home.house, did),
      statusList: (url) => resolveStatusList(home.house, url),
    });
    const status = checks.find(({ name }) => name === 'status');
    return `${verdict}: ${status?.outcome} ${status?.code}`;
  }
  const signings = () =>
    asActor(operator, (db) =>
      db
        .selectFrom('event')
        .select('facts')
        .where('institution_id', '=', id)
        .where('type', '=', 'status-list-signed')
        .orderBy('seq')
        .execute(),
    );

  test('a credential is not revoked, then revoked with the next tick, and a missing list leaves it undecided', async () => {
    const [one, other] = [await issue(), await issue()];
    await home.settle();
    expect([await statusOf(one.bytes), await statusOf(other.bytes)]).toEqual(['valid: passed not-revoked', 'valid: passed not-revoked']);
    await set(one.id);
    await home.settle();
    expect(await statusOf(one.bytes)).toBe('valid: passed not-revoked');
    await tick();
    expect([await statusOf(one.bytes), await statusOf(other.bytes)]).toEqual(['invalid: failed revoked', 'valid: passed not-revoked']);
    await expect(set(one.id)).rejects.toMatchObject({ code: 'wrong-state' });
    await expect(set(one.id, { active: false })).rejects.toMatchObject({ code: 'wrong-state', details: { state: 'revoked' } });
    await expect(set(newId())).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      asActor(operator, (db) => db.updateTable('status_entry').set({ active: false }).where('credential_id', '=', one.id).execute()),
    ).rejects.toMatchObject({ code: '23514' });
  });

  test('a list that is not there is no good news', async () => {
    const { entries, unsigned } = await issue();
    const [entry] = entries;
    for (const address of [`${entry?.statusListCredential}0`, 'https://house.example.org/status/1', 'https://elsewhere.example/1']) {
      const credentialStatus = { ...entry, statusListCredential: address };
      const secured = await secure({ ...unsigned, credentialStatus }, await signer(), { created: toSecond(home.clock.now()) });
      expect(await statusOf(Buffer.from(JSON.stringify(secured))), address).toBe('undecided: could-not-be-made list-unreachable');
    }
  });

  test('a suspension begins and ends, on a list of its own', async () => {
    const { id: credential, bytes, entries } = await issue(['revocation', 'suspension']);
    expect(new Set(entries.map((entry) => entry.statusListCredential)).size).toBe(2);
    await set(credential, { purpose: 'suspension' });
    await tick();
    expect(await statusOf(bytes)).toBe('invalid: failed suspended');
    await set(credential, { purpose: 'suspension', active: false });
    await tick();
    expect(await statusOf(bytes)).toBe('valid: passed not-revoked');
  });

  test('places are unique and in no order, one for each credential, also when many come at once', async () => {
    const entries = await Promise.all(Array.from({ length: 40 }, () => allocate(newId())));
    const places = entries.map((entry) => Number(entry.statusListIndex));
    expect(new Set(places).size).toBe(40);
    expect(new Set(entries.map((entry) => entry.statusListCredential))).toEqual(
      new Set([`https://house.example.org/institutions/${id}/status/revocation/1`]),
    );
    expect(Math.max(...places) - Math.min(...places)).toBeGreaterThan(entriesOfList / 2);
    const twice = newId();
    await allocate(twice);
    await expect(allocate(twice)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('a full list is followed by another', async () => {
    await allocate(newId());
    await asActor(operator, (db) =>
      db
        .updateTable('status_list')
        .set({ given: entriesOfList - 1 })
        .where('institution_id', '=', id)
        .execute(),
    );
    expect((await allocate(newId())).statusListCredential).toMatch(/\/revocation\/1$/);
    const next = await issue();
    expect(next.entries[0]?.statusListCredential).toMatch(/\/revocation\/2$/);
    await home.settle();
    expect(await statusOf(next.bytes)).toBe('valid: passed not-revoked');
  });

  test('credentials that come together and do not all find room on the open list go on on the next, each with a place of its own', async () => {
    await allocate(newId());
    await asActor(operator, (db) =>
      db
        .updateTable('status_list')
        .set({ given: entriesOfList - 2 })
        .where('institution_id', '=', id)
        .execute(),
    );
    const entries = await allocateTo(Array.from({ length: 5 }, newId));
    const listOf = ({ statusListCredential }: { statusListCredential: string }) => statusListCredential.replace(/.*\//, '');
    expect(entries.map(listOf)).toEqual(['1', '1', '2', '2', '2']);
    expect(new Set(entries.map((entry) => `${listOf(entry)}/${entry.statusListIndex}`)).size).toBe(5);
    const [again, fresh] = [newId(), newId()];
    await allocate(again);
    await expect(allocateTo([fresh, again])).rejects.toMatchObject({ code: 'conflict' });
    expect(await allocate(fresh)).toMatchObject({ statusPurpose: 'revocation' });
  });

  test('only what changed is signed, and anew before its time is over', async () => {
    const { id: credential, bytes } = await issue();
    await home.settle();
    await tick();
    await tick();
    expect(await signings()).toHaveLength(1);
    await set(credential);
    await tick();
    expect(await signings()).toHaveLength(2);
    home.clock.set('2026-11-25T08:00:00Z');
    await tick();
    expect(await signings()).toHaveLength(3);
    home.clock.set('2026-12-01T08:00:00Z');
    expect(await statusOf(bytes)).toBe('invalid: failed revoked');
    // Not signed anew for more than seven days, it says nothing any more.
    home.clock.set('2026-12-03T08:00:00Z');
    expect(await statusOf(bytes)).toBe('undecided: could-not-be-made list-not-in-force');
  });

  test('when its key is withdrawn the list is signed with the next one', async () => {
    const early = await issue();
    await home.settle();
    await runAct(withdrawInstitutionKey, home.operator, { id, key: 'key-1' });
    expect(await statusOf(early.bytes)).toMatch(/^invalid/);
    await runAct(rotateInstitutionKey, home.operator, { id });
    await home.settle();
    const late = await issue();
    expect(await statusOf(late.bytes)).toBe('valid: passed not-revoked');
    expect((await signings()).map(({ facts }) => facts.key)).toEqual(['key-1', 'key-2']);
  });

  test('it is served as it was signed, to everybody, until the next tick', async () => {
    const { entries } = await issue();
    const app = createServer(home.house);
    const path = new URL(entries[0]?.statusListCredential ?? '').pathname;
    await home.settle();
    const served = await app.request(`${path}?language=de`);
    expect(served.status).toBe(200);
    expect(Object.fromEntries(served.headers)).toMatchObject({
      'content-type': 'application/vc',
      'cache-control': 'public, max-age=300',
      'access-control-allow-origin': '*',
      etag: expect.stringMatching(/^"/),
    });
    expect(served.headers.get('set-cookie')).toBeNull();
    const list = JSON.parse(await served.text());
    expect(list).toMatchObject({ credentialSubject: { statusPurpose: 'revocation', ttl: 300_000 }, validUntil: '2026-11-27T08:00:00Z' });
    const again = await app.request(path, { headers: { 'If-None-Match': served.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
    for (const nowhere of ['revocation/2', 'revocation/x', 'revocation/1e0', 'revocation/01', 'other/1', 'revocation/0'])
      expect((await app.request(`/institutions/${id}/status/${nowhere}`)).status, nowhere).toBe(404);
    await expect(resolveStatusList(home.house, `https://house.example.org/institutions/${id}/status/revocation/01`)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(resolveStatusList(home.house, 'https://elsewhere.example/status/1')).rejects.toMatchObject({ code: 'fetch-refused' });
  });

  test('an older signing does not take the place of a newer one', async () => {
    await issue();
    await home.settle();
    const list = { institutionId: id, purpose: 'revocation' as const, number: 1 };
    const job = home.as({ kind: 'job', job: 'sign-status-list' });
    const old = { ...list, version: 0, signed: '{}', signedBy: 'x#key-1', validUntil: '2026-11-27T08:00:00Z' };
    await expect(runAct(recordStatusList, job, old)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('who may: nobody sets a status for another institution, and nobody outside sees whose place is whose', async () => {
    const { id: credential } = await issue();
    const other = await confirmed();
    const person = (role: string, institutionId: string): Actor => ({
      kind: 'person',
      personId: randomUUID(),
      roles: [{ role, institutionId }],
    });
    const input = { institutionId: id, credentialId: credential, purpose: 'revocation' as const, active: true };
    for (const actor of [visitor, person('lecturer', id), person('registrar', other)])
      await expect(runAct(setStatus, home.as(actor), input)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(runAct(setStatus, home.as(person('registrar', other)), { ...input, institutionId: other })).rejects.toMatchObject({
      code: 'not-found',
    });
    for (const actor of [visitor, person('registrar', other)])
      expect(
        await asActor(actor, (db) => db.selectFrom('status_entry').selectAll().where('credential_id', '=', credential).execute()),
      ).toEqual([]);
    await expect(asActor(operator, (db) => sql.raw('delete from status_entry').execute(db))).rejects.toMatchObject({ code: '42501' });
    await expect(asActor(operator, (db) => sql.raw('delete from status_list').execute(db))).rejects.toMatchObject({ code: '42501' });
    expect(await runAct(setStatus, home.as(person('registrar', id)), input)).toEqual({ credentialId: credential, active: true });
  });

  test('changes wait for the tick that all wait for', () => {
    expect([0, 1, 299, 300, 301].map((second) => untilTick(new Date(second * 1000), 300))).toEqual([300, 299, 1, 300, 299]);
    expect(untilTick(new Date(1_500), 1)).toBe(1);
  });
});
