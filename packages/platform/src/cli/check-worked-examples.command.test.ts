import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { workedExamples } from '../stages/design/worked-examples/worked-examples.ts';
import { tryOut } from './fixtures/shell-for-tests.ts';

const here = tryOut();
afterAll(here.remove);

test('laurel check says of each worked example what it claims, all in one run', async () => {
  const folder = fileURLToPath(new URL('../stages/design/worked-examples/', import.meta.url));
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => folder + name);
  const { code, out, err } = await here.laurel(['check', ...files, '--phase', 'issuing', '--json']);
  // Hardly any course pleases all frameworks, and these do not either.
  expect([code, err]).toEqual([1, '']);
  const passed = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).verdicts as { framework: string; verdict: string }[])
    .map((verdicts) => verdicts.filter(({ verdict }) => verdict === 'pass').map(({ framework }) => framework));
  expect(passed.map((ids) => ids.sort())).toEqual(workedExamples.map(({ claims }) => [...claims].sort()));
});
