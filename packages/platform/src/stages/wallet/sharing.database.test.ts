import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, operator, visitor } from '../../base/actor.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import { runAct, runView } from '../../base/door.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { enrolledIn, type Issued, institutionIn, issuedIn, offeredIn, passedIn, personWith } from '../../scenario-for-tests.ts';
import { makeHolderShare } from '../issuing/make-holder-share.ts';
import { noteOpening } from '../issuing/note-opening.ts';
import { openShare } from '../issuing/open-share.ts';
import { tokenInAddress } from '../issuing/share.ts';
import { endShare } from './end-share.ts';
import { listOwnCredentials } from './list-own-credentials.ts';
import { MOST_SHARES, shareCredential } from './share-credential.ts';
import { showOwnCredential } from './show-own-credential.ts';

const mailing: Actor = { kind: 'job', job: 'when-credential-issued-write-to-learner' };
const DAY = 86_400_000;
const refusedWith = (code: string) => expect.objectContaining({ code });

eachDatabase('a learner shows a credential', (database) => {
  let home: TestHouse;
  let lead = '';
  let mine: Issued;
  let other: Issued;
  let me: Actor;
  beforeAll(async () => {
    home = await openTestHouse({ database });
    lead = await institutionIn(home.house, 'Akademie Nord');
    const offering = await offeredIn(home.house, [lead]);
    const learners = await enrolledIn(home.house, offering);
    await passedIn(home.house, offering, learners);
    [mine, other] = (await issuedIn(home.house, offering, learners)) as [Issued, Issued];
    me = { kind: 'person', personId: mine.personId, roles: [] };
  });
  afterAll(() => home?.close());

  const tokenOf = (address: string) => tokenInAddress(home.house.settings.publicUrl, address) ?? '';
  const holderToken = async (of: Issued) =>
    tokenOf((await runAct(makeHolderShare, home.as(mailing), { credentialId: of.credentialId })).address);
  const share = (actor: Actor, of: object, more: object = {}) =>
    runAct(shareCredential, home.as(actor), { of, label: 'For the ward', until: '30-days', ...more } as never);
  const shown = async () => (await runView(showOwnCredential, home.as(me), { id: mine.credentialId })).shares;

  test('signed in or by the link of the mail: for thirty days, a year, or until they end it', async () => {
    const byId = { credentialId: mine.credentialId };
    const byLink = { token: await holderToken(mine) };
    const [days, year, open] = [
      await share(me, byId),
      await share(visitor, byLink, { until: '1-year', label: 'Ένα γραφείο' }),
      await share(visitor, byLink, { until: 'no-end', label: 'مكتب' }),
    ];
    const now = home.clock.now().getTime();
    expect(days.expiresAt).toBe(new Date(now + 30 * DAY).toISOString());
    expect(year.expiresAt).toBe(new Date(now + 365 * DAY).toISOString());
    expect(open.expiresAt).toBeUndefined();
    // The holder sees their links again, with their words and addresses.
    const shares = await shown();
    for (const made of [days, year, open]) expect(shares.find(({ id }) => id === made.shareId)?.address).toBe(made.address);
    expect(shares.map(({ label }) => label)).toEqual(expect.arrayContaining(['For the ward', 'Ένα γραφείο', 'مكتب']));
    // Whoever is given one sees the credential, and none of that.
    const opened = await runView(openShare, home.as(visitor), { token: tokenOf(open.address) });
    expect(opened).toMatchObject({ state: 'open', shares: [], credential: { id: mine.credentialId } });
  });

  test('and nobody else does: not with a link that was given away, not another learner, not who issued it', async () => {
    const before = (await shown()).length;
    const given = tokenOf((await share(me, { credentialId: mine.credentialId })).address);
    const attempts: [Actor, object][] = [
      [visitor, { token: given }],
      [visitor, { credentialId: mine.credentialId }],
      [visitor, { token: 'A'.repeat(43) }],
      [{ kind: 'person', personId: other.personId, roles: [] }, { credentialId: mine.credentialId }],
      [personWith(lead, 'registrar', 'institution-admin', 'course-leader'), { credentialId: mine.credentialId }],
      [operator, { credentialId: mine.credentialId }],
      [me, { credentialId: other.credentialId }],
      [me, { credentialId: randomUUID() }],
    ];
    for (const [actor, of] of attempts) await expect(share(actor, of)).rejects.toThrow(refusedWith('not-found'));
    expect((await shown()).length).toBe(before + 1);
  });

  test('pressed twice it is one link; pressed at once too', async () => {
    const before = (await shown()).length;
    const idempotencyKey = randomUUID();
    const input = { of: { credentialId: mine.credentialId }, label: 'Twice', until: '30-days' } as const;
    const once = () => runAct(shareCredential, home.as(me, { idempotencyKey }), input);
    const [first, second] = [await once(), await once()];
    expect(second).toEqual(first);
    await Promise.allSettled(Array.from({ length: 5 }, once));
    expect((await shown()).length).toBe(before + 1);
  });

  test.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['200 kB', 'a'.repeat(200_000)],
    ['a line that turns round', 'For \u202Egnp.exe'],
    ['a line break', 'For\nthe ward'],
    ['a zero', 'For\0the ward'],
  ])('a note of %s is not taken', async (_what, label) => {
    await expect(share(me, { credentialId: mine.credentialId }, { label })).rejects.toThrow(refusedWith('invalid-input'));
  });

  test('what looks like HTML is a note like any other', async () => {
    const label = '<script>alert(1)</script> & "Söhne"';
    const made = await share(me, { credentialId: mine.credentialId }, { label });
    expect((await shown()).find(({ id }) => id === made.shareId)?.label).toBe(label);
  });

  test('a link they end opens nothing at that very moment; ended twice it is ended', async () => {
    const of = { token: await holderToken(mine) };
    const made = await share(visitor, of);
    await runAct(noteOpening, home.as(visitor), { token: tokenOf(made.address) });
    const endings = [1, 2, 3].map(() => runAct(endShare, home.as(visitor), { of, shareId: made.shareId }));
    const settled = await Promise.allSettled(endings);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await runView(openShare, home.as(visitor), { token: tokenOf(made.address) })).toEqual({ state: 'ended' });
    expect((await shown()).find(({ id }) => id === made.shareId)).toMatchObject({ state: 'ended', opened: 1 });
  });

  test('nobody ends the link of somebody else, and a link that was given away ends nothing', async () => {
    const made = await share(me, { credentialId: mine.credentialId });
    const stranger: Actor = { kind: 'person', personId: other.personId, roles: [] };
    const attempts: [Actor, { credentialId: string } | { token: string }][] = [
      [stranger, { credentialId: mine.credentialId }],
      [stranger, { credentialId: other.credentialId }],
      [visitor, { token: tokenOf(made.address) }],
      [visitor, { token: await holderToken(other) }],
      [personWith(lead, 'registrar'), { credentialId: mine.credentialId }],
    ];
    for (const [actor, of] of attempts)
      await expect(runAct(endShare, home.as(actor), { of, shareId: made.shareId })).rejects.toThrow(refusedWith('not-found'));
    expect(await runView(openShare, home.as(visitor), { token: tokenOf(made.address) })).toMatchObject({ state: 'open' });
  });

  test('the link of the mail is ended by who is signed in, not by whoever has that link', async () => {
    const token = await holderToken(mine);
    const [link] = (await shown()).filter(({ kind, address }) => kind === 'holder' && tokenOf(address) === token);
    const shareId = link?.id ?? '';
    await expect(runAct(endShare, home.as(visitor), { of: { token }, shareId })).rejects.toThrow(refusedWith('not-allowed'));
    await runAct(endShare, home.as(me), { of: { credentialId: mine.credentialId }, shareId });
    await expect(share(visitor, { token })).rejects.toThrow(refusedWith('not-found'));
    expect(await runView(openShare, home.as(visitor), { token })).toEqual({ state: 'ended' });
  });

  test('lists their own and only those, and sees of no other that it is there', async () => {
    const { credentials } = await runView(listOwnCredentials, home.as(me), {});
    expect(credentials.map((each) => each.shown.id)).toEqual([mine.credentialId]);
    expect(credentials[0]?.openShares).toBe((await shown()).filter(({ kind, state }) => kind === 'share' && state === 'open').length);
    await expect(runView(showOwnCredential, home.as(me), { id: other.credentialId })).rejects.toThrow(refusedWith('not-found'));
    const registrar = personWith(lead, 'registrar');
    await expect(runView(showOwnCredential, home.as(registrar), { id: mine.credentialId })).rejects.toThrow(refusedWith('not-found'));
    expect(await runView(listOwnCredentials, home.as(registrar), {})).toEqual({ credentials: [] });
    await expect(runView(listOwnCredentials, home.as(visitor), {})).rejects.toThrow(refusedWith('not-allowed'));
  });

  test('fifty open links are enough', async () => {
    const theirs: Actor = { kind: 'person', personId: other.personId, roles: [] };
    const of = { credentialId: other.credentialId };
    for (let made = 0; made < MOST_SHARES; made += 1) await share(theirs, of);
    await expect(share(theirs, of)).rejects.toThrow(refusedWith('too-many'));
  });

  test('what was taken back is still shown as such by the links there are, and gets no new one', async () => {
    const made = await share(me, { credentialId: mine.credentialId });
    const revoked_at = home.clock.now();
    await inTransaction(home.house.db, operator, 'write', (db) =>
      db.updateTable('credential').set({ state: 'revoked', revoked_at }).where('id', '=', mine.credentialId).execute(),
    );
    await expect(share(me, { credentialId: mine.credentialId })).rejects.toThrow(refusedWith('wrong-state'));
    expect(await runView(openShare, home.as(visitor), { token: tokenOf(made.address) })).toMatchObject({
      credential: { state: 'revoked' },
    });
  });
});
