import { execFileSync, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The folder of the newest PostgreSQL on this machine (15 or newer), or undefined. */
export function findPostgres() {
  const roots = ['/usr/lib/postgresql', '/usr/local/pgsql', '/opt/homebrew/opt', '/usr/local/opt'];
  const found = roots.flatMap((root) => {
    if (!existsSync(root)) return [];
    return readdirSync(root)
      .map((name) => ({ version: Number(/(\d+)/.exec(name)?.[1] ?? 0), bin: join(root, name, 'bin') }))
      .filter(({ version, bin }) => version >= 15 && existsSync(join(bin, 'initdb')));
  });
  return found.sort((a, b) => b.version - a.version)[0]?.bin;
}

/** Several of them. @returns {Promise<{ url: string, stop: () => Promise<void> }>} `url` holds all addresses, with blanks between them */
export async function startPostgresServers(count) {
  const servers = await Promise.all(Array.from({ length: count }, () => startPostgres()));
  return {
    url: servers.map(({ url }) => url).join(' '),
    stop: async () => void (await Promise.all(servers.map((server) => server.stop()))),
  };
}

/** Waits until the server says that it takes connections. */
async function isReady(server, words) {
  for (let tries = 0; tries < 600; tries += 1) {
    const said = readFileSync(words, 'utf8');
    if (said.includes('ready to accept connections')) return;
    if (server.exitCode !== null) throw new Error(`PostgreSQL did not start: ${said.trim().split('\n').at(-1)}`);
    await pause(50);
  }
  throw new Error('PostgreSQL did not start within half a minute');
}

/**
 * A PostgreSQL of its own for tests, in a temporary folder, on the loopback and a free port; nothing it holds is worth syncing to the disk.
 * As root it runs under the user `postgres`, because PostgreSQL does not run as root.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startPostgres() {
  const bin = findPostgres();
  if (bin === undefined) throw new Error('PostgreSQL 15 or newer is not installed here');
  const folder = mkdtempSync(join(tmpdir(), 'laurel-postgres-'));
  const asRoot = process.getuid?.() === 0;
  const identity = asRoot ? identityOf('postgres') : {};
  if (asRoot) execFileSync('chown', ['postgres', folder]);
  const where = join(folder, 'data');
  const options = { cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' }, ...identity };
  execFileSync(join(bin, 'initdb'), ['-D', where, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], {
    ...options,
    stdio: 'ignore',
  });
  const port = await freePort();
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
    shared_buffers: '64MB',
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    autovacuum: 'off',
  };
  // Its words go to a file, never through a pipe: when nobody drains a pipe the server stands still in the middle of a query.
  const words = join(folder, 'log');
  const log = openSync(words, 'a');
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', where, '-p', String(port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...options, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  await isReady(server, words);
  // Whatever ends us ends it too.
  const killServer = () => server.kill('SIGKILL');
  process.once('exit', killServer);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      process.off('exit', killServer);
      // SIGINT: fast shutdown, which does not wait for clients
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function identityOf(user) {
  const id = (flag) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }).trim());
  return { uid: id('-u'), gid: id('-g') };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// By itself: runs until it is interrupted, or around a command (node scripts/postgres.mjs npx vitest run --project database).
if (process.argv[1] !== undefined && import.meta.url === new URL(`file://${process.argv[1]}`).href) {
  const postgres = await startPostgresServers(2);
  const [command, ...rest] = process.argv.slice(2);
  if (command === undefined) {
    console.log(postgres.url);
    await new Promise((resolve) => {
      process.once('SIGINT', resolve);
      process.once('SIGTERM', resolve);
    });
    await postgres.stop();
  } else {
    const child = spawn(command, rest, { stdio: 'inherit', env: { ...process.env, LAUREL_TEST_DATABASE_URL: postgres.url } });
    const code = await new Promise((resolve) => child.once('exit', resolve));
    await postgres.stop();
    process.exit(code ?? 1);
  }
}
