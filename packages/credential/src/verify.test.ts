import { readFileSync } from 'node:fs';
import type { Award } from '@laurel/microcredential';
import { expect, test } from 'vitest';
import { prepareCredential, signCredential } from './issue.ts';
import { didDocument } from './keys/did-web.ts';
import { createSigner, generateKey, type Signer } from './keys/signer.ts';
import { secure } from './proofs/data-integrity.ts';
import { encodeBitstring, withBit } from './status/bitstring-status-list.ts';
import type { CheckName, World } from './verification.ts';
import { verify } from './verify.ts';
import { writeOpenBadge } from './vocabularies/open-badge.ts';

const award = JSON.parse(readFileSync(new URL('./vectors/joint-award.json', import.meta.url), 'utf8')) as Award;
const id = 'urn:uuid:3f0c1b8e-5d1f-4c7b-9d3b-0a3f5a1c2b4d';
const created = '2026-10-31T09:00:00Z';
const now = new Date('2026-11-20T12:00:00Z');
const world: World = { now };
const signer = createSigner(generateKey());
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const badge = (by: Signer = signer) => writeOpenBadge(award, { id, issuer: by.controller, validFrom: '2026-10-30' });
const outcomeOf = async (value: unknown, name: CheckName, in_: World = world) => {
  const { checks, verdict } = await verify(value instanceof Uint8Array ? value : bytesOf(value), in_);
  const check = checks.find((one) => one.name === name);
  return `${verdict}: ${check?.outcome} ${check?.code}`;
};

test('a credential that was issued here is valid, and its facts are those of the award', async () => {
  const prepared = prepareCredential(award, { id, issuer: signer, validFrom: '2026-10-30' });
  const signed = await signCredential(prepared, signer, { created });
  const { verdict, checks, issuer, facts } = await verify(signed, world);
  expect(checks.map(({ name, outcome }) => `${name}: ${outcome}`)).toEqual([
    'readable: passed',
    'contexts: passed',
    'shape: passed',
    'signature: passed',
    'issuer: passed',
    'validity-period: passed',
    'status: not-applicable',
    'partner-signatures: not-applicable',
    'page-agrees: not-applicable',
  ]);
  expect(verdict).toBe('valid');
  expect(issuer).toEqual({ id: signer.controller, claimedName: 'University of Lindau', standing: 'key-only' });
  expect(facts).toEqual(prepared.facts);
});

test('a credential that names several bodies and was signed by one says that no partner has countersigned, in both languages', async () => {
  const signed = bytesOf(await secure(badge(), signer, { created }));
  for (const [language, words] of [
    ['en', 'No partner has countersigned'],
    ['de', 'Kein Partner hat mitgezeichnet'],
  ] as const) {
    const { checks } = await verify(signed, { ...world, language });
    const check = checks.find(({ name }) => name === 'partner-signatures');
    expect(check).toMatchObject({ outcome: 'not-applicable', says: expect.stringContaining(words) });
    expect(check?.says).toContain('Kerry Institute');
    expect(checks.map(({ says }) => says).join(' ')).not.toMatch(/\bjoint|gemeinsam/i);
  }
});

test.each<[string, Uint8Array, string]>([
  ['nothing', new Uint8Array(), 'empty'],
  ['a spreadsheet', new Uint8Array([0x50, 0x4b, 3, 4, 0]), 'other-format'],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'other-format'],
  ['a web page', new TextEncoder().encode('<!doctype html>'), 'other-format'],
  ['a letter', new TextEncoder().encode('Dear Sir or Madam'), 'other-format'],
  ['a list', bytesOf([]), 'not-an-object'],
  ['half a file', bytesOf({ a: 1 }).subarray(0, 4), 'syntax'],
  ['deep nesting', new TextEncoder().encode('{"a":'.repeat(40)), 'too-deep'],
  ['100 MB', new Uint8Array(100 * 1024 * 1024).fill(0x20), 'too-large'],
])('%s is answered with the one failed check "readable"', async (_what, bytes, code) => {
  const { verdict, checks, ...rest } = await verify(bytes, world);
  expect(verdict).toBe('invalid');
  expect(checks).toHaveLength(1);
  expect(checks[0]).toMatchObject({ name: 'readable', outcome: 'failed', code });
  expect(rest).toEqual({});
});

test('the sentence about a wrong file says what it is', async () => {
  const { checks } = await verify(new Uint8Array([0x50, 0x4b, 3, 4]), { now, language: 'de' });
  expect(checks[0]?.says).toContain('ZIP-Datei');
});

test('a certificate is judged by the credential in it, and its page is compared', async () => {
  const { drawCertificate } = await import('./certificate/index.ts');
  const secured = await secure(badge(), signer, { created });
  const credentialBytes = bytesOf(secured);
  const pdf = await drawCertificate(secured, { credentialBytes });
  expect(await outcomeOf(pdf, 'page-agrees')).toBe('valid: passed agrees');
  expect(await outcomeOf(pdf, 'readable')).toBe('valid: passed pdf');
  const forged = { ...secured, name: 'Forged' };
  const forgery = await drawCertificate(forged, { credentialBytes: bytesOf(forged) });
  expect(await outcomeOf(forgery, 'page-agrees')).toBe('invalid: could-not-be-made not-reached');
  const mismatched = await drawCertificate(await secure({ ...badge(), name: 'x' }, signer, { created }), { credentialBytes });
  expect(await outcomeOf(mismatched, 'signature')).toBe('valid: passed holds');
});

test.each<[string, string, string]>([
  ['broken', '%PDF-1.7 nothing else', 'pdf-unreadable'],
  ['cut short', '%PDF-1.7\n1 0 obj', 'pdf-unreadable'],
])('a PDF that is %s is answered, not thrown', async (_what, text, code) => {
  expect(await outcomeOf(new TextEncoder().encode(text), 'readable')).toBe(`invalid: failed ${code}`);
});

test('an unsigned credential is invalid, and shows no facts', async () => {
  const answer = await verify(bytesOf(badge()), world);
  expect(answer).toMatchObject({ verdict: 'invalid' });
  expect(answer).not.toHaveProperty('facts');
  expect(await outcomeOf(badge(), 'signature')).toBe('invalid: failed unsigned');
});

test('contexts other than the pinned ones, in another order, with one more or inline, are refused before anything is signed or read', async () => {
  const secured = await secure(badge(), signer, { created });
  const [vc, ob] = secured['@context'];
  for (const contexts of [
    [ob, vc],
    [vc],
    [vc, ob, 'https://example.org/x'],
    [vc, ob, { name: 'https://example.org/x' }],
    vc,
    [],
    [vc, ob, ob],
  ]) {
    expect(await outcomeOf({ ...secured, '@context': contexts }, 'contexts')).toMatch(/^invalid: failed/);
  }
  const { '@context': _none, ...without } = secured;
  expect(await outcomeOf(without, 'contexts')).toBe('invalid: failed no-contexts');
});

test('a signature by somebody other than the issuer does not make a credential valid', async () => {
  const thief = createSigner(generateKey());
  const stolen = await secure(badge(), thief, { created });
  expect(await outcomeOf(stolen, 'issuer')).toBe('invalid: failed other-issuer');
  const claimed = await secure(badge(), { ...thief, kid: signer.kid }, { created });
  expect(await outcomeOf(claimed, 'signature')).toBe('invalid: failed does-not-match');
  const disguised = createSigner(generateKey(), { controller: signer.controller, kid: thief.kid });
  expect(await outcomeOf(await secure(badge(), disguised, { created }), 'issuer')).toBe('invalid: failed other-issuer');
});

test('dates decide, and clocks may differ by five minutes', async () => {
  const later = await secure(badge(), signer, { created: '2026-11-20T12:04:00Z' });
  expect(await outcomeOf(later, 'signature')).toBe('valid: passed holds');
  expect(await outcomeOf(await secure(badge(), signer, { created: '2026-11-20T12:06:00Z' }), 'signature')).toBe(
    'invalid: failed created-in-future',
  );
  const until = await secure({ ...badge(), validUntil: '2026-11-19T00:00:00Z' }, signer, { created });
  expect(await outcomeOf(until, 'validity-period')).toBe('invalid: failed expired');
  const soon = await secure({ ...badge(), validFrom: '2026-12-01T00:00:00Z' }, signer, { created });
  expect(await outcomeOf(soon, 'validity-period')).toBe('invalid: failed not-yet');
});

test('other suites, purposes and second proofs are refused', async () => {
  const { proof, ...unsigned } = await secure(badge(), signer, { created });
  const wrap = (other: unknown) => ({ ...unsigned, proof: other });
  for (const [other, code] of [
    [{ ...proof, cryptosuite: 'ecdsa-rdfc-2019' }, 'other-suite'],
    [{ ...proof, type: 'Ed25519Signature2020' }, 'other-suite'],
    [{ ...proof, proofPurpose: 'authentication' }, 'other-purpose'],
    [{ ...proof, domain: 'example.org' }, 'malformed-proof'],
    [{ ...proof, proofValue: 'z' }, 'malformed-proof'],
    [{ ...proof, proofValue: `${proof.proofValue.slice(0, -1)}${proof.proofValue.endsWith('1') ? '2' : '1'}` }, 'does-not-match'],
    [[proof, proof], 'several-proofs'],
    [[], 'unsigned'],
    ['none', 'malformed-proof'],
    [null, 'malformed-proof'],
  ] as const) {
    expect(await outcomeOf(wrap(other), 'signature')).toBe(`invalid: failed ${code}`);
  }
  expect(await outcomeOf(wrap([proof]), 'signature')).toBe('valid: passed holds');
});

const web = createSigner(generateKey(), { controller: 'did:web:lindau.example' });
const document = didDocument({ did: web.controller, keys: [{ fragment: 'key-1', publicJwk: web.publicJwk }] });

test('the key of a did:web is the one its document lists; without the document nothing is decided', async () => {
  const secured = await secure(badge(web), web, { created });
  const at = (didDocument?: World['didDocument']): World => (didDocument === undefined ? world : { now, didDocument });
  expect(
    await outcomeOf(
      secured,
      'issuer',
      at(async () => document),
    ),
  ).toBe('valid: passed lists-the-key');
  expect(await outcomeOf(secured, 'issuer', at())).toBe('undecided: could-not-be-made no-document');
  expect(
    await outcomeOf(
      secured,
      'issuer',
      at(async () => undefined),
    ),
  ).toBe('undecided: could-not-be-made no-document');
  expect(
    await outcomeOf(
      secured,
      'issuer',
      at(async () => Promise.reject(new Error('404'))),
    ),
  ).toBe('undecided: could-not-be-made document-unreachable');
  expect(
    await outcomeOf(
      secured,
      'issuer',
      at(async () => '<html>'),
    ),
  ).toBe('undecided: could-not-be-made not-a-did-document');
  expect(
    await outcomeOf(
      secured,
      'issuer',
      at(async () => ({ ...document, assertionMethod: [] })),
    ),
  ).toBe('invalid: failed not-listed');
  expect(
    await outcomeOf(
      secured,
      'issuer',
      at(async () => ({ ...document, id: 'did:web:other.example' })),
    ),
  ).toBe('invalid: failed other-did');
});

test('nothing but the DID document of the named issuer is asked for before the signature holds', async () => {
  const asked: string[] = [];
  const listening: World = {
    now,
    didDocument: async (did) => {
      asked.push(did);
      return document;
    },
    statusList: async (url) => {
      asked.push(url);
      return '{}';
    },
  };
  const forged = { ...(await secure(withStatus(badge(web)), web, { created })), name: 'Forged' };
  await verify(bytesOf(forged), listening);
  await verify(bytesOf({ ...forged, issuer: 'did:web:127.0.0.1' }), listening);
  expect(asked).toEqual(['did:web:lindau.example']);
});

const listUrl = 'https://lindau.example/status/1';
function withStatus(unsigned: ReturnType<typeof badge>, more: object = {}): ReturnType<typeof badge> {
  return {
    ...unsigned,
    credentialStatus: {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '94567',
      statusListCredential: listUrl,
      ...more,
    },
  };
}
const empty = new Uint8Array(131_072 / 8);
const listOf = (bits: Uint8Array, more: object = {}, subject: object = {}) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: listUrl,
  type: ['VerifiableCredential', 'BitstringStatusListCredential'],
  issuer: signer.controller,
  validFrom: '2026-11-20T00:00:00Z',
  validUntil: '2026-11-21T00:00:00Z',
  credentialSubject: {
    id: `${listUrl}#list`,
    type: 'BitstringStatusList',
    statusPurpose: 'revocation',
    encodedList: encodeBitstring(bits),
    ...subject,
  },
  ...more,
});

test('a list that is sound and current decides whether a credential was revoked; anything else leaves it undecided', async () => {
  const secured = await secure(withStatus(badge()), signer, { created });
  const status = async (served: () => unknown) => outcomeOf(secured, 'status', { now, statusList: async () => (await served()) as object });
  const sealed = (list: ReturnType<typeof listOf>) => () => secure(list, signer, { created });
  expect(await status(sealed(listOf(empty)))).toBe('valid: passed not-revoked');
  expect(await status(async () => JSON.stringify(await secure(listOf(empty), signer, { created })))).toBe('valid: passed not-revoked');
  expect(await status(sealed(listOf(withBit(empty, 94_567, true))))).toBe('invalid: failed revoked');
  expect(await status(sealed(listOf(withBit(empty, 94_568, true))))).toBe('valid: passed not-revoked');
  expect(await outcomeOf(secured, 'status')).toBe('undecided: could-not-be-made no-list');

  const undecided = (code: string) => `undecided: could-not-be-made ${code}`;
  const thief = createSigner(generateKey());
  const bomb = `u${Buffer.from((await import('node:zlib')).gzipSync(Buffer.alloc(64 * 1024 * 1024))).toString('base64url')}`;
  const cases: [string, () => unknown][] = [
    ['list-unreachable', () => Promise.reject(new Error('404'))],
    ['no-list', () => undefined],
    ['list-unreadable', () => '<html>404</html>'],
    ['list-unreadable', () => '{}'],
    ['list-not-sealed', () => listOf(empty)],
    ['list-not-sealed', async () => ({ ...(await secure(listOf(empty), signer, { created })), validUntil: '2027-01-01T00:00:00Z' })],
    ['list-of-another-issuer', () => secure(listOf(empty, { issuer: thief.controller }), thief, { created })],
    ['list-not-sealed', () => secure(listOf(empty), thief, { created })],
    ['list-not-in-force', sealed(listOf(empty, { validUntil: '2026-11-20T00:00:01Z' }))],
    ['list-not-in-force', sealed(listOf(empty, { validFrom: '2026-11-21T00:00:00Z' }))],
    ['list-of-another-purpose', sealed(listOf(empty, {}, { statusPurpose: 'suspension' }))],
    ['list-of-another-purpose', sealed(listOf(empty, { id: 'https://lindau.example/status/2' }))],
    [
      'list-too-short',
      sealed(
        listOf(empty, {}, { encodedList: `u${Buffer.from((await import('node:zlib')).gzipSync(Buffer.alloc(16))).toString('base64url')}` }),
      ),
    ],
    ['list-too-long', sealed(listOf(empty, {}, { encodedList: bomb }))],
    ['list-unreadable', sealed(listOf(empty, {}, { encodedList: 'uAAAA' }))],
  ];
  for (const [code, served] of cases) expect(await status(served), code).toBe(undecided(code));

  const beyond = await secure(withStatus(badge(), { statusListIndex: '131072' }), signer, { created });
  expect(await outcomeOf(beyond, 'status', { now, statusList: sealed(listOf(empty)) })).toBe(undecided('out-of-range'));
  const strange = await secure(withStatus(badge(), { statusPurpose: 'message' }), signer, { created });
  expect(await outcomeOf(strange, 'status', { now, statusList: sealed(listOf(empty)) })).toBe(undecided('unsupported-status'));
});

test('countersignatures that cannot be checked yet leave the verdict open', async () => {
  const unsigned = badge();
  const endorsement = {
    '@context': unsigned['@context'],
    id: 'urn:uuid:7b0c1b8e-5d1f-4c7b-9d3b-0a3f5a1c2b4d',
    type: ['VerifiableCredential' as const, 'EndorsementCredential' as const],
    issuer: web.controller,
    validFrom: '2026-10-30T00:00:00Z',
    credentialSubject: { id, type: 'EndorsementSubject' as const },
    proof: {
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      verificationMethod: web.kid,
      proofPurpose: 'assertionMethod',
      proofValue: 'z1',
    },
  };
  const secured = await secure({ ...unsigned, endorsement: [endorsement] }, signer, { created });
  expect(await outcomeOf(secured, 'partner-signatures')).toBe('undecided: could-not-be-made not-yet-checked');
});
