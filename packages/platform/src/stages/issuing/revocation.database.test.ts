import { randomUUID } from 'node:crypto';
import { verify } from '@laurel/credential';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../base/actor.ts';
import { operator } from '../../base/actor.ts';
import type { Database } from '../../base/database/tables.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import { runAct, runView } from '../../base/door.ts';
import { resolveDid } from '../../base/institution-keys/resolve-did.ts';
import { resolveStatusList } from '../../base/status-lists/resolve-status-list.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import {
  enrolledIn,
  type Issued,
  institutionIn,
  issuedIn,
  type Offered,
  offeredIn,
  passedIn,
  personWith,
} from '../../scenario-for-tests.ts';
import { askRevocation } from './ask-revocation.ts';
import { findCredentials, listCredentials } from './list-credentials.ts';
import { listRevocations } from './list-revocations.ts';
import { settleRevocation } from './settle-revocation.ts';
import { showCredential } from './show-credential.ts';

eachDatabase('revoking a credential', (database) => {
  let home: TestHouse;
  let institutionId = '';
  let otherId = '';
  let offering: Offered;
  let registrar: Actor & { kind: 'person' };
  let second: Actor & { kind: 'person' };
  let admin: Actor & { kind: 'person' };
  const waiting: Issued[] = [];

  beforeAll(async () => {
    home = await openTestHouse({ database });
    institutionId = await institutionIn(home.house, 'Universität Mühlenau');
    otherId = await institutionIn(home.house, 'Πανεπιστήμιο Αλκυόνης', 'GR');
    offering = await offeredIn(home.house, [institutionId]);
    const names = [
      'Łucja Żółć',
      'محمد الحسيني',
      'Sukarno',
      '李 小龍',
      'Їжакевич Ґалаґан',
      ...Array.from({ length: 12 }, (_, n) => `Lernende ${n}`),
    ];
    const learners = await enrolledIn(home.house, offering, names);
    await passedIn(home.house, offering, learners);
    waiting.push(...(await issuedIn(home.house, offering, learners)));
    registrar = personWith(institutionId, 'registrar');
    second = personWith(institutionId, 'registrar');
    admin = personWith(institutionId, 'institution-admin');
  }, 180_000);
  afterAll(() => home?.close());

  /** A credential that no test has touched. */
  function next(): Issued {
    const issued = waiting.shift();
    if (issued === undefined) throw new Error('There are too few credentials for these tests');
    return issued;
  }
  const reason = { reason: 'data-error' as const, note: 'The title was mistaken. A corrected one follows.' };
  const ask = (credentialId: string, who: Actor = registrar, more: Partial<typeof reason> = {}) =>
    runAct(askRevocation, home.as(who), { credentialId, ...reason, ...more });
  const decide = (id: string, who: Actor = second, decision: 'confirm' | 'decline' = 'confirm') =>
    runAct(settleRevocation, home.as(who), { id, decision });
  const show = (id: string, who: Actor = registrar) => runView(showCredential, home.as(who), { id });
  const asOperator = <T>(work: (db: Database) => Promise<T>) => inTransaction(home.house.db, operator, 'read', work);
  const eventsOf = (id: string) =>
    asOperator((db) =>
      db
        .selectFrom('event')
        .selectAll()
        .where('subject_id', 'in', [id, `urn:uuid:${id}`])
        .orderBy('seq')
        .execute(),
    );

  async function verdictOf({ signed }: Issued): Promise<string> {
    const { verdict, checks } = await verify(signed, {
      now: home.clock.now(),
      didDocument: (did) => resolveDid(home.house, did),
      statusList: (url) => resolveStatusList(home.house, url),
    });
    return `${verdict}: ${checks.find(({ name }) => name === 'status')?.code}`;
  }
  async function tick(): Promise<void> {
    await home.house.jobs.boss
      .getDb()
      .executeSql(
        `update pgboss.job set start_after = now() - interval '1 second' where name = 'sign-status-list' and state in ('created', 'retry')`,
        [],
      );
    await home.settle();
  }

  test('takes two people, and is seen by whoever verifies after the next tick', async () => {
    const issued = next();
    const { id } = await ask(issued.credentialId);
    expect((await show(issued.credentialId)).state).toBe('issued');
    await tick();
    expect(await verdictOf(issued)).toBe('valid: not-revoked');
    expect(await decide(id)).toEqual({ id, credentialId: issued.credentialId, state: 'confirmed' });
    await tick();
    expect(await verdictOf(issued)).toBe('invalid: revoked');
    const shown = await show(issued.credentialId);
    expect(shown).toMatchObject({ state: 'revoked', learner: { name: issued.name }, status: { active: true } });
    expect(shown.history.map(({ type }) => type).filter((type) => !type.startsWith('credential-handed'))).toEqual(
      expect.arrayContaining(['status-entry-given', 'revocation-asked', 'status-set', 'credential-revoked']),
    );
  });

  test('is told to the learner once, with the reason, the note word for word, and how to object', async () => {
    const issued = next();
    const note = 'Sehr geehrte Łucja,\n<b>Ihr</b> Ergebnis wurde aufgehoben. محمد';
    await decide((await ask(issued.credentialId, registrar, { note })).id);
    await home.settle();
    const mails = home.mails.sent.filter(({ text }) => text.includes(issued.credentialId));
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(note);
    expect(mails[0]?.text).toContain('It holds a mistake');
    expect(mails[0]?.text).toContain('object in writing to Universität Mühlenau');
    expect(mails[0]?.text).toContain(issued.name);
    expect((await show(issued.credentialId)).mails).toMatchObject([{ purpose: 'credential-revoked', state: 'sent' }]);
    await home.settle();
    expect(home.mails.sent.filter(({ text }) => text.includes(issued.credentialId))).toHaveLength(1);
  });

  test('may be confirmed by an administrator, never by whoever asked, whatever roles they hold', async () => {
    const issued = next();
    const both: Actor = { ...registrar, roles: [...registrar.roles, { role: 'institution-admin', institutionId }] };
    const { id } = await ask(issued.credentialId);
    for (const who of [registrar, both]) {
      await expect(decide(id, who)).rejects.toMatchObject({ code: 'not-allowed' });
      await expect(decide(id, who, 'decline')).rejects.toMatchObject({ code: 'not-allowed' });
    }
    expect((await show(issued.credentialId)).state).toBe('issued');
    await decide(id, admin);
    expect((await show(issued.credentialId)).state).toBe('revoked');
  });

  test('is not there for strangers, not allowed to colleagues in other roles, and nothing is left of an attempt', async () => {
    const issued = next();
    const { id } = await ask(issued.credentialId);
    const before = (await eventsOf(issued.credentialId)).length;
    const strangers: Actor[] = [
      personWith(otherId, 'registrar', 'institution-admin'),
      { kind: 'person', personId: issued.personId, roles: [] },
      { kind: 'visitor' },
    ];
    for (const who of strangers) {
      await expect(show(issued.credentialId, who)).rejects.toMatchObject({ code: 'not-found' });
      await expect(ask(issued.credentialId, who)).rejects.toMatchObject({ code: 'not-found' });
      await expect(decide(id, who)).rejects.toMatchObject({ code: 'not-found' });
    }
    for (const role of ['lecturer', 'course-leader', 'decider', 'admission-officer'] as const) {
      const who = personWith(institutionId, role);
      await expect(show(issued.credentialId, who)).rejects.toMatchObject({ code: 'not-allowed' });
      await expect(ask(issued.credentialId, who)).rejects.toMatchObject({ code: 'not-allowed' });
      await expect(decide(id, who)).rejects.toMatchObject({ code: 'not-allowed' });
      await expect(runView(listCredentials, home.as(who), {})).rejects.toMatchObject({ code: 'not-allowed' });
      await expect(runView(listRevocations, home.as(who), {})).rejects.toMatchObject({ code: 'not-allowed' });
    }
    await expect(ask(randomUUID())).rejects.toMatchObject({ code: 'not-found' });
    await expect(ask(next().credentialId, admin)).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await eventsOf(issued.credentialId)).length).toBe(before);
    expect((await show(issued.credentialId)).revocations).toMatchObject([{ state: 'asked' }]);
  });

  test('is asked for once by two at once, and confirmed once by two at once', async () => {
    const issued = next();
    const asked = await Promise.allSettled([ask(issued.credentialId), ask(issued.credentialId, second)]);
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(asked.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
    const id = asked.flatMap((each) => (each.status === 'fulfilled' ? each.value.id : []))[0] ?? '';
    const third = personWith(institutionId, 'registrar');
    const settled = await Promise.allSettled([decide(id, admin), decide(id, third), decide(id, third, 'decline')]);
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    for (const each of settled) if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'wrong-state' });
    const decided = (await eventsOf(issued.credentialId)).filter(({ type }) => /^(credential-revoked|revocation-declined)$/.test(type));
    expect(decided).toHaveLength(1);
  });

  test('is not asked for again while it waits or once it happened, but may be after it was declined', async () => {
    const issued = next();
    const first = await ask(issued.credentialId);
    await expect(ask(issued.credentialId, second)).rejects.toMatchObject({ code: 'conflict' });
    await decide(first.id, second, 'decline');
    await expect(decide(first.id, second)).rejects.toMatchObject({ code: 'wrong-state', details: { state: 'declined' } });
    expect(await verdictOf(issued)).toBe('valid: not-revoked');
    const again = await ask(issued.credentialId);
    await decide(again.id);
    await expect(ask(issued.credentialId)).rejects.toMatchObject({ code: 'wrong-state', details: { state: 'revoked' } });
    await expect(decide(again.id, admin, 'decline')).rejects.toMatchObject({ code: 'wrong-state' });
  });

  test('is asked for once by a form that is sent twice', async () => {
    const { credentialId } = next();
    const context = home.as(registrar, { idempotencyKey: 'revoke-form' });
    const first = await runAct(askRevocation, context, { credentialId, ...reason });
    expect(await runAct(askRevocation, context, { credentialId, ...reason })).toEqual(first);
    expect((await show(credentialId)).revocations).toHaveLength(1);
  });

  test('takes a note in any script, and none that hides something or never ends', async () => {
    const { credentialId } = next();
    for (const [note, code] of [
      ['', 'too_small'],
      ['  \n ', 'too_small'],
      ['x'.repeat(200_000), 'too_big'],
      ['Grade \u202e0.1', 'hidden-characters'],
      ['a\u0000b', 'hidden-characters'],
      ['\ud800', 'hidden-characters'],
    ] as const)
      await expect(ask(credentialId, registrar, { note })).rejects.toMatchObject({
        code: 'invalid-input',
        issues: [{ path: 'note', code }],
      });
    await expect(ask(credentialId, registrar, { reason: 'spite' as never })).rejects.toMatchObject({ issues: [{ path: 'reason' }] });
    const note = '<script>alert(1)</script> & "quoted"\nहिन्दी 中文 العربية עברית ελληνικά 👩‍🎓';
    await ask(credentialId, registrar, { note });
    expect((await show(credentialId)).revocations).toMatchObject([{ note: note.normalize('NFC') }]);
    const [row] = await asOperator((db) => db.selectFrom('revocation').selectAll().where('credential_id', '=', credentialId).execute());
    expect(row?.note_sealed?.includes('script')).toBe(false);
    expect(JSON.stringify(await eventsOf(credentialId))).not.toContain('script');
  });

  test('cannot be done around the door in the name of another, nor be decided anew', async () => {
    const { credentialId } = next();
    const { id } = await ask(credentialId);
    const forged = (who: Actor, settledBy: string) =>
      inTransaction(home.house.db, who, 'write', (db) =>
        db
          .updateTable('revocation')
          .set({ state: 'confirmed', settled_by: settledBy, settled_at: new Date() })
          .where('id', '=', id)
          .executeTakeFirst(),
      );
    await expect(forged(registrar, second.personId)).rejects.toMatchObject({ code: '42501' });
    await expect(forged(registrar, registrar.personId)).rejects.toMatchObject({ code: '23514' });
    const stranger = personWith(otherId, 'registrar');
    expect((await forged(stranger, stranger.personId)).numUpdatedRows).toBe(0n);
    await decide(id, second, 'decline');
    await expect(forged(second, second.personId)).rejects.toMatchObject({ code: '23514' });
  });

  test('leaves the register of each institution to its own people, a page at a time, open requests first', async () => {
    const all = new Set<string>();
    let after: string | undefined;
    do {
      const page = await runView(listCredentials, home.as(registrar), { limit: 5, ...(after && { after }) });
      for (const { id } of page.credentials) {
        expect(all.has(id)).toBe(false);
        all.add(id);
      }
      after = page.next;
    } while (after !== undefined);
    expect(all.size).toBe(17);
    const revoked = await runView(listCredentials, home.as(registrar), { state: 'revoked', limit: 100 });
    expect(revoked.credentials.length).toBeGreaterThan(0);
    expect(revoked.credentials.every(({ state }) => state === 'revoked')).toBe(true);
    const elsewhere = home.as(personWith(otherId, 'registrar'));
    expect((await runView(listCredentials, elsewhere, {})).credentials).toEqual([]);
    expect((await runView(listRevocations, elsewhere, {})).revocations).toEqual([]);
    await expect(runView(listCredentials, elsewhere, { institutionId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(runView(listCredentials, home.as(registrar), { after: 'nonsense' })).rejects.toMatchObject({ code: 'invalid-input' });
    const { revocations } = await runView(listRevocations, home.as(registrar), { limit: 100 });
    const states = revocations.map(({ state }) => state === 'asked');
    expect(states).toEqual([...states].sort((a, b) => Number(b) - Number(a)));
    expect(states[0]).toBe(true);
  });

  test('begins with finding it: by student number or reference, and not by name', async () => {
    const find = async (wanted: string, who: Actor = registrar) =>
      (await runView(findCredentials, home.as(who), { wanted })).credentials.map(({ learner }) => learner);
    expect(await find('004102')).toEqual(['Sukarno']);
    expect(await find('4102')).toEqual([]);
    expect(await find('Sukarno')).toEqual([]);
    const [{ id } = { id: '' }] = (await runView(findCredentials, home.as(registrar), { wanted: '004102' })).credentials;
    expect(await find(`urn:uuid:${id.toUpperCase()}`)).toEqual(['Sukarno']);
    expect(await find(id)).toEqual(['Sukarno']);
    expect(await find(id, personWith(otherId, 'registrar'))).toEqual([]);
    expect(await find('004102', personWith(otherId, 'registrar'))).toEqual([]);
    expect(await find("'; drop table credential; --")).toEqual([]);
    const seen = await asOperator((db) => db.selectFrom('access_log').select('view').where('view', '=', 'find-credentials').execute());
    expect(seen.length).toBeGreaterThan(0);
  });

  test('leaves a learner who was forgotten without a name, and the register whole', async () => {
    const issued = next();
    const { id } = await ask(issued.credentialId);
    await inTransaction(home.house.db, operator, 'write', (db) => home.house.keys.forget(db, issued.personId));
    const shown = await show(issued.credentialId);
    expect(shown.learner).toBeUndefined();
    expect(shown.revocations[0]?.note).toBeUndefined();
    await decide(id);
    await tick();
    expect(await verdictOf(issued)).toBe('invalid: revoked');
    expect(home.mails.sent.filter(({ text }) => text.includes(issued.credentialId))).toEqual([]);
    const { credentials } = await runView(listCredentials, home.as(registrar), { limit: 100 });
    expect(credentials.find((each) => each.id === issued.credentialId)?.learner).toBeUndefined();
  });
});
