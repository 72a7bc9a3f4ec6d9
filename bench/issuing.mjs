// A registrar's click until a class has its credentials, certificates and mails, while others read pages of the same house.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SMTPServer } from 'smtp-server';
import { findPostgres, startPostgres } from '../scripts/postgres.mjs';
import { percentile, startReaders } from './readers.mjs';

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

/**
 * Visitors of the catalogue and registrars at the page of the class, who come one by one; or registrars who all look at the same moment.
 * @returns what ends it and gives the milliseconds of every answer
 */
function read(url, offeringId, cookie, together) {
  const progress = { url: `${url}/offerings/${offeringId}/credentials`, headers: { cookie }, perSecond: RATES.progress, together };
  const running = [startReaders({ url: `${url}/catalogue`, perSecond: RATES.catalogue, seed: 2 }), startReaders(progress)];
  return async () => (await Promise.all(running.map((each) => each.stop()))).flat();
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

/**
 * @param what.together how many registrars look at the page of the class at the same moment
 * @param what.first whether it is the first class since the house was started, and nothing is loaded or warm
 */
async function once(environment, { together = 1, first = false }) {
  const home = mkdtempSync(join(tmpdir(), 'laurel-bench-'));
  const post = await startPost();
  const env = {
    PATH: process.env.PATH,
    LAUREL_HOME: home,
    LAUREL_PORT: '0',
    LAUREL_LOG: 'silent',
    LAUREL_BENCH_FIRST: first ? '1' : '',
    SMTP_URL: post.url,
    ...environment,
  };
  let house;
  try {
    if ((await start('build', env).ended) !== 0) throw new Error('The demonstration was not built.');
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
    const quiet = read(url, offeringId, cookie, together);
    await pause(5_000);
    const before = await quiet();

    house.child.send('watch');
    const end = read(url, offeringId, cookie, together);
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
      webAnswers: meanwhile.length,
      webP50Ms: percentile(meanwhile, 0.5),
      webP99Ms: percentile(meanwhile, 0.99),
      webSlowestMs: percentile(meanwhile, 1),
      webP99BeforeMs: percentile(before, 0.99),
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

/** A house at work; the first class after a start; and what four registrars wait who always look at the same moment. */
async function all(once) {
  const atWork = await once({});
  const { signedSeconds, certificatesSeconds, mailsSeconds, webP99Ms } = await once({ first: true });
  const four = await once({ together: 4 });
  return {
    ...atWork,
    firstAfterStart: { signedSeconds, certificatesSeconds, mailsSeconds, webP99Ms },
    fourAtOnce: { webP50Ms: four.webP50Ms, webP99Ms: four.webP99Ms },
  };
}

const overEmbedded = (what) => once({}, what);

async function overPostgres(what) {
  const server = await startPostgres();
  try {
    return await once({ DATABASE_URL: server.url }, what);
  } finally {
    await server.stop();
  }
}

/** On the embedded database, and on PostgreSQL where it is installed. */
export async function benchIssuing() {
  const embedded = await all(overEmbedded);
  return findPostgres() === undefined ? { embedded } : { embedded, postgres: await all(overPostgres) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify(await benchIssuing(), null, 2));
  process.exit(0);
}
