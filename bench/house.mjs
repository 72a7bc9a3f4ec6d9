// The whole process from outside: how long until the first page, how much memory when nothing happens, how long the commands take.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { median } from './median.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const command = join(root, 'bin', 'laurel.mjs');

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Resident memory of a process and all its children, in MB. */
function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const own = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return children.reduce((sum, child) => sum + memoryOf(child), own);
}

/** Starts the house and waits for its first page. @returns `{ ms, memoryMb }` */
async function startOnce(home, { idleMs = 0, options = [] } = {}) {
  const port = await freePort();
  const from = performance.now();
  const child = spawn(process.execPath, [command, 'start', ...options], {
    env: { PATH: process.env.PATH, LAUREL_HOME: home, LAUREL_PORT: String(port) },
    stdio: 'ignore',
  });
  try {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
      if (answer?.ok && (await answer.text()).includes('</html>')) break;
      if (performance.now() - from > 60_000 || child.exitCode !== null) throw new Error('The house did not start.');
      await pause(10);
    }
    const ms = performance.now() - from;
    if (idleMs > 0) await pause(idleMs);
    return { ms, memoryMb: idleMs > 0 ? memoryOf(child.pid) : undefined };
  } finally {
    const ended = new Promise((done) => child.once('exit', done));
    if (child.exitCode === null) child.kill('SIGTERM');
    await ended;
  }
}

function timed(home, ...args) {
  const from = performance.now();
  const done = spawnSync(process.execPath, [command, ...args], { env: { PATH: process.env.PATH, LAUREL_HOME: home }, encoding: 'utf8' });
  return { ms: performance.now() - from, status: done.status, output: done.stdout + done.stderr };
}

/** Thirty invented learners, names in several scripts. */
function classOfThirty() {
  const given = ['Çağrı', 'Ралица', 'ليلى', '小龍', 'Ελένη', 'Zoë'];
  const family = ['Yılmaz', 'Стоянова', 'الخطيب', '李', 'Δήμου', 'van den Berg', 'Țîrlea'];
  const rows = Array.from({ length: 30 }, (_, row) => {
    const failed = row === 6 || row === 22;
    const name = `${family[row % family.length]},${given[row % given.length]}`;
    return `B-${row + 1},${name},b${row + 1}@uni.example,${failed ? 55 : 90},${failed ? 'fail' : 'pass'},"${failed ? '5,0' : '1,7'}",2026-11-13`;
  });
  return ['Student number,Family name,Given name,E-mail,Attendance (%),Result,Grade,Assessed on', ...rows].join('\n');
}

export async function benchHouse({ rounds = 5 } = {}) {
  const home = mkdtempSync(join(tmpdir(), 'laurel-bench-'));
  try {
    const fresh = await startOnce(home);
    const starts = [];
    for (let round = 0; round < rounds; round += 1) starts.push((await startOnce(home)).ms);
    const { memoryMb } = await startOnce(home, { idleMs: 8000 });

    const demonstration = await startOnce(join(home, 'demonstration'), { options: ['--demo'] });

    const list = join(home, 'class.csv');
    writeFileSync(list, classOfThirty());
    const example = join(root, 'examples', 'heat-and-health.json');
    const issued = timed(home, 'issue', '--description', example, '--class', list, '--out', join(home, 'out'));
    if (issued.status !== 0) throw new Error(`laurel issue ended with ${issued.status}: ${issued.output}`);
    const files = readdirSync(join(home, 'out'));
    const [credential, certificate] = ['.ob3.json', '.pdf'].map((ending) =>
      join(
        home,
        'out',
        files.find((file) => file.endsWith(ending)),
      ),
    );
    const verifyMs = (file) => median(Array.from({ length: rounds }, () => timed(home, 'verify', file).ms));
    return {
      startMs: Math.round(median(starts)),
      newDatabaseMs: Math.round(fresh.ms),
      demonstrationMs: Math.round(demonstration.ms),
      memoryMb: Math.round(memoryMb),
      classOf30: { credentials: files.filter((file) => file.endsWith('.pdf')).length, seconds: Number((issued.ms / 1000).toFixed(2)) },
      verifyCommandMs: { credential: Math.round(verifyMs(credential)), certificate: Math.round(verifyMs(certificate)) },
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
