import type { PreparedCredential, Signer } from '@laurel/credential';
import type { Award } from '@laurel/microcredential';
import { drawSigned, undrawableIn } from './sign-award.ts';

/** What is called in the process aside: no database, no private key, nobody's name but those in what it is given. */

export type ToSign = {
  readonly intent: string;
  readonly hash: string;
  readonly issuer: Omit<Signer, 'sign'>;
  /** moment of signing, RFC 3339 */
  readonly created: string;
};
export type Signed = { readonly signed: string } | { readonly codes: string[] };
/** What only the house can say or do. */
export type Ask = (question: 'award' | 'sign', argument: unknown) => Promise<unknown>;

/**
 * Reads an intent back, looks it over, has it signed, and holds what came out against it as a verifier would. The signature is asked for
 * only after no lint objected.
 */
export async function signAside({ intent, hash, issuer, created }: ToSign, ask: Ask): Promise<Signed> {
  const { lint, readOpenBadge, RefusedToSign, restoreCredential, signCredential } = await import('@laurel/credential');
  let prepared: PreparedCredential;
  try {
    const { issuedOn, learner } = readOpenBadge(JSON.parse(intent));
    const award = (await ask('award', { issuedOn, salt: learner.salt ?? '' })) as Award;
    prepared = restoreCredential(new TextEncoder().encode(intent), award, { hash, issuer });
  } catch {
    return { codes: ['intent-unreadable'] };
  }
  const findings = await lint(prepared);
  if (findings.length > 0) return { codes: [...new Set(findings.map((finding) => finding.lint))] };
  if ((await undrawableIn(prepared)) !== undefined) return { codes: ['letter-cannot-be-drawn'] };
  const signer: Signer = { ...issuer, sign: async (bytes) => (await ask('sign', bytes)) as Uint8Array };
  try {
    return { signed: new TextDecoder().decode(await signCredential(prepared, signer, { created })) };
  } catch (error) {
    if (error instanceof RefusedToSign)
      return { codes: error.code === 'lint' ? error.findings.map((finding) => finding.lint) : [error.code] };
    throw error;
  }
}

/** Loads what signing and drawing take, so that the first of a class does not wait for it. */
export async function loadBoth(): Promise<void> {
  await Promise.all([import('@laurel/credential'), import('@laurel/credential/certificate')]);
}

export type ToDraw = { readonly signed: Uint8Array; readonly colour: string | undefined };

/** Draws the certificate of what was signed. */
export const drawAside = ({ signed, colour }: ToDraw): Promise<Uint8Array> => drawSigned(signed, colour);
