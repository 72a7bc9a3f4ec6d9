import { randomUUID } from 'node:crypto';
import type { Verification } from '@laurel/credential';
import { visitor } from '../../base/actor.ts';
import { runView } from '../../base/door.ts';
import type { House } from '../../base/house.ts';
import { institutionOfDid } from '../../base/institution-keys/institution-did.ts';
import { showInstitution } from '../../base/people/show-institution.ts';

/**
 * The house vouches for an issuer that it has confirmed itself, under the very name that it was confirmed with. A key of its own under
 * another name is no more than a claim.
 */
export async function vouchedBy(house: House, verification: Verification): Promise<Verification> {
  const { issuer, facts } = verification;
  const id = issuer === undefined ? undefined : institutionOfDid(house.settings.publicUrl, issuer.id);
  if (issuer === undefined || facts === undefined || id === undefined) return verification;
  const context = { actor: visitor, house, requestId: randomUUID(), language: house.settings.language };
  const institution = await runView(showInstitution, context, { id }).catch(() => undefined);
  if (institution?.state !== 'confirmed' || institution.name !== facts.issuer.name.normalize('NFC')) return verification;
  return { ...verification, issuer: { ...issuer, standing: 'known' } };
}
