// npm run faults: every fault that issuing has to survive, on the embedded database and, where it is installed, on PostgreSQL; a line each.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPostgres, startPostgresServers } from './postgres.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const server = findPostgres() === undefined ? undefined : await startPostgresServers(1);
if (server === undefined) console.log('left out    everything on PostgreSQL: version 15 or newer is not installed here');
// What is killed runs as compiled code, like the house itself.
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
for (const args of [[join(root, 'scripts', 'build.mjs')], [compiler, '-p', join(root, 'packages', 'platform', 'tsconfig.children.json')]]) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [
    vitest,
    'run',
    '--project',
    'database',
    '--reporter',
    './scripts/faults-reporter.mjs',
    'packages/platform/src/base/journal/survival.database.test.ts',
    'packages/platform/src/stages/issuing/survival.database.test.ts',
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, LAUREL_TEST_FAULTS: 'long', LAUREL_TEST_CHILDREN: 'compiled', LAUREL_TEST_DATABASE_URL: server?.url ?? '' },
  },
);
await server?.stop();
process.exit(status ?? 1);
