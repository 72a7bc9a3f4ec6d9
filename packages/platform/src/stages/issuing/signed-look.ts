import { type CredentialFacts, logoOf, type NamedAwardingBody, readLogoUri } from '@laurel/credential';
import type { MarkLook } from '../../base/ui/institution-mark.tsx';

/** How a credential itself shows an awarding body: its signed logo, from the credential's own bytes. */
export function signedLook(body: NamedAwardingBody, facts: CredentialFacts): MarkLook | undefined {
  const address = logoOf(body, facts);
  const logo = address === undefined ? undefined : readLogoUri(address);
  if (address === undefined || logo === undefined || typeof logo === 'string') return undefined;
  return { logo: { address, width: logo.width, height: logo.height } };
}
