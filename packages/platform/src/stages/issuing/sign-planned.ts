import type { Signer } from '@laurel/credential';
import { killHere } from '../../base/kill-here.ts';
import type { Aside } from '../../base/outside/aside.ts';
import { isRefusal } from '../../base/refusal.ts';
import type { Signed, ToSign } from './issue-aside.ts';
import { KEY_CHANGED } from './standing.ts';
import type { Planned } from './take-issuing.ts';

/** A signer may be far away. */
const DEADLINE_MS = 45_000;
/** What `eddsa-rdfc-2022` signs: two SHA-256. Whoever asks for anything else is not signing a credential. */
const HASHES = 64;

/**
 * Has an intent looked over and signed. Canonical form, lints and the look of a verifier are made aside; the key stays here, and signs
 * once, after the lints. What comes back must be the bytes that were planned with a proof in them, else it is not taken.
 */
export async function signPlanned(planned: Planned, signer: Signer, { aside, now }: { aside: Aside; now: Date }): Promise<Signed> {
  if (planned.keyId !== signer.kid) return { codes: [KEY_CHANGED] };
  const { intent, hash } = planned;
  const { kid, controller, alg, publicJwk } = signer;
  const args: ToSign = { intent, hash, issuer: { kid, controller, alg, publicJwk }, created: now.toISOString().replace(/\.\d+Z$/, 'Z') };
  let trouble: unknown;
  const answer = async (question: string, argument: unknown): Promise<unknown> => {
    if (question === 'award') {
      const { issuedOn, salt } = argument as { issuedOn: string; salt: string };
      return planned.award(issuedOn, salt);
    }
    killHere('after-lint');
    if (question !== 'sign' || !(argument instanceof Uint8Array) || argument.length !== HASHES) throw new TypeError('Not what is signed');
    try {
      return await signer.sign(argument);
    } catch (error) {
      trouble = error;
      throw error;
    }
  };
  try {
    const module = new URL('./issue-aside.ts', import.meta.url);
    const done = await aside.run<Signed>({ module, fn: 'signAside', args, deadlineMs: DEADLINE_MS, answer });
    return 'codes' in done || isIntent(done.signed, intent) ? done : { codes: ['other-bytes'] };
  } catch (error) {
    // The key was rotated or withdrawn between planning and signing.
    if (isRefusal(trouble) && trouble.code === 'wrong-state') return { codes: [KEY_CHANGED] };
    throw trouble ?? error;
  }
}

/** Byte for byte what was planned, and a proof. */
function isIntent(signed: string, intent: string): boolean {
  const { proof, ...unsigned } = JSON.parse(signed) as Record<string, unknown>;
  return proof !== undefined && `${JSON.stringify(unsigned, null, 2)}\n` === intent;
}
