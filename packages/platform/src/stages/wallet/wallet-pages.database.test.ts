import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, operator } from '../../base/actor.ts';
import { inTransaction } from '../../base/database/transaction.ts';
import { runAct } from '../../base/door.ts';
import { openLog } from '../../base/log.ts';
import { openSignInLink } from '../../base/people/open-sign-in-link.ts';
import { newToken } from '../../base/people/sign-in.ts';
import { cookieName, sessionCookie } from '../../entrance/cookies.ts';
import { createServer } from '../../entrance/create-server.ts';
import { eachDatabase, openTestHouse, type TestHouse } from '../../house-for-tests.ts';
import { enrolledIn, type Issued, institutionIn, issuedIn, offeredIn, passedIn } from '../../scenario-for-tests.ts';
import { makeHolderShare } from '../issuing/make-holder-share.ts';
import { shareCredential } from './share-credential.ts';

const mailing: Actor = { kind: 'job', job: 'when-credential-issued-write-to-learner' };

eachDatabase('the pages of a credential', (database) => {
  let home: TestHouse;
  let app: ReturnType<typeof createServer>;
  let mine: Issued;
  let other: Issued;
  let mail = '';
  let cookie = '';
  const lines: string[] = [];
  beforeAll(async () => {
    home = await openTestHouse({ database });
    app = createServer(home.house, { log: openLog('json', (line) => lines.push(line)) });
    const lead = await institutionIn(home.house, 'Universität Mühlenau');
    const offering = await offeredIn(home.house, [lead]);
    const learners = await enrolledIn(home.house, offering, ['<script>alert(1)</script> O’Neill', 'محمد الحسيني']);
    await passedIn(home.house, offering, learners);
    [mine, other] = (await issuedIn(home.house, offering, learners)) as [Issued, Issued];
    mail = pathOf(await runAct(makeHolderShare, home.as(mailing), { credentialId: mine.credentialId }));
    cookie = await signedIn(mine.personId);
  });
  afterAll(() => home?.close());

  const pathOf = ({ address }: { readonly address: string }) => new URL(address).pathname;
  const origin = () => home.house.settings.publicUrl;
  const get = (path: string, headers: Record<string, string> = {}) => app.request(`${origin()}${path}`, { headers });
  const send = (path: string, answers: Record<string, string>, headers: Record<string, string> = {}) =>
    app.request(`${origin()}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
      body: new URLSearchParams(answers).toString(),
    });
  const give = async (label = 'For the ward') =>
    pathOf(await runAct(shareCredential, home.visitor, { of: { token: mail.split('/').at(-1) ?? '' }, label, until: '30-days' }));
  async function signedIn(personId: string): Promise<string> {
    const { token, hash } = newToken();
    const now = home.clock.now();
    const expires_at = new Date(now.getTime() + 60_000);
    await inTransaction(home.house.db, operator, 'write', (db) =>
      db
        .insertInto('sign_in_link')
        .values({ id: randomUUID(), token_hash: hash, person_id: personId, purpose: 'sign-in', made_at: now, expires_at })
        .execute(),
    );
    return `${cookieName(home.house, sessionCookie)}=${(await runAct(openSignInLink, home.visitor, { token })).token}`;
  }
  const openedTimes = (label: string) => async () => {
    const html = await (await get(mail)).text();
    return new RegExp(`${label}[^]*?<td[^>]*>[^]*?</td><td[^>]*>([^<]*)</td>`).exec(html)?.[1];
  };

  test('a link shows the credential, escaped, to be found by no search engine and told to no other site', async () => {
    const answer = await get(await give());
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('This credential is valid.');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; O’Neill');
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(html.match(/<title>([\s\S]*?)<\/title>/)?.[1]).not.toContain('Neill');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('cache-control')).toMatch(/private|no-store/);
  });

  test('the signed bytes are downloaded as they are, the certificate as a PDF that carries them', async () => {
    const path = await give();
    for (const [from, headers] of [
      [path, {}],
      [mail, {}],
      [`/me/credentials/${mine.credentialId}`, { cookie }],
    ] as const) {
      const json = await get(`${from}/credential.json`, headers);
      expect(json.headers.get('content-type')).toBe('application/vc+ld+json');
      expect(json.headers.get('content-disposition')).toMatch(/^attachment; filename="Heat and Health in Cities.json"/);
      expect(Buffer.from(await json.arrayBuffer()).equals(mine.signed)).toBe(true);
    }
    const pdf = await get(`${path}/certificate.pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  test('whoever was given a link gives nothing away, whatever their browser sends', async () => {
    const path = await give();
    expect(await (await get(path)).text()).not.toContain('action="/c/');
    expect((await send(path, { label: 'x', until: 'no-end', once: randomUUID() })).status).toBe(404);
    expect((await send(path, { end: randomUUID() })).status).toBe(404);
    expect((await send(path, { label: '' })).status).toBe(404);
  });

  test('a form that is sent twice makes one link, and shows it', async () => {
    const answers = { label: 'For <b>Söhne</b> & Co', until: '1-year', once: randomUUID() };
    const [first, second] = [await send(mail, answers), await send(mail, answers)];
    expect(first.status).toBe(303);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    const html = await (await get(first.headers.get('location') ?? '')).text();
    expect(html).toContain('The link is ready');
    expect(html).toContain('For &lt;b&gt;Söhne&lt;/b&gt; &amp; Co');
    const wrong = await send(mail, { label: ' ', until: 'for ever', once: randomUUID() });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Say who the link is for');
  });

  test('LinkedIn is given a share, never the holder’s own link, and no name', async () => {
    const answer = await send(mail, { linkedin: 'yes', once: randomUUID() });
    const html = await (await get(answer.headers.get('location') ?? '')).text();
    const href = /href="(https:\/\/www\.linkedin\.com[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const form = new URL(href).searchParams;
    expect(form.get('name')).toBe('Heat and Health in Cities');
    expect(form.get('certUrl')).toMatch(/\/c\/[\w-]{43}$/);
    expect(form.get('certUrl')).not.toContain(mail);
    expect(decodeURIComponent(href)).not.toContain('Neill');
  });

  test('openings through a link are counted, also at the page that verifies; the holder’s own look is not', async () => {
    const path = await give('Counted');
    await get(path);
    await get(path, { cookie });
    await get(`/verify?link=${encodeURIComponent(`${origin()}${path}`)}`);
    await get(`${path}/credential.json`);
    // They are written down once a second.
    await expect.poll(openedTimes('Counted'), { timeout: 10_000 }).toMatch(/^2 times/);
  });

  test('the page that verifies reads a link of this house from its own shelves', async () => {
    const path = await give();
    const answer = await send('/verify', { paste: `  ${origin()}${path}  ` });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('This credential is valid.');
    const unknown = await send('/verify', { paste: `${origin()}/c/${'A'.repeat(43)}` });
    expect(unknown.status).toBe(404);
    const elsewhere = await send('/verify', { paste: 'https://credentials.example/1.json' });
    expect(elsewhere.status).toBe(200);
    expect(await elsewhere.text()).toContain('could not be fetched');
    // Naming a foreign address is not asking for it.
    expect(await (await get('/verify?link=https%3A%2F%2Fcredentials.example%2F1.json')).text()).toContain('The link is filled in');
  });

  test('an ended link is gone, an unknown one was never there, and the same for its files', async () => {
    const path = await give('Gone');
    const id = /name="end" value="([0-9a-f-]{36})"/.exec((await (await get(mail)).text()).split('Gone')[1] ?? '')?.[1] ?? '';
    expect((await send(mail, { end: id })).status).toBe(303);
    expect((await send(mail, { end: id })).status).toBe(303);
    for (const file of ['', '/credential.json', '/certificate.pdf']) {
      const answer = await get(`${path}${file}`);
      expect(answer.status).toBe(410);
      expect(await answer.text()).not.toContain('Neill');
      expect((await get(`/c/${'B'.repeat(43)}${file}`)).status).toBe(404);
      expect((await get(`/c/short${file}`)).status).toBe(404);
    }
  });

  test('a learner sees their own, and of those of others not even that they are there', async () => {
    expect(await (await get('/me/credentials', { cookie })).text()).toContain(`/me/credentials/${mine.credentialId}`);
    expect((await get(`/me/credentials/${mine.credentialId}`, { cookie })).status).toBe(200);
    for (const path of ['', '/credential.json', '/certificate.pdf']) {
      expect((await get(`/me/credentials/${other.credentialId}${path}`, { cookie })).status).toBe(404);
      const own = `/me/credentials/${mine.credentialId}${path}`;
      expect((await get(own)).headers.get('location')).toBe(`/signin?to=${encodeURIComponent(own)}`);
    }
    expect((await send(`/me/credentials/${other.credentialId}`, { label: 'x', until: 'no-end' }, { cookie })).status).toBe(404);
  });

  test('no token and no name stands in the log', () => {
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) expect(line).not.toMatch(/Neill|\/c\/[\w-]{43}/);
  });
});
