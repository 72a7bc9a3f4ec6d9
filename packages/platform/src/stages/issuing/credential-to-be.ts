import type { CredentialFacts } from '@laurel/credential';
import type { Learner } from '../admission/learner.ts';
import type { Result } from '../assessment/result.ts';
import { type AwardBasis, awardOf } from './award-of.ts';

/** A name that no credential has. */
const NIL = 'urn:uuid:00000000-0000-0000-0000-000000000000';

/** What a credential is going to say, and its JSON without its id, its place on the status list and the seal, which it gets when it is signed. */
export async function credentialToBe(
  basis: AwardBasis,
  learner: Learner,
  result: Result,
  issuedOn: string,
): Promise<{ readonly facts: CredentialFacts; readonly badge: object }> {
  const { readOpenBadge, writeOpenBadge } = await import('@laurel/credential');
  const { id: _, ...badge } = writeOpenBadge(awardOf(basis, learner, result, { issuedOn }), {
    id: NIL,
    issuer: basis.issuer.id,
    validFrom: issuedOn,
    ...(basis.language !== undefined && { language: basis.language }),
  });
  return { facts: readOpenBadge({ id: NIL, ...badge }), badge };
}
