// npm run check: types, lint, unit tests. The quick look before every commit.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const steps = [
  ['build', process.execPath, ['scripts/build.mjs']],
  ['types of the tests', process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.tests.json']],
  ['lint', process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'check', '.']],
  ['unit', process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--silent']],
];

const started = performance.now();
for (const [name, command, args] of steps) {
  const from = performance.now();
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  console.log(`${name}: ${((performance.now() - from) / 1000).toFixed(1)} s`);
  if (done.status !== 0) process.exit(done.status ?? 1);
}
console.log(`check: ${((performance.now() - started) / 1000).toFixed(1)} s`);
