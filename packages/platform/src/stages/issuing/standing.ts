import type { Learner } from '../admission/learner.ts';
import type { Result } from '../assessment/result.ts';
import type { Credential, Issuing } from './credential.ts';

/** Where a learner stands on the way to a credential. */
export const standings = [
  /** passed, confirmed, and holds none yet */
  'ready',
  /** ordered, and not signed yet */
  'in-work',
  'issued',
  'revoked',
  /** a lint kept it from being signed */
  'unfit',
  'not-passed',
  'not-confirmed',
  'no-result',
  /** a rule is not kept in this one award */
  'rule-not-kept',
] as const;
export type Standing = (typeof standings)[number];

/** A credential whose key ended before it was signed is planned anew: that is no trouble of the learner's. */
export const KEY_CHANGED = 'key-changed';

/** The credential that counts of those that one learner has for one offering: the one that holds, else the last. */
export function credentialThatCounts(all: readonly Credential[]): Credential | undefined {
  const own = all.filter(({ trouble }) => !trouble.includes(KEY_CHANGED));
  return own.find(({ state }) => state === 'planned' || state === 'issued') ?? own.at(-1);
}

type Known = {
  readonly result: Result | undefined;
  readonly credential: Credential | undefined;
  /** the orders that are not carried out yet */
  readonly open: readonly (Issuing & { readonly enrolments: readonly string[] })[];
};

/** Whoever was found unfit or was revoked gets another credential only when somebody asks for that. */
export function standingOf({ enrolmentId }: Pick<Learner, 'enrolmentId'>, { result, credential, open }: Known): Standing {
  if (credential?.state === 'issued' || credential?.state === 'revoked') return credential.state;
  const unfitHere = credential?.state === 'unfit' ? credential.issuingId : undefined;
  if (credential?.state === 'planned' || open.some((order) => order.id !== unfitHere && order.enrolments.includes(enrolmentId)))
    return 'in-work';
  if (credential?.state === 'unfit') return 'unfit';
  if (result === undefined) return 'no-result';
  if (result.state !== 'confirmed') return 'not-confirmed';
  return result.result === 'pass' ? 'ready' : 'not-passed';
}
