import { readFileSync } from 'node:fs';
import type { Award } from '@laurel/microcredential';
import { drawCertificate } from '../packages/credential/src/certificate/index.ts';
import { createSigner, generateKey, prepareCredential, signCredential } from '../packages/credential/src/index.ts';

const award = JSON.parse(readFileSync(new URL('../packages/credential/src/vectors/joint-award.json', import.meta.url), 'utf8')) as Award;

/** A signed credential for an invented award, as the text one would paste. */
export async function signedCredential({ controller }: { controller?: string } = {}): Promise<string> {
  const signer = createSigner(generateKey(), controller === undefined ? {} : { controller });
  const prepared = prepareCredential(award, { id: `urn:uuid:${crypto.randomUUID()}`, issuer: signer, validFrom: '2026-10-30' });
  return new TextDecoder().decode(await signCredential(prepared, signer, { created: '2026-10-31T09:00:00Z' }));
}

/** Its certificate, with the credential attached. */
export async function certificateOf(credential: string): Promise<Uint8Array> {
  return drawCertificate(JSON.parse(credential), { credentialBytes: new TextEncoder().encode(credential) });
}
