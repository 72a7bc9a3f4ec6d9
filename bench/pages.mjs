// Public pages under load: the catalogue, a micro-credential and a shared credential of the demonstration, as a visitor reads them.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { findPostgres, startPostgres } from '../scripts/postgres.mjs';

const command = fileURLToPath(new URL('../bin/laurel.mjs', import.meta.url));
const SECONDS = 6;
const CONNECTIONS = 20;

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

async function withDemonstration(databaseUrl, work) {
  const home = mkdtempSync(join(tmpdir(), 'laurel-bench-pages-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [command, 'start', '--demo'], {
    env: { PATH: process.env.PATH, LAUREL_HOME: home, LAUREL_PORT: String(port), ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) },
    stdio: 'ignore',
  });
  try {
    for (const from = performance.now(); !(await fetch(url).catch(() => undefined))?.ok; await pause(50))
      if (performance.now() - from > 120_000 || child.exitCode !== null) throw new Error('The demonstration did not start.');
    return await work(url, home);
  } finally {
    const ended = new Promise((done) => child.once('exit', done));
    if (child.exitCode === null) child.kill('SIGTERM');
    await ended;
    rmSync(home, { recursive: true, force: true });
  }
}

/** The link of a learner's mail leads to their credential; they give it away, and that is what an employer opens. */
async function sharedLink(url, home) {
  for (let tries = 0; tries < 200; tries += 1) {
    const letters = readdirSync(join(home, 'mail'), { withFileTypes: true }).filter((file) => file.name.endsWith('.eml'));
    for (const { name } of letters) {
      const text = readFileSync(join(home, 'mail', name), 'utf8')
        .replace(/=\r?\n/g, '')
        .replaceAll('=3D', '=');
      const path = /\/c\/[\w-]{43}/.exec(text)?.[0];
      if (path === undefined) continue;
      const page = await (await fetch(`${url}${path}`)).text();
      const once = /name="once" value="([^"]+)"/.exec(page)?.[1] ?? '';
      const given = await fetch(`${url}${path}?send`, {
        method: 'POST',
        headers: { Origin: url, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ once, label: 'Employer', until: '30-days' }),
        redirect: 'manual',
      });
      const after = await (await fetch(`${url}${path}`)).text();
      const link = [...after.matchAll(/\/c\/[\w-]{43}/g)].map(([each]) => each).find((each) => each !== path);
      if (given.status === 303 && link !== undefined) return link;
    }
    await pause(100);
  }
  throw new Error('No credential could be shared.');
}

/**
 * @param request what is sent, where it is more than an address
 * @param connections how many ask at once, each again as soon as it is answered
 */
async function load(url, request = {}, connections = CONNECTIONS) {
  const page = await fetch(url, request);
  if (page.status !== 200) throw new Error(`${new URL(url).pathname} answered ${page.status}`);
  await page.text();
  const run = (duration) => autocannon({ url, connections, duration, ...request });
  await run(2);
  const { requests, latency, non2xx, errors } = await run(SECONDS);
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} of ${requests.total} requests failed`);
  return { perSecond: Math.round(requests.average), p99Ms: latency.p99 };
}

/** A typical offer, pasted into the public checker. */
const pasted = (url) => ({
  method: 'POST',
  headers: { Origin: url, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams({ paste: readFileSync(new URL('../examples/heat-and-health.json', import.meta.url), 'utf8') }).toString(),
});

const measure = (databaseUrl) =>
  withDemonstration(databaseUrl, async (url, home) => {
    const { microCredentials } = await (await fetch(`${url}/api/catalogue`)).json();
    const link = await sharedLink(url, home);
    // What the demonstration still has to do is done first.
    await pause(5_000);
    return {
      catalogue: await load(`${url}/catalogue`),
      search: await load(`${url}/catalogue?q=climate`),
      microCredential: await load(`${url}/m/${microCredentials[0].slug}`),
      sharedCredential: await load(`${url}${link}`),
      checker: await load(`${url}/check`, pasted(url), 1),
      checkerForFour: await load(`${url}/check`, pasted(url), 4),
    };
  });

export async function benchPages() {
  const embedded = await measure();
  if (findPostgres() === undefined) return { pages: { embedded } };
  const server = await startPostgres();
  try {
    return { pages: { embedded, postgres: await measure(server.url) } };
  } finally {
    await server.stop();
  }
}
