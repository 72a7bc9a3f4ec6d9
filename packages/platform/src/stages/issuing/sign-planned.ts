import type { Signer } from '@laurel/credential';
import { isRefusal } from '../../base/refusal.ts';
import { undrawableIn } from './sign-award.ts';
import { KEY_CHANGED } from './standing.ts';
import type { Planned } from './take-issuing.ts';

export type Looked = { readonly planned: Planned; readonly prepared: Prepared } | { readonly planned: Planned; readonly codes: string[] };
type Prepared = ReturnType<Awaited<typeof library>['restoreCredential']>;
export type Signed = { readonly signed: string } | { readonly codes: string[] };

const library = import('@laurel/credential');

/** Reads an intent back and looks it over: it may be signed, or these codes say why not. */
export async function lookOver(planned: Planned, signer: Signer): Promise<Looked> {
  const { lint, readOpenBadge, restoreCredential } = await library;
  if (planned.keyId !== signer.kid) return { planned, codes: [KEY_CHANGED] };
  let prepared: Prepared;
  try {
    const { issuedOn, learner } = readOpenBadge(JSON.parse(planned.intent));
    const award = planned.award(issuedOn, learner.salt ?? '');
    prepared = restoreCredential(new TextEncoder().encode(planned.intent), award, { hash: planned.hash, issuer: signer });
  } catch {
    return { planned, codes: ['intent-unreadable'] };
  }
  const findings = await lint(prepared);
  if (findings.length > 0) return { planned, codes: [...new Set(findings.map((finding) => finding.lint))] };
  return (await undrawableIn(prepared)) === undefined ? { planned, prepared } : { planned, codes: ['letter-cannot-be-drawn'] };
}

/** Signs the stored bytes, and holds what came out against them. The signer may be far away: no transaction is open meanwhile. */
export async function signPlanned(prepared: Prepared, signer: Signer, now: Date): Promise<Signed> {
  const { RefusedToSign, signCredential } = await library;
  try {
    const created = now.toISOString().replace(/\.\d+Z$/, 'Z');
    return { signed: new TextDecoder().decode(await signCredential(prepared, signer, { created })) };
  } catch (error) {
    if (error instanceof RefusedToSign)
      return { codes: error.code === 'lint' ? error.findings.map((finding) => finding.lint) : [error.code] };
    // The key was rotated or withdrawn between planning and signing.
    if (isRefusal(error) && error.code === 'wrong-state') return { codes: [KEY_CHANGED] };
    throw error;
  }
}
