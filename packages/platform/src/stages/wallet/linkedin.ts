import type { CredentialFacts } from '@laurel/credential';

/** What LinkedIn is told is what anyone sees who opens the link; the name of the learner is not among it. */
export const LINKEDIN = 'LinkedIn';

/**
 * The form of LinkedIn that adds a certification to one's own profile, filled in. Nothing is sent before the learner agrees there.
 * @param address of a share: never the holder's own link, which could make others
 */
export function linkedInForm(facts: CredentialFacts, address: string): string {
  const [year = '', month = ''] = facts.issuedOn.split('-');
  const form = new URL('https://www.linkedin.com/profile/add');
  const fields = {
    startTask: 'CERTIFICATION_NAME',
    name: facts.title,
    organizationName: facts.awardingBodies[0]?.name ?? facts.issuer.name,
    issueYear: year,
    issueMonth: String(Number(month)),
    certUrl: address,
    certId: facts.id,
  };
  for (const [name, value] of Object.entries(fields)) form.searchParams.set(name, value);
  return form.href;
}
