import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { examineClock, examineNode } from './doctor/machine.ts';
import { tryOut } from './fixtures/shell-for-tests.ts';

const here = tryOut();
afterAll(here.remove);

test('the doctor tries out keys, fonts, disk, clock and mail, and says that nobody receives mails yet', async () => {
  const { code, out } = await here.laurel(['doctor', '--json']);
  const { healthy, findings } = JSON.parse(out);
  expect([code, healthy]).toEqual([0, true]);
  expect(findings.map(({ name, outcome }: { name: string; outcome: string }) => `${name} ${outcome}`)).toEqual([
    'settings ok',
    'node ok',
    'clock ok',
    expect.stringMatching(/^disk (ok|warn)$/),
    'database ok',
    'mail warn',
    'keys ok',
    'fonts ok',
  ]);
});

test('the doctor says what is broken and how to mend it', async () => {
  const { code, out } = await here.laurel(['doctor'], { env: { LAUREL_PORT: 'many', DATABASE_URL: 'mysql://x' } });
  expect(code).toBe(1);
  expect(out).toMatch(/^fail {2}settings +DATABASE_URL must look like .*; LAUREL_PORT must be .*; correct them in the environment/);
  expect(out).toMatch(/\nok {4}keys/);
  writeFileSync(here.at('a-file'), '');
  const elsewhere = await here.laurel(['doctor', '--json'], { env: { LAUREL_HOME: here.at('a-file') } });
  expect(elsewhere.code).toBe(1);
  expect(JSON.parse(elsewhere.out).findings.find(({ name }: { name: string }) => name === 'disk')).toMatchObject({
    outcome: 'fail',
    mend: expect.stringMatching(/LAUREL_HOME/),
  });
  const unreachable = await here.laurel(['doctor', '--json'], {
    env: { DATABASE_URL: 'postgres://127.0.0.1:1/none', SMTP_URL: 'smtp://127.0.0.1:1' },
  });
  const failed = JSON.parse(unreachable.out).findings.filter(({ outcome }: { outcome: string }) => outcome === 'fail');
  expect(failed.map(({ name }: { name: string }) => name)).toEqual(['database', 'mail']);
});

test('the doctor finds a key that others can read', async () => {
  mkdirSync(here.at('careless/keys'), { recursive: true });
  writeFileSync(here.at('careless/keys/issuer.jwk'), '{}');
  chmodSync(here.at('careless/keys/issuer.jwk'), 0o644);
  const { code, out } = await here.laurel(['doctor'], { env: { LAUREL_HOME: here.at('careless') } });
  expect(code).toBe(1);
  expect(out).toMatch(/\nfail {2}keys +The key file .* can be read by others.*chmod 600/);
});

test('an old Node and a clock in the past are failures', () => {
  expect(['20.20.2', '22.12.0', '24.1.0'].map((version) => examineNode(version).outcome)).toEqual(['ok', 'ok', 'ok']);
  expect(['18.19.0', '20.9.0', '21.7.0', '22.3.0'].map((version) => examineNode(version).outcome)).toEqual([
    'fail',
    'fail',
    'fail',
    'fail',
  ]);
  expect(examineClock(new Date('1970-01-01'))).toMatchObject({ outcome: 'fail', mend: expect.any(String) });
});

test('every setting is shown with its meaning, secrets masked, and everything that is wrong at once', async () => {
  const { code, out } = await here.laurel(['config', '--json'], { env: { SMTP_URL: 'smtps://user:geheim@mail.example.org' } });
  expect(code).toBe(0);
  expect(out).not.toContain('geheim');
  for (const setting of JSON.parse(out).settings)
    expect(setting).toMatchObject({ name: expect.any(String), source: expect.any(String), meaning: expect.any(String) });
  const wrong = await here.laurel(['config'], { env: { LAUREL_PORT: '99999', LAUREL_LOG: 'loud' } });
  expect([wrong.code, wrong.err.trimEnd().split('\n')]).toEqual([
    2,
    [expect.stringMatching(/LAUREL_PORT/), expect.stringMatching(/LAUREL_LOG/)],
  ]);
});

test('help has examples, and says what the exit codes mean', async () => {
  const help = await here.laurel(['help', 'issue']);
  expect(help.code).toBe(0);
  expect(help.out).toMatch(/Examples:\n {2}laurel issue --description/);
  expect(help.out).toMatch(/Exit code: 0 all taken/);
  expect((await here.laurel(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('an unknown command or a missing option is said in a sentence, with exit code 2', async () => {
  expect(await here.laurel(['sign'])).toMatchObject({ code: 2, err: expect.stringMatching(/unknown command 'sign'/) });
  expect(await here.laurel(['issue', '--out', 'x'])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/required option '--description <file>'/),
  });
  expect(await here.laurel(['work'])).toMatchObject({ code: 2, err: expect.stringMatching(/need a PostgreSQL server \(DATABASE_URL\)/) });
});

test('before it is built, the launcher says so in one sentence, from any folder', () => {
  mkdirSync(here.at('clone/bin'), { recursive: true });
  copyFileSync(fileURLToPath(new URL('../../../../bin/laurel.mjs', import.meta.url)), here.at('clone/bin/laurel.mjs'));
  const { status, stderr } = spawnSync(process.execPath, [here.at('clone/bin/laurel.mjs'), 'check'], { cwd: '/', encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, `laurel: not built yet; run "npm ci" in ${here.at('clone')} first.\n`]);
});
