// A registrar's click until a class has its credentials, certificates and mails, while others read pages of the same house.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { SMTPServer } from 'smtp-server';
import { findPostgres, startPostgres } from '../scripts/postgres.mjs';

const program = fileURLToPath(new URL('./issuing-house.mjs', import.meta.url));
/** Requests a second: visitors of the catalogue, and registrars at the page that looks again every two seconds. Readers, not an attack. */
const RATES = { catalogue: 15, progress: 4 };
const LONGEST_MS = 300_000;

/** Takes every mail and keeps none. */
async function startPost() {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onData(stream, _session, done) {
      stream.on('data', () => {});
      stream.on('end', () => done());
    },
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `smtp://127.0.0.1:${server.server.address().port}`, stop: () => new Promise((done) => server.close(done)) };
}

/** A visitor's catalogue and a registrar's page of the class, asked for at a steady rate. @returns what ends it and gives both results */
function read(url, offeringId, cookie) {
  const load = (path, headers, overallRate) =>
    autocannon({ url: `${url}${path}`, headers, connections: 4, overallRate, duration: LONGEST_MS / 1000, timeout: 30 });
  const running = [load('/catalogue', {}, RATES.catalogue), load(`/offerings/${offeringId}/credentials`, { cookie }, RATES.progress)];
  return async () => {
    for (const each of running) each.stop();
    const [catalogue, progress] = await Promise.all(running);
    for (const { non2xx, errors } of [catalogue, progress])
      if (non2xx + errors > 0) throw new Error(`${non2xx + errors} pages were not answered while a class was issued to`);
    return { p50: Math.max(catalogue.latency.p50, progress.latency.p50), p99: Math.max(catalogue.latency.p99, progress.latency.p99) };
  };
}

/** Somebody of the demonstration signs in. @returns the cookie */
async function signIn(url, who) {
  const answer = await fetch(`${url}/demonstration`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams({ who }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`Nobody was signed in: ${answer.status}`);
  return cookie;
}

async function click(url, offeringId, cookie) {
  const address = `${url}/offerings/${offeringId}/credentials`;
  const page = await (await fetch(address, { headers: { cookie } })).text();
  const once = /name="once"[^>]*value="([^"]+)"/.exec(page)?.[1] ?? /value="([^"]+)"[^>]*name="once"/.exec(page)?.[1];
  if (once === undefined) throw new Error('There is no button that issues.');
  const body = new URLSearchParams({ once });
  const answer = await fetch(address, { method: 'POST', redirect: 'manual', headers: { cookie, origin: url }, body });
  if (answer.status !== 303) throw new Error(`Nothing was ordered: ${answer.status}`);
}

function start(what, env) {
  const child = fork(program, [what], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = new Promise((done) => child.once('exit', done));
  return { child, ended };
}

async function once(environment) {
  const home = mkdtempSync(join(tmpdir(), 'laurel-bench-'));
  const post = await startPost();
  const env = { PATH: process.env.PATH, LAUREL_HOME: home, LAUREL_PORT: '0', LAUREL_LOG: 'silent', SMTP_URL: post.url, ...environment };
  let house;
  try {
    if ((await start('build', env).ended) !== 0) throw new Error('The demonstration was not built.');
    // As after a night: nothing is loaded, nothing is warm.
    house = start('serve', env);
    const heard = [];
    house.child.on('message', (message) => heard.push(message));
    const until = async (found) => {
      for (const from = performance.now(); ; await pause(10)) {
        const message = heard.find(found);
        if (message !== undefined) return message;
        if (house.child.exitCode !== null || performance.now() - from > LONGEST_MS) throw new Error('The house did not come to an end.');
      }
    };
    const { ready: url, who, offeringId } = await until(({ ready }) => ready !== undefined);
    const cookie = await signIn(url, who);
    await fetch(`${url}/catalogue`);
    const quiet = read(url, offeringId, cookie);
    await pause(5_000);
    const before = await quiet();

    house.child.send('watch');
    const end = read(url, offeringId, cookie);
    const clicked = Date.now();
    await click(url, offeringId, cookie);
    const all = (which) => until(({ standing }) => standing?.total > 0 && standing[which] >= standing.total);
    const seconds = async (which) => Number((((await all(which)).at - clicked) / 1000).toFixed(2));
    const [signedSeconds, certificatesSeconds, mailsSeconds] = [await seconds('signed'), await seconds('drawn'), await seconds('sent')];
    const meanwhile = await end();
    house.child.send('stop');
    const { loopMaxMs, asideMb, houseMb } = await until(({ loopMaxMs }) => loopMaxMs !== undefined);
    await house.ended;
    return {
      credentials: (await all('signed')).standing.total,
      signedSeconds,
      certificatesSeconds,
      mailsSeconds,
      webP50Ms: Math.round(meanwhile.p50),
      webP99Ms: Math.round(meanwhile.p99),
      webP99BeforeMs: Math.round(before.p99),
      loopStoodStillMs: Math.round(loopMaxMs),
      houseMb: Math.round(houseMb),
      asideMb: Math.round(asideMb),
    };
  } finally {
    if (house?.child.exitCode === null) house.child.kill('SIGKILL');
    await post.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

/** On the embedded database, and on PostgreSQL where it is installed. */
export async function benchIssuing() {
  const embedded = await once({});
  if (findPostgres() === undefined) return { embedded };
  const server = await startPostgres();
  try {
    return { embedded, postgres: await once({ DATABASE_URL: server.url }) };
  } finally {
    await server.stop();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify(await benchIssuing(), null, 2));
  process.exit(0);
}
