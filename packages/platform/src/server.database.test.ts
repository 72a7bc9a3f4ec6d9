import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAct, runView } from './base/door.ts';
import type { Log } from './base/log.ts';
import { confirmInstitution } from './base/people/confirm-institution.ts';
import { introduceInstitution } from './base/people/introduce-institution.ts';
import { listInstitutions } from './base/people/list-institutions.ts';
import type { Page } from './base/ui/page.ts';
import { createServer } from './entrance/create-server.ts';
import { eachDatabase, openTestHouse, type TestHouse } from './house-for-tests.ts';
import { serve } from './server.ts';

const muehlenau = {
  name: 'Universität Mühlenau',
  country: 'DE',
  website: 'https://www.muehlenau.example',
  contactName: 'Jördis Kühn',
  contactEmail: 'jordis.kuehn@muehlenau.example',
  language: 'de',
};

eachDatabase('the web entrance', (database) => {
  let live: TestHouse;
  let app: ReturnType<typeof createServer>;
  const lines: string[] = [];
  const log: Log = {
    info: (event, fields) => lines.push(JSON.stringify({ event, ...fields })),
    warn: () => {},
    error: (event, error, fields) => lines.push(JSON.stringify({ event, error: String((error as Error).name), ...fields })),
  };
  const broken: Page = {
    path: '/broken',
    get: () => {
      throw new Error('duplicate key (email)=(jordis.kuehn@muehlenau.example)');
    },
  };

  beforeAll(async () => {
    live = await openTestHouse({ database });
    app = createServer(live.house, { log });
  });
  afterAll(() => live?.close());

  const call = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) => app.request(path, init);
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    call('/api/institutions', { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } });
  const introduced = async () => (await runView(listInstitutions, live.operator, { limit: 100 })).institutions.length;

  test('the same Idempotency-Key with the same body gives the first answer again and introduces once', async () => {
    const before = await introduced();
    const key = { 'Idempotency-Key': 'f2a1f6f0-6f4f-4e0b-9a0e-000000000001' };
    const [first, second] = [await post(muehlenau, key), await post(muehlenau, key)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await second.json()).toEqual(await first.json());
    expect(await introduced()).toBe(before + 1);

    const other = await post({ ...muehlenau, name: 'Another' }, key);
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ code: 'key-reused' });
    expect(await introduced()).toBe(before + 1);
  });

  test('twenty at once with one key introduce once', async () => {
    const before = await introduced();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post({ ...muehlenau, name: 'At once' }, { 'Idempotency-Key': 'at-once' })),
    );
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    expect(await introduced()).toBe(before + 1);
  });

  test('a key that cannot be one is refused before anything is done', async () => {
    const before = await introduced();
    const answer = await post(muehlenau, { 'Idempotency-Key': 'x'.repeat(256) });
    expect([answer.status, (await answer.json()).code]).toEqual([400, 'bad-key']);
    expect(await introduced()).toBe(before);
  });

  test('what is wrong with a body is said in the caller’s language, with its place', async () => {
    const answer = await post({ ...muehlenau, contactEmail: 'jordis', extra: 1 }, { 'Accept-Language': 'de-AT' });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('content-language')).toBe('de');
    const problem = (await answer.json()) as { type: string; findings: { pointer: string }[] };
    expect(problem.findings.map((finding) => finding.pointer)).toEqual(['#/contactEmail']);
    const page = await call(new URL(problem.type).pathname);
    expect(page.status).toBe(200);
  });

  test.each([
    ['GET', '/api/nowhere', undefined, 404, 'not-found'],
    ['GET', '/api/institutions/not-an-id', undefined, 404, 'not-found'],
    ['GET', '/api/institutions?limit=0', undefined, 422, 'invalid-input'],
    ['GET', '/api/institutions?limitt=1', undefined, 400, 'bad-parameter'],
    ['DELETE', '/api/institutions', undefined, 405, 'method-not-allowed'],
    ['POST', '/api/institutions', '{"name":', 400, 'not-json'],
    ['POST', '/api/institutions', '[]', 422, 'wrong-json'],
    ['POST', '/api/institutions', JSON.stringify({ name: 'x'.repeat(300_000) }), 413, 'too-large'],
    ['POST', '/api/institutions/018f3b1e-7c4a-4d2b-9a61-3f0c5e8d7b12/confirmation', '{}', 403, 'not-allowed'],
  ])('%s %s with %j is answered by a problem: %i', async (method, path, body, status, code) => {
    const answer = await call(path, { method, ...(body === undefined ? {} : { body, headers: { 'Content-Type': 'application/json' } }) });
    expect([answer.status, (await answer.json()).code]).toEqual([status, code]);
    if (status === 405) expect(answer.headers.get('allow')).toBe('POST, GET, HEAD, OPTIONS');
  });

  test('a list leads from page to page, each institution once', async () => {
    for (const letter of ['A', 'B', 'C', 'D', 'E']) {
      const { id } = await runAct(introduceInstitution, live.operator, { ...muehlenau, name: `Letter ${letter}` });
      await runAct(confirmInstitution, live.operator, { id });
    }
    const seen: string[] = [];
    let path: string | undefined = '/api/institutions?limit=2';
    while (path) {
      const answer = await call(path);
      seen.push(...((await answer.json()) as { institutions: { name: string }[] }).institutions.map((each) => each.name));
      path = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    }
    expect(seen).toEqual(['Letter A', 'Letter B', 'Letter C', 'Letter D', 'Letter E']);
  });

  test('HEAD has the headers of GET and no body; OPTIONS says what can be done', async () => {
    const head = await call('/api/institutions', { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('content-type')]).toEqual([200, '', 'application/json']);
    const options = await call('/api/institutions', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'POST, GET, HEAD, OPTIONS']);
  });

  test('every answer carries the headers that protect its reader', async () => {
    for (const path of ['/', '/institutions/new', '/nowhere', '/api/institutions', '/api/openapi.json', '/livez']) {
      const { headers } = await call(path);
      expect(headers.get('content-security-policy'), path).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('referrer-policy'), path).toBe('no-referrer');
      expect(headers.get('strict-transport-security'), path).toContain('max-age=');
      expect(headers.get('x-request-id'), path).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test('a language is chosen by the address, kept by a cookie, and else taken from the browser', async () => {
    const asked = await call('/institutions?language=de', { headers: { 'Accept-Language': 'en' } });
    expect(asked.headers.get('content-language')).toBe('de');
    const cookie = asked.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^__Host-language=de; Path=\/; .*SameSite=Lax; HttpOnly; Secure$/);
    expect(asked.headers.get('vary')).toBe('Cookie, Accept-Language');
    const kept = await call('/institutions', { headers: { Cookie: cookie.split(';')[0] ?? '', 'Accept-Language': 'en' } });
    expect(kept.headers.get('content-language')).toBe('de');
    expect((await call('/institutions?language=xx', { headers: { 'Accept-Language': 'de' } })).headers.get('set-cookie')).toBeNull();
  });

  test('a page that takes no form says so, and a slash too many leads to the page', async () => {
    const answer = await call('/problems', {
      method: 'POST',
      body: 'a=1',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'https://house.example.org' },
    });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    const slash = await call('/institutions/');
    expect([slash.status, slash.headers.get('location')]).toEqual([308, '/institutions']);
    for (const trick of ['//evil.example/', '/\\evil.example/', '/%5cevil.example/'])
      expect((await call(`http://localhost${trick}`)).headers.get('location') ?? '').not.toMatch(/^(\/\/|\/\\|http)/);
  });

  test('a bug is told without details, and written down without what people wrote', async () => {
    lines.length = 0;
    const faulty = createServer(live.house, { log, pages: [broken] });
    const answer = await faulty.request('/broken?q=jordis.kuehn@muehlenau.example');
    const page = await answer.text();
    expect(answer.status).toBe(500);
    expect(page).not.toContain('duplicate');
    expect(page).toContain(answer.headers.get('x-request-id'));
    expect(lines.join('\n')).toContain(answer.headers.get('x-request-id'));
    expect(lines.join('\n')).not.toContain('jordis');
  });

  test('log lines name routes, not what was looked for or sent', async () => {
    lines.length = 0;
    await call('/institutions/018f3b1e-7c4a-4d2b-9a61-3f0c5e8d7b12?language=de');
    await post({ ...muehlenau, name: 'Secret name' });
    expect(lines.map((line) => JSON.parse(line).route)).toEqual(['/institutions/:id', '/api/institutions']);
    expect(lines.join('\n')).not.toMatch(/Secret name|018f3b1e|language=de/);
  });

  test('machines are told whether the house is alive and ready', async () => {
    expect((await call('/livez')).status).toBe(200);
    expect((await call('/readyz')).status).toBe(200);
    const stopping = createServer(live.house, { log, isStopping: () => true });
    expect((await stopping.request('/readyz')).status).toBe(503);
    expect((await stopping.request('/livez')).status).toBe(200);
  });
});

describe('the port', () => {
  let live: TestHouse;
  beforeAll(async () => {
    live = await openTestHouse();
  });
  afterAll(() => live?.close());

  test('a port that is taken is named in one sentence', async () => {
    const first = await serve(live.house, { port: 0, host: '127.0.0.1' });
    const port = Number(new URL(first.url).port);
    await expect(serve(live.house, { port, host: '127.0.0.1' })).rejects.toThrow(`LAUREL_PORT ${port} is taken`);
    await first.stop();
  });

  test('stopping lets an answer under way end, and takes nothing new', async () => {
    let begun = () => {};
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slow: Page = {
      path: '/slow',
      async get({ say }) {
        begun();
        await new Promise((resolve) => setTimeout(resolve, 300));
        return { title: say('home.title'), body: say('home.title') };
      },
    };
    const serving = await serve(live.house, { port: 0, host: '127.0.0.1', pages: [slow] });
    const answer = fetch(`${serving.url}/slow`);
    await started;
    const stopped = serving.stop();
    expect((await answer).status).toBe(200);
    await stopped;
    await expect(fetch(`${serving.url}/livez`)).rejects.toThrow();
  });

  test('whoever floods is told how long to wait, and nobody else is', async () => {
    const serving = await serve(live.house, { port: 0, host: '127.0.0.1' });
    const flood = (from: string) =>
      fetch(`${serving.url}/api/institutions`, {
        method: 'POST',
        body: '{',
        headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': from },
      });
    let last = await flood('203.0.113.9');
    for (let sent = 0; sent < 200 && last.status !== 429; sent += 1) last = await flood('203.0.113.9');
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await last.json()).toMatchObject({ code: 'too-many' });
    expect((await flood('203.0.113.10')).status).toBe(400);
    await serving.stop();
  });

  test('headers that never end are not waited for without end', async () => {
    const serving = await serve(live.house, {
      port: 0,
      host: '127.0.0.1',
      patience: { headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 100 },
    });
    const socket = connect(Number(new URL(serving.url).port), '127.0.0.1');
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => {});
    socket.resume();
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n');
    await closed;
    await serving.stop();
  });
});
