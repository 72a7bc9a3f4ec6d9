import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOpenBadge } from '@laurel/credential';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fallbackLanguage } from './base/languages/language.ts';
import { speak } from './base/languages/message.ts';
import type { Log } from './base/log.ts';
import { diskMailer } from './base/outside/mail.ts';
import { problemOf } from './base/rest/problem.ts';
import { createServer } from './entrance/create-server.ts';
import { readCalendar } from './for-tests/calendar-reader.ts';
import { type HostileChain, hostilePlace, hostileReason, walkHostileChain } from './for-tests/hostile-chain.ts';
import { hostileFields } from './for-tests/hostile-fields.ts';
import { hostileLines, hostileParagraph, hostileTitle } from './for-tests/hostile-lines.ts';
import { cookieOf, MARK, type Person } from './for-tests/hostile-people.ts';
import { hostileViews } from './for-tests/hostile-views.ts';
import { elementsIn, parseHtml, textOf } from './for-tests/html-tree.ts';
import { markupIn, turnedIn } from './for-tests/page-faults.ts';
import { storedRows } from './for-tests/stored-rows.ts';
import { readXml } from './for-tests/xml-reader.ts';
import { eachDatabase, openTestHouse, type TestHouse } from './house-for-tests.ts';
import { pages } from './routes.ts';

const ORIGIN = 'https://house.example.org';
/** What may stand in the text of a page in the place of another blank. */
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
const letters = (text: string) => [...text.normalize('NFKC').replace(/[\s\p{Cf}-]/gu, '')].sort().join('');

eachDatabase('hostile text through the whole chain', (database) => {
  let home: TestHouse;
  let chain: HostileChain;
  let app: ReturnType<typeof createServer>;
  const cookies = new Map<string, string>();
  const logged: string[] = [];
  const note = (...words: unknown[]) =>
    void logged.push(JSON.stringify(words, (_, value) => (value instanceof Error ? value.stack : value)));
  const log: Log = { info: note, warn: note, error: note };

  beforeAll(async () => {
    home = await openTestHouse({ database, log });
    chain = await walkHostileChain(home);
    app = createServer(home.house, { log });
  }, 240_000);
  afterAll(() => home?.close());

  async function get(path: string, as?: Person, language = 'en'): Promise<Response> {
    if (as !== undefined && !cookies.has(as.personId)) cookies.set(as.personId, await cookieOf(home, as));
    const cookie = as === undefined ? {} : { cookie: cookies.get(as.personId) ?? '' };
    return app.request(`${ORIGIN}${path}`, { headers: { ...cookie, 'accept-language': language } });
  }
  const faultsOf = (html: string) => {
    const page = parseHtml(html);
    return [...markupIn(page), ...turnedIn(page)];
  };

  test('every page is looked at', () => {
    const views = hostileViews(chain);
    expect(pages.map(({ path }) => path).filter((path) => views[path] === undefined)).toEqual([]);
  });

  test.each(['en', 'de'])(
    'on every page it is text, stays where it stands, and is read as it was written (%s)',
    { timeout: 60_000 },
    async (language) => {
      const wrong: string[] = [];
      for (const { at, as, reads = [] } of Object.values(hostileViews(chain)).flat()) {
        const answer = await get(at, as, language);
        if (answer.status !== 200) wrong.push(`${at} is answered by ${answer.status}`);
        if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
        const html = await answer.text();
        wrong.push(...faultsOf(html).map((fault) => `${at} ${fault}`));
        const page = parseHtml(html);
        const written = plain([textOf(page), ...[...elementsIn(page)].map(({ attributes }) => attributes['value'] ?? '')].join(' '));
        for (const line of reads.flatMap((text) => text.split('\n')))
          if (!written.includes(plain(line))) wrong.push(`${at} does not show ${line.slice(0, 80)}`);
      }
      expect([...new Set(wrong)]).toEqual([]);
    },
  );

  test('what a page says to machines can be parsed, and ends no element', async () => {
    const page = parseHtml(await (await get(`/m/${chain.slug}`)).text());
    const scripts = [...elementsIn(page)].filter(({ attributes }) => attributes['type'] === 'application/ld+json');
    expect(scripts).toHaveLength(1);
    const raw = String(scripts[0]?.children[0]);
    expect(raw).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(raw)).toMatchObject({
      name: hostileTitle.en,
      provider: [{ name: chain.names.lead }, { name: chain.names.partner }],
      hasCourseInstance: [{ location: hostilePlace }],
    });
  });

  test('the feed and the list of addresses are well-formed, and hold the one micro-credential', async () => {
    const feed = readXml(await (await get('/feed.xml')).text());
    const allowed = new Set(['feed', 'title', 'id', 'link', 'updated', 'author', 'name', 'entry', 'published', 'summary']);
    expect(feed.filter(({ name }) => !allowed.has(name))).toEqual([]);
    const texts = (name: string) => feed.filter((element) => element.name === name).map(({ text }) => text);
    expect(texts('entry')).toHaveLength(1);
    expect(texts('title')[1]).toBe(hostileTitle.en);
    expect(texts('name')).toEqual(['Laurel', chain.names.lead, chain.names.partner]);
    const addresses = readXml(await (await get('/sitemap.xml')).text()).filter(({ name }) => name === 'loc');
    expect(addresses.map(({ text }) => text.replace(ORIGIN, ''))).toEqual([
      '/',
      '/catalogue',
      '/verify',
      '/institutions',
      `/m/${chain.slug}`,
    ]);
    expect(chain.slug).toMatch(/^[a-z0-9-]+$/);
  });

  test('a calendar gets two entries, and no property but its own', async () => {
    const answer = await get(`/m/${chain.slug}/offerings/${chain.offeringId}/dates.ics`);
    const lines = readCalendar(await answer.text());
    const own =
      /^(?:BEGIN|END|VERSION|PRODID|CALSCALE|UID|DTSTAMP|SEQUENCE|DTSTART;VALUE=DATE|DTEND;VALUE=DATE|SUMMARY|LOCATION|URL|STATUS|TRANSP)$/;
    expect(lines.filter(({ property }) => !own.test(property))).toEqual([]);
    const values = (property: string) => lines.filter((line) => line.property === property).map(({ value }) => value);
    expect(values('BEGIN')).toEqual(['VCALENDAR', 'VEVENT', 'VEVENT']);
    expect(values('SUMMARY')).toEqual([hostileTitle.en, expect.stringContaining(hostileTitle.en)]);
    expect(values('LOCATION')).toEqual([hostilePlace]);
  });

  test.each([
    ['en', ','],
    ['de', ';'],
  ])(
    'the class as a table runs nothing, with whatever separator it is opened, and every value comes back (%s)',
    async (language, separator) => {
      const answer = await get(`/offerings/${chain.offeringId}/class?as=csv`, chain.registrar, language);
      expect(answer.headers.get('content-disposition')).toMatch(
        /^attachment; filename="[\x20-\x7e]+\.csv"; filename\*=UTF-8''[\w%.~!-]+\.csv$/,
      );
      const file = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
      for (const other of [',', ';', '\t', '|'])
        for (const cell of file
          .slice(1)
          .split(/\r\n/)
          .flatMap((line) => line.split(other)))
          expect(cell).not.toMatch(/^[" ]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/);
      const rows = parse(file, { bom: true, delimiter: separator }) as string[][];
      // Only the signs that keep a spreadsheet from computing are more than what was given.
      const given = (cell = '') => cell.replace(/(^|[,;|][" ]*)'(?=[=+\-@])/g, '$1');
      const came = rows.slice(1).map((row) => row.slice(0, 5).map(given).join(' | '));
      for (const { name, givenName, familyName, studentNumber, email } of chain.learners)
        expect(came).toContain([name, givenName, familyName, studentNumber, email].join(' | '));
    },
  );

  test('a certificate says what its credential says, in the letters that were given, and the verdict on both is text', {
    timeout: 60_000,
  }, async () => {
    const credential = new Uint8Array(await (await get(`/credentials/${chain.held.id}/credential.json`, chain.registrar)).arrayBuffer());
    const facts = readOpenBadge(JSON.parse(new TextDecoder().decode(credential)));
    expect([facts.learner.name, facts.issuer.name]).toEqual([chain.accepted.name, chain.names.lead]);
    expect(facts.title).toBe(hostileTitle.en);
    const certificate = new Uint8Array(await (await get(`${chain.shared}/certificate.pdf`)).arrayBuffer());
    const folder = mkdtempSync(join(tmpdir(), 'laurel-hostile-'));
    writeFileSync(join(folder, 'certificate.pdf'), certificate);
    if (spawnSync('pdftotext', ['-v']).error === undefined) {
      const text = execFileSync('pdftotext', ['-enc', 'UTF-8', join(folder, 'certificate.pdf'), '-'], { encoding: 'utf8' });
      // The reader puts right-to-left words into the order of sight; that all letters are there, and no other, is what it can tell.
      expect(text.split('\n').map(letters)).toContain(letters(facts.learner.name));
      for (const said of [facts.issuer.name, facts.grade ?? '', ...facts.title.split('\n')])
        for (const word of said.split(/\s+/).filter((each) => /^[\x20-\x7e]+$/.test(each))) expect(text.replace(/\s/g, '')).toContain(word);
      // A sentence of the certificate reads from the left also where it begins with a name that reads from the right.
      expect(text).toMatch(/is named as an awarding body and has not signed this credential\.$/m);
    }
    rmSync(folder, { recursive: true });
    const turned = new TextDecoder()
      .decode(credential)
      .replaceAll(JSON.stringify(facts.learner.name).slice(1, -1), 'photo\u202Egnp.exe <x-evil onload=alert(1)>');
    for (const [file, verdict] of [
      [credential, 'success'],
      [certificate, 'success'],
      [new TextEncoder().encode(turned), 'danger'],
    ] as const) {
      const form = new FormData();
      form.append('file', new File([file], '"><x-evil onload=alert(1)>.pdf'));
      const answer = await app.request(`${ORIGIN}/verify`, {
        method: 'POST',
        body: form,
        headers: { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' },
      });
      const html = await answer.text();
      expect([answer.status, faultsOf(html)]).toEqual([200, []]);
      const sign = [...elementsIn(parseHtml(html))].find(({ attributes }) => attributes['class'] === 'verdict');
      expect(sign?.attributes['data-color']).toBe(verdict);
    }
  });

  test('every mail has its headers and no other, a subject of one line, and a text', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'laurel-hostile-'));
    const post = diskMailer(folder, 'house@house.example.org');
    for (const mail of home.mails.sent) await post.send(mail);
    const known = new Set(
      'From To Subject Message-ID Content-Type Content-Transfer-Encoding Date MIME-Version Auto-Submitted Content-Language'.split(' '),
    );
    const files = readdirSync(folder);
    expect(files).toHaveLength(home.mails.sent.length);
    for (const file of files) {
      const [head = '', body = ''] = readFileSync(join(folder, file), 'utf8').split(/\n\n(.*)/s);
      const headers = head
        .replace(/\n[ \t]+/g, ' ')
        .split('\n')
        .map((line) => line.slice(0, line.indexOf(':')));
      expect(headers.filter((name) => !known.has(name))).toEqual([]);
      expect(headers.toSorted()).toEqual([...new Set(headers)].toSorted());
      expect(body.trim()).not.toBe('');
    }
    rmSync(folder, { recursive: true });
    const to = (about: string) => home.mails.sent.filter(({ subject }) => subject.startsWith(about));
    // Everybody who was issued to was written to, by their name; and whoever lost a credential, why.
    expect(to('Your micro-credential “')).toHaveLength(chain.credentials.length + 1);
    for (const { learner = '' } of chain.credentials)
      expect(
        to('Your micro-credential “')
          .map(({ text }) => text)
          .join(),
      ).toContain(learner);
    expect(
      to('Your micro-credential “')
        .map(({ text }) => text)
        .join(),
    ).toContain(chain.note);
    for (const { subject, text } of home.mails.sent) {
      expect(subject).not.toMatch(/\p{Cc}/u);
      expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    }
  });

  test('a program reads what was written, as JSON and as nothing else', async () => {
    const offering = `/api/offerings/${chain.offeringId}`;
    for (const [path, as, ...texts] of [
      ['/api/institutions', undefined, chain.names.lead, chain.names.partner],
      [`/api/catalogue/${chain.slug}`, undefined, hostileTitle.en, hostileTitle.de, hostilePlace, hostileParagraph],
      ['/api/catalogue', undefined, hostileTitle.en],
      [`/api/descriptions/${chain.draft}`, chain.leader, hostileTitle.de, hostileParagraph],
      [`/api/approvals/${chain.cases[0]}`, chain.decider, hostileReason],
      [`${offering}/applications`, chain.officer, chain.declined.name, hostileParagraph],
      [`${offering}/enrolments`, chain.registrar, ...chain.learners.map(({ name }) => name)],
      [`${offering}/results`, chain.lecturer, ...chain.learners.map(({ name }) => name)],
      ['/api/credentials', chain.registrar, chain.accepted.name],
      ['/api/revocations', chain.admin, chain.note],
      [`/api/me/applications/${chain.declined.applicationId}`, chain.declined.person, chain.declined.name, hostileParagraph],
      [`/api/institutions/${chain.lead}/people`, chain.admin, `${hostileLines.markup} ${MARK}`],
    ] as const) {
      const answer = await get(path, as);
      expect([path, answer.status, answer.headers.get('content-type'), answer.headers.get('x-content-type-options')]).toEqual([
        path,
        200,
        'application/json',
        'nosniff',
      ]);
      const said = textsOf(JSON.parse(await answer.text()));
      for (const text of texts) expect([path, said.some((each) => each.includes(text))], text).toEqual([path, true]);
    }
  });

  test('what no field takes is refused with a sentence at that field, and nothing is stored', async () => {
    const say = speak(fallbackLanguage);
    const stored = async () => [...(await storedRows(home.house))].filter(([name]) => !/security_log|access_log/.test(name));
    const before = await stored();
    const wrong: string[] = [];
    for (const [act, place, write] of hostileFields(home, chain))
      for (const [what, text] of Object.entries(refused)) {
        const error = await write(text).then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        const findings = problemOf(error, { say, publicUrl: ORIGIN, requestId: 'x', act: act.name }).findings ?? [];
        const here = findings.filter(({ pointer }) => pointer.startsWith(`#/${place.replaceAll('.', '/')}`));
        if (here.length === 0 || here.some(({ detail }) => detail.length < 10 || detail.includes(text.slice(0, 20))))
          wrong.push(`${act.name} ${place}, ${what}: ${String(error).slice(0, 80)} ${JSON.stringify(findings).slice(0, 200)}`);
      }
    expect(wrong).toEqual([]);
    expect(await stored()).toEqual(before);
  });

  test('nothing of what people wrote about themselves lies anywhere in the clear: no table, no journal, no log', async () => {
    const rows = await storedRows(home.house);
    expect([...rows.keys()].map((name) => name.split('.').at(-1))).toEqual(
      expect.arrayContaining(['event', 'security_log', 'access_log', 'mail']),
    );
    expect([...rows].flatMap(([name, lines]) => (lines.some((line) => line.includes(MARK)) ? [name] : []))).toEqual([]);
    expect(rows.size).toBeGreaterThan(20);
    expect(logged.filter((line) => line.includes(MARK) || line.includes('x-evil'))).toEqual([]);
    const journal = [
      ...(rows.get('public.event') ?? []),
      ...(rows.get('public.security_log') ?? []),
      ...(rows.get('public.access_log') ?? []),
    ];
    expect(journal.length).toBeGreaterThan(50);
    expect(journal.filter((line) => /<x-evil|HYPERLINK|محمد|university\.example|mail\.example/.test(line))).toEqual([]);
  });
});

/** Refused, whatever field it is: what fills it, what turns it round, and what is no letter. */
const refused = {
  '200 kB': 'x'.repeat(200_000),
  'an override': 'photo\u202Egnp.exe',
  'an isolate': 'a\u2067b',
  'a NUL': 'a\u0000b',
  'half a letter': 'a\uD800b',
};

/** Every text in a piece of JSON. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
