import { readdirSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { tryOut } from './fixtures/shell-for-tests.ts';

const here = tryOut();
afterAll(here.remove);

const answers = [
  '--name',
  'University of Mühlenau',
  '--country',
  'de',
  '--website',
  'https://muehlenau.example',
  '--contact-name',
  'Mira Brandt',
  '--contact-email',
  'mira@muehlenau.example',
];

test('an institution is introduced, written to, confirmed once, and listed; the journal is whole', async () => {
  const introduced = await here.laurel(['institution', 'introduce', ...answers, '--json']);
  expect([introduced.code, introduced.err]).toEqual([0, '']);
  const { id, state } = JSON.parse(introduced.out);
  expect(state).toBe('introduced');
  expect(readdirSync(`${here.home}/mail`)).toHaveLength(1);
  expect((await here.laurel(['institution', 'confirm', id])).code).toBe(0);
  expect(await here.laurel(['institution', 'confirm', id])).toMatchObject({ code: 1, err: expect.stringMatching(/state is "confirmed"/) });
  // Its key was made with the confirmation.
  expect(await here.laurel(['institution', 'rotate-key', id])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/key-2 .*key-1 is retired/),
  });
  expect(await here.laurel(['institution', 'withdraw-key', id, 'key-1'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^key-1 .* is withdrawn/),
  });
  expect(await here.laurel(['institution', 'withdraw-key', id, 'key-9'])).toMatchObject({ code: 1 });
  const listed = await here.laurel(['institution', 'list']);
  expect(listed.out).toBe(`${id}  confirmed   DE  University of Mühlenau\n`);
  expect(await here.laurel(['audit', 'verify'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^The journal is whole: \d+ events verified\.\n/),
  });
}, 120_000);

test('wrong answers are all said at once, under the options that gave them', async () => {
  const { code, err } = await here.laurel([
    'institution',
    'introduce',
    '--name',
    '',
    '--country',
    'XX',
    '--website',
    'ftp://x',
    '--contact-name',
    'M',
    '--contact-email',
    'none',
  ]);
  expect(code).toBe(2);
  expect(err).toMatch(/--name: .* --country: .* --website: .* --contact-email: /);
}, 60_000);
