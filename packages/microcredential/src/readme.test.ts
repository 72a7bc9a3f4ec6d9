import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as door from './index.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('the lines in the README do what it says', async () => {
  const [, code = ''] = /```js\n(.*?)```/s.exec(readme) ?? [];
  const body = code.replace(/^import (\{[^}]+\}) from '@laurel\/microcredential';$/m, 'const $1 = door;');
  const printed: string[] = [];
  const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
  await AsyncFunction('door', 'console', body)(door, { log: (...words: unknown[]) => printed.push(words.join(' ')) });
  expect(printed).toContain('unic-standard-2024 fail');
  expect(printed.join('\n')).toMatch(/UNI-03 description\.level\.eqf: \S/);
  expect(printed.at(-1)).toMatch(/^[0-9a-f]{64}$/);
});

test('every name in the README is behind the door', () => {
  const [, table = ''] = readme.split('| What | Where |');
  const names = [...table.matchAll(/`([a-zA-Z0-9]+)[`(]/g)].map(([, name = '']) => name).filter((name) => name !== 'document');
  expect(names.length).toBeGreaterThan(15);
  expect(names.filter((name) => !(name in door))).toEqual([]);
});
