import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../base/actor.ts';
import { operator, visitor } from '../../base/actor.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import { runAct, runView } from '../../base/door.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { enrolledIn, type Issued, institutionIn, issuedIn, offeredIn, passedIn, personWith } from '../../scenario-for-tests.ts';
import { makeHolderShare } from './make-holder-share.ts';
import { noteOpening } from './note-opening.ts';
import { openShare } from './open-share.ts';
import { insertShare } from './share.store.ts';
import { hashOfToken, tokenInAddress } from './share.ts';

const mailing: Actor = { kind: 'job', job: 'when-credential-issued-write-to-learner' };

eachDatabase('a way to one credential', (database) => {
  let home: TestHouse;
  let lead = '';
  let first: Issued;
  let second: Issued;
  beforeAll(async () => {
    home = await openTestHouse({ database });
    lead = await institutionIn(home.house, 'Akademie Nord');
    const offering = await offeredIn(home.house, [lead]);
    const learners = await enrolledIn(home.house, offering);
    await passedIn(home.house, offering, learners);
    [first, second] = (await issuedIn(home.house, offering, learners)) as [Issued, Issued];
  });
  afterAll(() => home?.close());

  const tokenOf = (address: string) => tokenInAddress(home.house.settings.publicUrl, address) ?? '';
  const holderToken = async ({ credentialId }: Issued) =>
    tokenOf((await runAct(makeHolderShare, home.as(mailing), { credentialId })).address);
  const open = (token: string, actor: Actor = visitor) => runView(openShare, home.as(actor), { token });
  /** As the holder's act leaves it. */
  const shared = (of: Issued, expiresAt?: Date) =>
    inTransaction(home.house.db, operator, 'write', async (db) => {
      const tx = { db, keys: home.house.keys, now: home.clock.now(), house: { publicUrl: home.house.settings.publicUrl } } as never;
      const more = expiresAt === undefined ? {} : { expiresAt };
      return insertShare(tx, { credentialId: of.credentialId, personId: of.personId, kind: 'share', label: 'For the ward', ...more });
    });
  const rowOf = async (token: string) => {
    const hash = hashOfToken(token);
    return inTransaction(home.house.db, operator, 'read', (db) =>
      db.selectFrom('share').selectAll().where('token_hash', '=', hash).executeTakeFirstOrThrow(),
    );
  };

  test('opens that credential, byte for byte, and no other', async () => {
    const opened = await open(await holderToken(first));
    if (opened.state !== 'open') throw new Error('not open');
    expect(Buffer.from(opened.credential.signed).equals(first.signed)).toBe(true);
    expect(opened.credential).toMatchObject({ id: first.credentialId, personId: first.personId, state: 'issued' });
    const other = await open((await shared(second)).token);
    expect(other).toMatchObject({ state: 'open', credential: { id: second.credentialId } });
  });

  test('stands in the database only as a hash, and nowhere in the journal', async () => {
    const token = await holderToken(first);
    await home.settle();
    await inTransaction(home.house.db, operator, 'read', async (db) => {
      for (const table of ['share', 'event', 'access_log', 'security_log', 'mail', 'idempotency'] as const) {
        const { rows } = await sql<{ text: string }>`select row_to_json(t)::text as text from ${sql.table(table)} t`.execute(db);
        for (const { text } of rows) expect(text).not.toContain(token);
      }
    });
    expect((await rowOf(token)).token_hash).toBe(hashOfToken(token));
  });

  test('is shown to whoever holds it, and each look leaves a line in the access log of the person', async () => {
    const { token } = await shared(first);
    const before = await linesOf(first.personId);
    await open(token);
    await open(token, personWith(lead, 'lecturer'));
    expect((await linesOf(first.personId)) - before).toBe(2);
    // One's own record one may look at without a line.
    await open(token, { kind: 'person', personId: first.personId, roles: [] });
    expect((await linesOf(first.personId)) - before).toBe(2);
  });
  const linesOf = (personId: string) =>
    inTransaction(home.house.db, operator, 'read', async (db) => {
      const rows = await db.selectFrom('access_log').select('view').where('person_id', '=', personId).execute();
      return rows.filter(({ view }) => view === 'open-share').length;
    });

  test('opens nothing once it has ended or its time is over, and says no more than that', async () => {
    const ended = await shared(first);
    await inTransaction(home.house.db, operator, 'write', (db) =>
      db.updateTable('share').set({ ended_at: home.clock.now() }).where('id', '=', ended.id).execute(),
    );
    expect(await open(ended.token)).toEqual({ state: 'ended' });
    await expect(runAct(noteOpening, home.as(visitor), { token: ended.token })).rejects.toThrow(
      expect.objectContaining({ code: 'link-spent' }),
    );

    const expiring = await shared(first, new Date(home.clock.now().getTime() + 60_000));
    expect(await open(expiring.token)).toMatchObject({ state: 'open' });
    home.clock.forward(60_000);
    expect(await open(expiring.token)).toEqual({ state: 'expired' });
    await expect(runAct(noteOpening, home.as(visitor), { token: expiring.token })).rejects.toThrow(
      expect.objectContaining({ code: 'link-spent' }),
    );
    expect((await rowOf(expiring.token)).opened).toBe(0);
  });

  test.each([
    ['a token nobody was given', () => 'A'.repeat(43)],
    ['the id of the credential', () => first.credentialId],
    ['nothing', () => ''],
    ['200 kB', () => 'A'.repeat(200_000)],
    ['a quotation mark', () => `${'A'.repeat(42)}'`],
  ])('is not found by %s', async (_what, token) => {
    await expect(open(token())).rejects.toThrow(expect.objectContaining({ code: expect.stringMatching(/^(not-found|invalid-input)$/) }));
  });

  test('counts twenty openings at once as twenty', async () => {
    const { token } = await shared(first);
    await Promise.all(Array.from({ length: 20 }, () => runAct(noteOpening, home.as(visitor), { token })));
    expect(await rowOf(token)).toMatchObject({ opened: 20, opened_at: home.clock.now() });
  });

  test('does not count a holder who looks through their own link', async () => {
    const token = await holderToken(first);
    await expect(runAct(noteOpening, home.as(visitor), { token })).rejects.toThrow(expect.objectContaining({ code: 'wrong-state' }));
    expect((await rowOf(token)).opened).toBe(0);
  });

  test('is made for its holder by the job that writes to them, and by nobody else', async () => {
    const before = await countShares();
    const input = { credentialId: first.credentialId };
    const others: Actor[] = [
      visitor,
      operator,
      personWith(lead, 'registrar'),
      { kind: 'person', personId: first.personId, roles: [] },
      { kind: 'job', job: 'send-mail' },
    ];
    for (const actor of others)
      await expect(runAct(makeHolderShare, home.as(actor), input)).rejects.toThrow(expect.objectContaining({ code: 'not-allowed' }));
    await expect(runAct(makeHolderShare, home.as(mailing), { credentialId: randomUUID() })).rejects.toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
    expect(await countShares()).toBe(before);
  });
  const countShares = () =>
    inTransaction(home.house.db, operator, 'read', async (db) => (await db.selectFrom('share').select('id').execute()).length);

  test('under the door: whoever shows a token sees that share and that credential, and not the holder’s others', async () => {
    const [{ token }, own] = [await shared(first), await holderToken(first)];
    const seen = (hash: string, held = '') =>
      inTransaction(home.house.db, visitor, 'read', async (db) => {
        await sql`select set_config('laurel.link', ${hash}, true), set_config('laurel.held', ${held}, true)`.execute(db);
        const credentials = await db.selectFrom('credential').select('id').execute();
        return { shares: (await db.selectFrom('share').select('id').execute()).length, credentials: credentials.map(({ id }) => id) };
      });
    expect(await seen(hashOfToken(token))).toEqual({ shares: 1, credentials: [first.credentialId] });
    expect(await seen(hashOfToken(own))).toEqual({ shares: 1, credentials: [first.credentialId] });
    expect(await seen('')).toEqual({ shares: 0, credentials: [] });
  });

  test('of somebody who was forgotten opens nothing: the key that opened it is gone', async () => {
    const { token } = await shared(second);
    await inTransaction(home.house.db, operator, 'write', (db) => home.house.keys.forget(db, second.personId));
    await expect(open(token)).rejects.toThrow(expect.objectContaining({ code: 'personal-key-gone' }));
  });
});
