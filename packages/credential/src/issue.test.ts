import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Award } from '@laurel/microcredential';
import { expect, test } from 'vitest';
import { lint, prepareCredential, RefusedToSign, signCredential } from './issue.ts';
import { createSigner, generateKey } from './keys/signer.ts';
import { lints } from './lints.ts';
import { pngOf, smallJpeg } from './picture-for-tests.ts';
import { type PreparedCredential, restoreCredential } from './prepared-credential.ts';
import { largestSignedLogo, logoUri } from './signed-logo.ts';
import { verify } from './verify.ts';
import type { OpenBadge, StatusListEntry } from './vocabularies/open-badge-schema.ts';

const award = JSON.parse(readFileSync(new URL('./vectors/joint-award.json', import.meta.url), 'utf8')) as Award;
const id = 'urn:uuid:3f0c1b8e-5d1f-4c7b-9d3b-0a3f5a1c2b4d';
const signer = createSigner(generateKey());
const created = '2026-10-31T09:00:00Z';
const options = { id, issuer: signer, validFrom: '2026-10-30' };
const good = prepareCredential(award, options);

/** A prepared credential whose credential, and bytes with it, say something else. */
function bent(change: (credential: OpenBadge) => object): PreparedCredential {
  const credential = change(structuredClone(good.credential)) as OpenBadge;
  return { ...good, credential, bytes: new TextEncoder().encode(JSON.stringify(credential)) };
}
const awarded = (more: Partial<Award>) => prepareCredential({ ...award, ...more } as Award, options);
const described = (more: object) => awarded({ description: { ...award.description, ...more } });
const subject = (more: object) => bent((badge) => ({ ...badge, credentialSubject: { ...badge.credentialSubject, ...more } }));
const status = (more: object) =>
  bent((badge) => ({
    ...badge,
    credentialStatus: {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '1',
      statusListCredential: 'https://lindau.example/status/1',
      ...more,
    },
  }));
const identity = { type: ['IdentityObject'], hashed: false, identityHash: 'Ada Example', identityType: 'name' };

const withLogo = (logo: string) => awarded({ issuer: { ...award.issuer, logo } });
const logoBeside = (logo: string) =>
  awarded({ awardingBodies: award.awardingBodies.map((body, place) => (place === 1 ? { ...body, logo } : body)) as never });
const png = logoUri({ type: 'png', bytes: pngOf(96) });

/** For each lint credentials it must object to. What the good fixture is, is proved below: it passes them all. */
const bad: Readonly<Record<string, readonly PreparedCredential[]>> = {
  'annex-1-complete': [described({ outcomes: [] }), described({ title: 'tbd' })],
  'contexts-pinned': [
    bent((badge) => ({ ...badge, '@context': [...badge['@context']].reverse() })),
    bent((badge) => ({ ...badge, '@context': [...badge['@context'], 'https://example.org/x'] })),
  ],
  'open-badge-shape': [bent((badge) => ({ ...badge, honour: 'summa' })), subject({ type: 'Person' })],
  'bytes-are-the-credential': [
    { ...good, bytes: new TextEncoder().encode(`${new TextDecoder().decode(good.bytes)}x`) },
    { ...good, credential: { ...good.credential, name: 'Other' } },
  ],
  'at-most-64-kB': [described({ shortDescription: 'long '.repeat(14_000) })],
  'reads-back-as-awarded': [bent((badge) => ({ ...badge, awardedDate: '2026-10-29T00:00:00Z' })), subject({ result: [] })],
  'learner-by-name-and-hash': [
    awarded({ learner: { ...award.learner, name: ' ' } }),
    awarded({ learner: { ...award.learner, identityHash: 'S-0042' } }),
    awarded({ learner: { ...award.learner, salt: 'x' } }),
  ],
  'no-private-identifiers': [
    subject({ identifier: [{ ...identity, identityHash: 'ada@example.org' }] }),
    subject({ identifier: [{ ...identity, identityHash: 'Ada Example, 1999-02-03' }] }),
    subject({ identifier: [{ ...identity, hashed: true, identityType: 'nationalIdentityNumber' }] }),
  ],
  'eqf-1-to-8': [described({ level: { eqf: 9 } }), described({ level: { eqf: 6.5 } })],
  'ects-against-hours': [described({ workload: { ects: 3, hoursTotal: 20 } })],
  'dates-in-order': [
    awarded({ assessedOn: '2026-10-31' }),
    awarded({ assessedOn: '2026-02-30' }),
    awarded({ issuedOn: '2026-11-01' }),
    bent((badge) => ({ ...badge, validUntil: '2020-01-01T00:00:00Z' })),
  ],
  'language-tag': [prepareCredential(award, { ...options, language: 'english language' })],
  'grade-passes': [awarded({ grade: '4.3' }), awarded({ grade: '0.7' }), awarded({ grade: '9', gradeScale: ['20', '10', '0'] })],
  'attendance-in-per-cent': [awarded({ attendance: 101 })],
  'participation-recorded': [awarded({ participationRecorded: false })],
  'logos-can-be-drawn': [
    withLogo('https://lindau.example/logo.png'),
    withLogo(`data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')}`),
    withLogo(png.replace('image/png', 'image/jpeg')),
    withLogo(logoUri({ type: 'png', bytes: Buffer.alloc(largestSignedLogo + 1) })),
    logoBeside('https://kerry.example/logo.png'),
    logoBeside(logoUri({ type: 'png', bytes: pngOf(96).subarray(0, 60) })),
  ],
  'key-is-the-issuers': [
    { ...good, issuer: createSigner(generateKey()) },
    prepareCredential(award, { ...options, issuer: createSigner(generateKey(), { controller: signer.controller }) }),
  ],
  'status-entry': [status({ statusPurpose: 'message' }), status({ statusListIndex: '131072' })],
  'pitfall-small-or-long-number': [subject({ creditsEarned: 0.5 }), subject({ creditsEarned: 1.0000000000000002 })],
  'pitfall-control-character': [awarded({ learner: { ...award.learner, name: 'Ada\u0007 Example' } })],
  'pitfall-order-of-astral-characters': [awarded({ learner: { ...award.learner, name: '\u{20bb7}野' }, grade: '\ufb01ne' })],
  'pitfall-doubtful-iri': [bent((badge) => ({ ...badge, id: 'ob:1' })), awarded({ issuer: { ...award.issuer, url: 'lindau.example' } })],
  'pitfall-half-character': [awarded({ grade: 'A\ud800' })],
  'pitfall-repeated-value': [bent((badge) => ({ ...badge, type: [...badge.type, 'VerifiableCredential'] }))],
  'two-paths-agree': [bent((badge) => ({ ...badge, honour: 'summa' }))],
  'throw-away-signature': [bent((badge) => ({ ...badge, id: 'credential-1' }))],
};

test('a credential that is as it should be may be signed: no lint objects', async () => {
  expect(await lint(good)).toEqual([]);
});

test('one with logos is signed with them, by both ways of canonicalising, and verifies with them', async () => {
  const { awardingBodies } = logoBeside(logoUri({ type: 'jpeg', bytes: smallJpeg })).award;
  const prepared = awarded({ issuer: { ...award.issuer, logo: png }, awardingBodies });
  expect(await lint(prepared)).toEqual([]);
  const signed = await signCredential(prepared, signer, { created });
  const verification = await verify(signed, { now: new Date(created) });
  expect(verification).toMatchObject({ verdict: 'valid', facts: { issuer: { logo: png } } });
  const text = new TextDecoder().decode(signed);
  const other = text.replaceAll(png, logoUri({ type: 'png', bytes: pngOf(97) }));
  expect((await verify(new TextEncoder().encode(other), { now: new Date(created) })).verdict).toBe('invalid');
});

test.each(lints.map(({ name }) => name))('the lint "%s" objects to what it is there for', async (name) => {
  const cases = bad[name] ?? [];
  expect(cases.length).toBeGreaterThan(0);
  for (const [place, prepared] of cases.entries()) {
    const found = await lint(prepared);
    expect(
      found.map((finding) => finding.lint),
      `case ${place}`,
    ).toContain(name);
  }
});

test('a good grade passes on a scale that goes up as on one that goes down', async () => {
  const clean = async (more: Partial<Award>) => expect(await lint(awarded(more))).toEqual([]);
  await clean({ grade: '14', gradeScale: ['20', '10', '0'] });
  await clean({ grade: '4,0', gradeScale: ['1,0', '4,0', '5,0'] });
  await clean({ grade: 'B', gradeScale: ['A', 'E', 'F'] });
});

test('the same award gives the same bytes, and the same moment the same signature', async () => {
  const again = prepareCredential(structuredClone(award), options);
  expect(again.hash).toBe(good.hash);
  expect(await signCredential(again, signer, { created })).toEqual(await signCredential(good, signer, { created }));
});

test('exactly the prepared bytes are signed: without the proof they are what was stored', async () => {
  const signed = await signCredential(good, signer, { created });
  const { proof, ...rest } = JSON.parse(new TextDecoder().decode(signed)) as Record<string, unknown>;
  expect(`${JSON.stringify(rest, null, 2)}\n`).toBe(new TextDecoder().decode(good.bytes));
  expect(proof).toMatchObject({ cryptosuite: 'eddsa-rdfc-2022', created, verificationMethod: signer.kid });
  expect((await verify(signed, { now: new Date('2026-11-20T00:00:00Z') })).verdict).toBe('valid');
});

test('an institution under its own domain signs with did:web', async () => {
  const web = createSigner(generateKey(), { controller: 'did:web:lindau.example' });
  const signed = await signCredential(prepareCredential(award, { ...options, issuer: web }), web, { created });
  expect(new TextDecoder().decode(signed)).toContain('"did:web:lindau.example#key-1"');
});

test('nothing is signed against a lint, with another key, or by a signer that fails', async () => {
  const refusal = async (prepared: PreparedCredential, by = signer) => {
    const error = await signCredential(prepared, by, { created }).catch((thrown: unknown) => thrown);
    return error instanceof RefusedToSign ? error.code : error;
  };
  expect(await refusal(awarded({ attendance: 101 }))).toBe('lint');
  expect(await refusal(good, createSigner(generateKey()))).toBe('other-key');
  expect(await refusal(good, { ...signer, sign: async () => new Uint8Array(64) })).toBe('does-not-verify');
  expect(await refusal(good, { ...signer, sign: async (bytes) => (await signer.sign(bytes)).subarray(1) })).toBe('does-not-verify');
});

const place: StatusListEntry = {
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '94567',
  statusListCredential: 'https://lindau.example/institutions/1/status/revocation/1',
};

test('a credential names its places on the status lists; no lint objects, and what it says of the learner stays the same', async () => {
  const one = prepareCredential(award, { ...options, status: [place] });
  expect(one.credential.credentialStatus).toEqual(place);
  const both = prepareCredential(award, { ...options, status: [place, { ...place, statusPurpose: 'suspension', statusListIndex: '0' }] });
  expect(both.credential.credentialStatus).toHaveLength(2);
  for (const prepared of [one, both]) {
    expect(prepared.facts).toEqual(good.facts);
    expect(await lint(prepared)).toEqual([]);
    const { checks } = await verify(await signCredential(prepared, signer, { created }), { now: new Date('2026-11-20T00:00:00Z') });
    expect(checks.find(({ name }) => name === 'status')).toMatchObject({ outcome: 'could-not-be-made', code: 'no-list' });
  }
  const twice = prepareCredential(award, { ...options, status: [place, { ...place, statusListIndex: '7' }] });
  expect((await lint(twice)).map((finding) => finding.lint)).toContain('status-entry');
});

test('what was prepared and stored is signed as it was stored, also after everything else was lost', async () => {
  const prepared = prepareCredential(award, { ...options, status: [place] });
  // Another version of this library might lay the same credential out in another way.
  const bytes = new TextEncoder().encode(JSON.stringify(prepared.credential));
  const hash = createHash('sha256').update(bytes).digest('hex');
  const restored = restoreCredential(bytes, structuredClone(award), { hash, issuer: signer });
  expect(restored.facts).toEqual(prepared.facts);
  const { proof: _, ...rest } = JSON.parse(new TextDecoder().decode(await signCredential(restored, signer, { created })));
  expect(JSON.stringify(rest)).toBe(new TextDecoder().decode(bytes));
});

test('stored bytes that were changed, or that say something else than the house knows, are not signed', async () => {
  const { bytes, hash } = good;
  const changed = new TextEncoder().encode(new TextDecoder().decode(bytes).replace('1.7', '1.0'));
  expect(() => restoreCredential(changed, award, { hash, issuer: signer })).toThrow('not those that were planned');
  const nothing = new TextEncoder().encode('{}');
  const ofNothing = createHash('sha256').update(nothing).digest('hex');
  expect(() => restoreCredential(nothing, award, { hash: ofNothing, issuer: signer })).toThrow(TypeError);
  const otherGrade = restoreCredential(bytes, { ...award, grade: '1.0' }, { hash, issuer: signer });
  expect((await lint(otherGrade)).map((finding) => finding.lint)).toEqual(['reads-back-as-awarded']);
});
