import { formats } from '@laurel/credential';
import { allAt, isMembers, type Members } from './json-members.ts';

/** The members of Open Badges 3.0 and of the credentials that they are (VC 1.1 and 2.0), by where they stand. */
const known: Readonly<Record<string, string>> = {
  '': '@context id type name description image issuer validFrom validUntil issuanceDate expirationDate awardedDate issued credentialSubject credentialSchema credentialStatus endorsement endorsementJwt evidence proof refreshService termsOfUse relatedResource renderMethod confidenceMethod',
  issuer:
    'id type name url phone description endorsement endorsementJwt image email address otherIdentifier official parentOrg familyName givenName additionalName patronymicPrefix honorificPrefix honorificSuffix familyNamePrefix dateOfBirth',
  credentialSubject:
    'id type achievement identifier creditsEarned activityStartDate activityEndDate image licenseNumber narrative result role source term name',
  'credentialSubject.achievement':
    'id type name description criteria achievementType alignment creator creditsAvailable endorsement endorsementJwt fieldOfStudy humanCode image inLanguage otherIdentifier related resultDescription specialization tag version',
};

/** What European issuers have added to an achievement, and this house understands. */
const understood = new Set([
  'ECTS',
  'EQF',
  'participationType',
  'assessmentType',
  'identityChecked',
  'supervisionType',
  'learningOutcome',
  'learningOutcomes',
]);

/** The members of a foreign badge that nobody here knows: `credentialSubject.achievement.colour`. */
export function unknownMembers(badge: Members): readonly string[] {
  return Object.keys(known).flatMap((place) => {
    const found = place === '' ? [badge] : allAt(badge, place);
    const strange = found.filter(isMembers).flatMap((each) => Object.keys(each).filter((name) => !isKnown(place, name)));
    return [...new Set(strange)].map((name) => beneath(place, name));
  });
}

/** The same badge without them, and under the contexts that are read here: what others have added is gone. */
export function withoutUnknown(badge: Members): Members {
  const contexts = formats.find(({ vocabulary }) => vocabulary === 'open-badges-3.0')?.contexts;
  return { ...(pruned(badge, '') as Members), '@context': contexts };
}

function pruned(value: unknown, place: string): unknown {
  if (Array.isArray(value)) return value.map((each) => pruned(each, place));
  if (!isMembers(value) || known[place] === undefined) return value;
  const kept = Object.entries(value).filter(([name]) => isKnown(place, name) && !understood.has(name));
  return Object.fromEntries(kept.map(([name, each]) => [name, pruned(each, beneath(place, name))]));
}

function isKnown(place: string, name: string): boolean {
  return known[place]?.split(' ').includes(name) === true || (place.endsWith('.achievement') && understood.has(name));
}

function beneath(place: string, name: string): string {
  return place === '' ? name : `${place}.${name}`;
}
