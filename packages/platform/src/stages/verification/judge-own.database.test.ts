import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, operator } from '../../base/actor.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import { runAct, runView } from '../../base/door.ts';
import { withdrawInstitutionKey } from '../../base/institution-keys/withdraw-institution-key.ts';
import { setStatus } from '../../base/status-lists/set-status.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { enrolledIn, type Issued, institutionIn, issuedIn, offeredIn, passedIn, personWith } from '../../scenario-for-tests.ts';
import { makeHolderShare } from '../issuing/make-holder-share.ts';
import { openShare } from '../issuing/open-share.ts';
import { tokenInAddress } from '../issuing/share.ts';
import { judgeOwn } from './judge-own.ts';

const REVOKED = 'It was taken back.';

eachDatabase('the live verdict on a credential of this house', (database) => {
  let home: TestHouse;
  let lead = '';
  let issued: readonly Issued[] = [];
  beforeAll(async () => {
    home = await openTestHouse({ database });
    // The name with which the description names its issuer.
    lead = await institutionIn(home.house, 'Universität Mühlenau');
    const offering = await offeredIn(home.house, [lead]);
    const learners = await enrolledIn(home.house, offering, ['Łucja Żółć', 'محمد الحسيني', 'X Æ']);
    await passedIn(home.house, offering, learners);
    issued = await issuedIn(home.house, offering, learners);
  });
  afterAll(() => home?.close());

  const mailing: Actor = { kind: 'job', job: 'when-credential-issued-write-to-learner' };
  const addresses = new Map<string, string>();
  const judge = async ({ credentialId }: Issued, language = 'en') => {
    const made = addresses.get(credentialId) ?? (await runAct(makeHolderShare, home.as(mailing), { credentialId })).address;
    addresses.set(credentialId, made);
    const opened = await runView(openShare, home.visitor, { token: tokenInAddress(home.house.settings.publicUrl, made) ?? '' });
    if (opened.state !== 'open') throw new Error('not open');
    return judgeOwn(home.house, language, opened.credential, REVOKED);
  };
  const statusOf = ({ checks }: Awaited<ReturnType<typeof judge>>) => checks.find(({ name }) => name === 'status');
  const of = (index: number): Issued => issued[index] as Issued;

  test('is valid, vouched for by the house under the name it confirmed, and said in the reader’s language', async () => {
    for (const each of issued) {
      const found = await judge(each);
      expect(found).toMatchObject({ verdict: 'valid', issuer: { standing: 'known' }, facts: { learner: { name: each.name } } });
    }
    expect(statusOf(await judge(of(0), 'de'))?.says).not.toBe(statusOf(await judge(of(0)))?.says);
  });

  test('asked again it is the same, without the arithmetic', async () => {
    const first = await judge(of(0));
    for (let time = 0; time < 5; time += 1) expect(await judge(of(0))).toBe(first);
    home.clock.forward(60_000);
    expect(await judge(of(0))).not.toBe(first);
  });

  test('sees at once what the house has taken back, before the list of the institution says so', async () => {
    await judge(of(0));
    const { credentialId } = of(0);
    await inTransaction(home.house.db, operator, 'write', (db) =>
      db.updateTable('credential').set({ state: 'revoked', revoked_at: home.clock.now() }).where('id', '=', credentialId).execute(),
    );
    const found = await judge(of(0));
    expect(found.verdict).toBe('invalid');
    expect(statusOf(found)).toMatchObject({ outcome: 'failed', code: 'revoked', says: REVOKED });
    expect((await judge(of(1))).verdict).toBe('valid');
  });

  test('sees what stands on the list as soon as the list is signed, whatever it found a moment ago', async () => {
    expect((await judge(of(1))).verdict).toBe('valid');
    const registrar = personWith(lead, 'registrar');
    const credentialId = `urn:uuid:${of(1).credentialId}`;
    await runAct(setStatus, home.as(registrar), { institutionId: lead, credentialId, purpose: 'revocation', active: true });
    // What waits for the next tick is due now.
    const due = `update pgboss.job set start_after = now() - interval '1 second' where state in ('created', 'retry')`;
    await home.house.jobs.boss.getDb().executeSql(due, []);
    await home.settle();
    expect(statusOf(await judge(of(1)))).toMatchObject({ code: 'revoked' });
    expect((await judge(of(2))).verdict).toBe('valid');
  });

  test('holds no longer once the key is withdrawn', async () => {
    expect((await judge(of(2))).verdict).toBe('valid');
    await runAct(withdrawInstitutionKey, home.operator, { id: lead, key: 'key-1' });
    expect((await judge(of(2))).verdict).not.toBe('valid');
  });
});
