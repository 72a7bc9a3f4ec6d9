import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tryOut } from './fixtures/shell-for-tests.ts';

const here = tryOut();
const course = fileURLToPath(new URL('./fixtures/course.json', import.meta.url));
let credential: string;
let certificate: string;

beforeAll(async () => {
  writeFileSync(here.at('class.csv'), 'Student number,Name,Attendance,Result,Assessed on\n1,Mira Brandt,90,pass,2026-10-30\n');
  await here.laurel(['issue', '--description', course, '--class', here.at('class.csv'), '--out', here.at('out')]);
  credential = here.at('out/001-Mira-Brandt.ob3.json');
  certificate = here.at('out/001-Mira-Brandt.pdf');
});
afterAll(here.remove);

const answer = async (input: string, more: string[] = [], stdin: Iterable<Uint8Array> = []) => {
  const ran = await here.laurel(['verify', input, '--json', ...more], { stdin });
  return { ...ran, told: JSON.parse(ran.out) };
};

test('a credential, its certificate and the same on standard input are valid, and the answer has its form', async () => {
  const { code, told, err } = await answer(credential);
  expect([code, err]).toEqual([0, '']);
  expect(told.verdict).toBe('valid');
  expect(told.issuer).toMatchObject({ standing: 'key-only', claimedName: 'University of Mühlenau' });
  for (const check of told.checks) expect(Object.keys(check)).toEqual(['name', 'outcome', 'says']);
  expect(told.checks.find(({ name }: { name: string }) => name === 'partner-signatures')).toMatchObject({ outcome: 'not-applicable' });
  const pdf = await answer(certificate);
  expect([pdf.code, pdf.told.verdict]).toEqual([0, 'valid']);
  expect(pdf.told.checks.find(({ name }: { name: string }) => name === 'page-agrees')).toMatchObject({ outcome: 'passed' });
  expect((await answer('-', [], [readFileSync(credential)])).told.verdict).toBe('valid');
});

test('people read the verdict first, then each check', async () => {
  const { code, out } = await here.laurel(['verify', credential]);
  expect(code).toBe(0);
  expect(out.split('\n')[0]).toMatch(/^Valid: signed by the key did:key:.* University of Mühlenau\.$/);
  expect(out).toMatch(/\n {2}signature +passed +\S/);
  expect(out).not.toMatch(/\bjoint/i);
});

test('a changed word makes it invalid; other spaces do not', async () => {
  const text = readFileSync(credential, 'utf8');
  writeFileSync(here.at('changed.json'), text.replace('Mira Brandt', 'Mara Brandt'));
  writeFileSync(here.at('spaced.json'), JSON.stringify(JSON.parse(text)));
  const changed = await answer(here.at('changed.json'));
  expect([changed.code, changed.told.verdict]).toEqual([1, 'invalid']);
  expect((await answer(here.at('spaced.json'))).code).toBe(0);
});

test.each([
  ['a file that is not there', '/nowhere.json', []],
  ['nothing', '-', [new Uint8Array()]],
  ['a picture', '-', [Buffer.from([0x89, 0x50, 0x4e, 0x47])]],
  ['JSON of a million levels', '-', [Buffer.from(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)]],
  ['100 MB', '-', endless()],
  ['an endless file', '/dev/zero', []],
] as [string, string, Iterable<Uint8Array>][])(
  '%s is invalid with the one failed check "readable", in one sentence',
  async (_what, input, stdin) => {
    const { code, told, err } = await answer(input, [], stdin);
    expect(code).toBe(2);
    expect(told).toEqual({ verdict: 'invalid', checks: [{ name: 'readable', outcome: 'failed', says: expect.any(String) }] });
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  },
);

function* endless(): Generator<Uint8Array> {
  const megabyte = new Uint8Array(1_000_000).fill(0x20);
  for (let sent = 0; sent < 100; sent += 1) yield megabyte;
}

test('an address is asked only where it may be', async () => {
  let asked = 0;
  const server: Server = createServer((_request, response) => {
    asked += 1;
    response.setHeader('content-type', 'application/json').end(readFileSync(credential));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/credential.json`;
  try {
    const refused = await answer(url);
    expect([refused.code, asked]).toEqual([2, 0]);
    const fetched = await answer(url, ['--allow-loopback']);
    expect([fetched.code, fetched.told.verdict, asked]).toEqual([0, 'valid', 1]);
  } finally {
    server.close();
  }
});

test('a DID document that is none is one sentence', async () => {
  writeFileSync(here.at('did.json'), 'no');
  expect(await here.laurel(['verify', credential, '--did', here.at('did.json')])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/--did: .* is not JSON\./),
  });
});
