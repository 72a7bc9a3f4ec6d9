import { readFileSync } from 'node:fs';
import type { Award } from '@laurel/microcredential';
import { expect, test } from 'vitest';
import { GuardStopped, runGuarded } from './guarded-process.ts';
import { didDocument } from './keys/did-web.ts';
import { createSigner, generateKey } from './keys/signer.ts';
import { secure } from './proofs/data-integrity.ts';
import { verifyGuarded } from './verify-guarded.ts';
import { writeOpenBadge } from './vocabularies/open-badge.ts';

const naughty = new URL('./vectors/naughty.mjs', import.meta.url);
const limits = { deadlineMs: 10_000, memoryMb: 200 };
const reasonOf = async (fn: string, more: Partial<typeof limits> = {}) => {
  const error = await runGuarded(naughty, fn, 1, { ...limits, ...more }).catch((thrown: unknown) => thrown);
  return error instanceof GuardStopped ? error.reason : error;
};

test('what the other process returns comes back, and what it throws is thrown', async () => {
  expect(await runGuarded(naughty, 'double', { bytes: new Uint8Array([1, 2]) }, limits)).toEqual(new Uint8Array([2, 4]));
  expect(await reasonOf('complain')).toMatchObject({ name: 'RangeError', message: 'no' });
  expect(await reasonOf('missing')).toMatchObject({ name: 'TypeError' });
});

test('the other process can ask back, and is told when there is no answer', async () => {
  const answer = async (question: string, argument: unknown) => {
    if (question === 'secret') throw new Error('password');
    return `${question} ${argument}`;
  };
  expect(await runGuarded(naughty, 'askBack', 'weather', { ...limits, answer })).toBe('weather 7');
  await expect(runGuarded(naughty, 'askBack', 'secret', { ...limits, answer })).rejects.toThrow('not answered');
});

test('a process that takes too long, takes too much memory or ends itself is stopped', async () => {
  expect(await reasonOf('spin', { deadlineMs: 700 })).toBe('deadline');
  expect(await reasonOf('swell')).toBe('memory');
  expect(await reasonOf('leave')).toBe('crashed');
});

test('a guarded verification says the same, asks for what it needs through us, and is undecided when it is stopped', async () => {
  const award = JSON.parse(readFileSync(new URL('./vectors/joint-award.json', import.meta.url), 'utf8')) as Award;
  const signer = createSigner(generateKey(), { controller: 'did:web:lindau.example' });
  const badge = writeOpenBadge(award, {
    id: 'urn:uuid:3f0c1b8e-5d1f-4c7b-9d3b-0a3f5a1c2b4d',
    issuer: signer.controller,
    validFrom: '2026-10-30',
  });
  const bytes = new TextEncoder().encode(JSON.stringify(await secure(badge, signer, { created: '2026-10-31T09:00:00Z' })));
  const document = didDocument({ did: signer.controller, keys: [{ fragment: 'key-1', publicJwk: signer.publicJwk }] });
  const world = { now: new Date('2026-11-20T12:00:00Z'), language: 'de' as const, didDocument: async () => document };
  const answer = await verifyGuarded(bytes, world);
  expect(answer.verdict).toBe('valid');
  expect(answer.facts?.title).toBe('Quiet Cities: measuring urban noise');
  expect(answer.checks[0]?.says).toContain('Die Datei');

  expect(await verifyGuarded(bytes, world, { deadlineMs: 1 })).toMatchObject({
    verdict: 'undecided',
    checks: [{ name: 'readable', outcome: 'could-not-be-made', code: 'gave-up' }],
  });
});
