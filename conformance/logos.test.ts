import { join } from 'node:path';
import { createSigner, generateKey, logoUri, prepareCredential, signCredential, verify } from '@laurel/credential';
import { drawCertificate } from '@laurel/credential/certificate';
import type { Award } from '@laurel/microcredential';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { referenceInstalled, startReference } from '../bench/reference/ask.mjs';
import { pngOf, smallJpeg } from '../packages/credential/src/picture-for-tests.ts';
import { readJson, root } from './laurel.ts';

type Reference = Awaited<ReturnType<typeof startReference>>;
let reference: Reference | undefined;
beforeAll(async () => {
  if (referenceInstalled()) reference = await startReference();
});
afterAll(() => reference?.stop());

const award = readJson(join(root, 'packages', 'credential', 'src', 'vectors', 'joint-award.json')) as Award;
const [own, other, another] = [pngOf(122), pngOf(20, { colour: 6 }), pngOf(21, { colour: 6 })].map((bytes) =>
  logoUri({ type: 'png', bytes }),
);
const jpeg = logoUri({ type: 'jpeg', bytes: smallJpeg });

async function signedWith(issuerLogo: string, partnerLogo: string): Promise<Uint8Array> {
  const [first, ...others] = award.awardingBodies;
  const logos: Award = {
    ...award,
    issuer: { ...award.issuer, logo: issuerLogo },
    awardingBodies: [first, ...others.map((body) => ({ ...body, logo: partnerLogo }))],
  };
  const signer = createSigner(generateKey());
  const id = 'urn:uuid:3f0c1b8e-5d1f-4c7b-9d3b-0a3f5a1c2b4d';
  const prepared = prepareCredential(logos, { id, issuer: signer, validFrom: award.issuedOn });
  return signCredential(prepared, signer, { created: '2026-10-31T09:00:00Z' });
}

test.each([
  ['PNG', own ?? '', other ?? ''],
  ['JPEG', jpeg, jpeg],
])(
  'a credential with logos as %s verifies with libraries that are not ours, and so does its certificate with us',
  async (_, first, second) => {
    const signed = await signedWith(first, second);
    const credential = JSON.parse(new TextDecoder().decode(signed));
    expect(await reference?.ask({ ask: 'verify', credential })).toMatchObject({ verified: true });
    expect(await reference?.ask({ ask: 'dcc', credential })).toMatchObject({ signature: true });
    const pdf = await drawCertificate(credential, { credentialBytes: signed });
    expect((await verify(pdf, { now: new Date('2026-11-01T00:00:00Z') })).verdict).toBe('valid');
  },
);

test('with another logo in it, nobody finds it valid', async () => {
  const text = new TextDecoder().decode(await signedWith(own ?? '', other ?? ''));
  const forged = text.replaceAll(other ?? '', another ?? '');
  expect(forged).not.toBe(text);
  expect(await reference?.ask({ ask: 'verify', credential: JSON.parse(forged) })).toMatchObject({ verified: false });
  expect((await verify(new TextEncoder().encode(forged), { now: new Date('2026-11-01T00:00:00Z') })).verdict).toBe('invalid');
});

test('the reference libraries are there to agree or not', () => {
  expect(referenceInstalled()).toBe(true);
});
