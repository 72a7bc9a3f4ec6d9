// npm test: everything, on a fresh machine. Installs what it may, builds, checks, runs every test on both databases and in a real
// browser, and ends with one plain line. With CI set, a skip for any other reason than a missing ../shared counts as failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installReference } from './reference.mjs';
import { installSystemPackages } from './system-packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const report = join(root, 'reports', 'tests.json');
const inCi = Boolean(process.env.CI);
const counts = { passed: 0, failed: 0, skipped: 0 };

function step(name, command, args, environment = {}) {
  const from = performance.now();
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } });
  console.log(`${name}: ${((performance.now() - from) / 1000).toFixed(1)} s`);
  return done.status === 0;
}

function count(name, good) {
  counts[good ? 'passed' : 'failed'] += 1;
  if (!good) console.log(`failed: ${name}`);
}

/** A test that reads ../shared says so in its name; that is the one reason to be skipped that continuous integration accepts. */
function countTest(test) {
  const name = [...test.ancestorTitles, test.title].join(' > ');
  if (test.status === 'passed') counts.passed += 1;
  else if (test.status === 'failed') counts.failed += 1;
  else if (inCi && !(/needs \.\.\/shared/.test(name) && !existsSync(join(root, '..', 'shared')))) {
    counts.failed += 1;
    console.log(`skipped, which counts as failed here: ${name}`);
  } else counts.skipped += 1;
}

installSystemPackages();
count('the reference libraries install', installReference());
const built = step('build', process.execPath, ['scripts/build.mjs']);
count('build', built);
count('types', step('types', process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.tests.json']));
count('lint', step('lint', process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'check', '.']));

if (built) {
  // What is killed in the tests runs as compiled code, like the house itself.
  count(
    'the processes that tests start',
    step('children', process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'packages/platform/tsconfig.children.json']),
  );
  const { startPostgresServers } = await import('./postgres.mjs');
  const postgres = await startPostgresServers(2).catch((cause) => {
    console.log(`PostgreSQL could not be started: ${cause.message}`);
    return undefined;
  });
  mkdirSync(join(root, 'reports'), { recursive: true });
  rmSync(report, { force: true });
  const tested = step(
    'tests',
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...process.argv.slice(2),
    ],
    { LAUREL_TEST_CHILDREN: 'compiled', ...(postgres ? { LAUREL_TEST_DATABASE_URL: postgres.url } : {}) },
  );
  await postgres?.stop();
  if (existsSync(report)) {
    const files = JSON.parse(readFileSync(report, 'utf8')).testResults;
    for (const file of files) {
      for (const test of file.assertionResults) countTest(test);
      if (file.status === 'failed' && file.assertionResults.length === 0) count(`${file.name} could not be run`, false);
    }
  }
  // A crash outside any test (an unhandled rejection) fails the run too, though no test carries it.
  if (!tested && counts.failed === 0) count('the run of the tests ended without an error outside them', false);
}

console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed === 0 ? 0 : 1);
