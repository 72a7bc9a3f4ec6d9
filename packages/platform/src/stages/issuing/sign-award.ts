import {
  createSigner,
  generateKey,
  lint,
  type PreparedCredential,
  prepareCredential,
  RefusedToSign,
  readOpenBadge,
  type Signer,
  signCredential,
} from '@laurel/credential';
import type { Award } from '@laurel/microcredential';
import { readsOnWhite } from '../../base/ui/colour.ts';

// Loaded when there is something to draw: whoever only keeps what was issued waits for no PDF library.
const certificates = () => import('@laurel/credential/certificate');

/** Prepare, look, sign. @returns the signed bytes, or in a sentence why they are not fit to be signed */
export async function signAward(
  award: Award,
  id: string,
  { signer, now }: { readonly signer: Signer; readonly now: Date },
): Promise<{ readonly bytes: Uint8Array } | { readonly unfit: string }> {
  const prepared = prepareCredential(award, { id, issuer: signer, validFrom: award.issuedOn });
  const unfit = await whyUnfit(prepared);
  if (unfit !== undefined) return { unfit };
  try {
    return { bytes: await signCredential(prepared, signer, { created: now.toISOString().replace(/\.\d+Z$/, 'Z') }) };
  } catch (error) {
    if (error instanceof RefusedToSign) return { unfit: error.message };
    throw error;
  }
}

/**
 * Why none of these awards is fit to be signed, whoever's key it is; `undefined` as soon as one is. Tried with an id and a key that
 * nobody keeps, so that a description which can never be issued leaves nothing behind.
 */
export async function unfitForAll(awards: readonly Award[]): Promise<string | undefined> {
  const issuer = createSigner(generateKey());
  let first: string | undefined;
  for (const award of awards) {
    const id = 'urn:uuid:00000000-0000-5000-8000-000000000000';
    const unfit = await whyUnfit(prepareCredential(award, { id, issuer, validFrom: award.issuedOn }));
    if (unfit === undefined) return undefined;
    first ??= unfit;
  }
  return first;
}

/** What the lints say, and whether every letter can be drawn: a box in the place of a letter is nobody's name. */
async function whyUnfit(prepared: PreparedCredential): Promise<string | undefined> {
  const findings = await lint(prepared);
  if (findings.length > 0) return findings.map(({ message }) => message).join(' ');
  const missing = await undrawableIn(prepared);
  if (missing === undefined) return undefined;
  const points = [...missing].map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  return `It holds ${points.join(' ')}, which no font of the certificate can draw.`;
}

/** What no font of the certificate can draw, where there is such a thing. */
export async function undrawableIn({ facts }: PreparedCredential): Promise<string | undefined> {
  const { undrawableCharacters } = await certificates();
  // A logo in letters is not written on the page.
  const said = JSON.stringify(facts, (member, value: unknown) => (member === 'logo' ? undefined : value));
  return undrawableCharacters(said)[0];
}

/** The page is drawn from what is signed, so that paper and seal agree; in the credential's own language where certificates speak it. */
export async function drawSigned(signed: Uint8Array, colour?: string): Promise<Uint8Array> {
  const { certificateLanguages, drawCertificate } = await certificates();
  const credential: unknown = JSON.parse(Buffer.from(signed).toString('utf8'));
  const { language = 'en' } = readOpenBadge(credential);
  return drawCertificate(credential, {
    credentialBytes: signed,
    language: certificateLanguages().includes(language) ? language : 'en',
    // Headings in a colour that does not read well on paper stay green.
    ...(colour !== undefined && readsOnWhite(colour) && { brand: { accent: colour } }),
  });
}

/** The credential that is attached to a certificate, or `undefined` when this is none. */
export async function attachedTo(certificate: Uint8Array): Promise<Uint8Array | undefined> {
  const { readAttachment } = await certificates();
  return readAttachment(certificate).catch(() => undefined);
}
