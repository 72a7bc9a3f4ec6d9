import { type CredentialFacts, isIssuer } from '../credential-facts.ts';
import { readLogoUri } from '../signed-logo.ts';
import { known, sortedSet } from './award-facts.ts';
import type { Alignment, OpenBadge, ResultDescription } from './open-badge-schema.ts';
import { type AlignmentKind, alignmentType, identifierType, resultFragment } from './open-badge-terms.ts';
import { narrative } from './write-facts.ts';

type Component = CredentialFacts['components'][number];

/**
 * What an Open Badge says, by the terms we recognise; what order says in the file is not read, since no signature protects it.
 * Badges of other issuers give what they have: at least a title, and the issuer's name where it is stated.
 */
export function readFacts(badge: OpenBadge): CredentialFacts {
  const { credentialSubject: subject, issuer } = badge;
  const { achievement, result: results = [] } = subject;
  const alignments = pick(achievement.alignment);
  const resultOf = (fragment: string) => results.find(({ resultDescription }) => resultDescription === `${achievement.id}#${fragment}`);
  const described = (fragment: string) => achievement.resultDescription?.find(({ id }) => id === `${achievement.id}#${fragment}`);
  const outcomes = numbered(alignments.all('outcome')).map((alignment) => ({
    code: alignment.targetCode ?? '',
    text: alignment.targetName,
  }));
  const assessmentCriteria = criteriaAfter(achievement.criteria.narrative, outcomes);
  const issuerFacts = { issuerId: typeof issuer === 'string' ? issuer : issuer.id, issuer: readIssuer(issuer) };
  const attendance = resultOf(resultFragment.attendance)?.value;
  return known<CredentialFacts>({
    id: badge.id,
    ...issuerFacts,
    awardingBodies: readAwardingBodies(achievement, alignments).map((body, index) =>
      known({
        ...body,
        logo: isIssuer(body, issuerFacts) ? undefined : logoAmong(alignments.all('awardingBodyLogo'), `awarding-body-${index + 1}`),
      }),
    ),
    learner: readLearner(subject),
    title: achievement.name,
    language: achievement.inLanguage,
    shortDescription: achievement.description === achievement.name ? undefined : achievement.description,
    outcomes: outcomes.map((outcome, index) => known({ ...outcome, esco: skillsOf(index + 1, alignments.all('esco')) })),
    ects: resultOf(resultFragment.ects)?.value ?? alignments.one('ects')?.targetCode ?? subject.creditsEarned?.toString(),
    hours: numberIn(alignments.one('hours')?.targetCode),
    teachingHours: numberIn(alignments.one('teachingHours')?.targetCode),
    eqf: numberIn(alignments.one('eqf')?.targetCode),
    cycle: alignments.one('cycle')?.targetCode,
    nqf: alignments.one('nqf')?.targetName,
    assessmentTypes: alignments.codes('assessmentType'),
    participationForm: alignments.one('participationForm')?.targetCode,
    qualityAssurance: alignments.codes('qualityAssurance'),
    prerequisites: alignments.one('prerequisites')?.targetName,
    supervision: alignments.one('supervision')?.targetCode,
    stacking: alignments.one('stacking')?.targetCode,
    assessmentCriteria,
    grade: resultOf(resultFragment.grade)?.value,
    gradeScale: readScale(described(resultFragment.grade)),
    attendance: numberIn(attendance),
    participationRecorded: resultOf(resultFragment.participation)?.status === 'Completed',
    components: readComponents(achievement, (fragment) => resultOf(fragment)?.value),
    assessedOn: badge.awardedDate?.slice(0, 10),
    issuedOn: badge.validFrom.slice(0, 10),
    issuedAt: typeof issuer === 'string' ? undefined : issuer.address?.addressLocality,
    contentHash: achievement.otherIdentifier?.find((entry) => entry.identifierType === identifierType.contentHash)?.identifier,
  });
}

function readIssuer(issuer: OpenBadge['issuer']): CredentialFacts['issuer'] {
  if (typeof issuer === 'string') return { name: issuer };
  return known<CredentialFacts['issuer']>({
    name: issuer.name ?? issuer.id,
    country: issuer.address?.addressCountryCode ?? issuer.address?.addressCountry,
    region: issuer.address?.addressRegion,
    legalId: issuer.otherIdentifier?.find((entry) => entry.identifierType === identifierType.legalId)?.identifier,
    url: issuer.url,
    logo: drawable(issuer.image?.id),
  });
}

/** A logo that is not in the credential itself, or cannot be drawn, is none. */
function drawable(uri: string | undefined): string | undefined {
  return uri === undefined || typeof readLogoUri(uri) === 'string' ? undefined : uri;
}

function logoAmong(logos: readonly Alignment[], place: string): string | undefined {
  const [uri, ...others] = logos.filter(({ targetCode }) => targetCode === place).map(({ targetUrl }) => targetUrl);
  return others.length > 0 ? undefined : drawable(uri);
}

function readAwardingBodies(
  { id, creator }: OpenBadge['credentialSubject']['achievement'],
  alignments: ReturnType<typeof pick>,
): CredentialFacts['awardingBodies'] {
  const bodies = alignments.all('awardingBody');
  if (bodies.length === 0) return creator?.name === undefined ? [] : [known({ name: creator.name, id: creator.id, url: creator.url })];
  return numbered(bodies).map(({ targetName, targetCode, targetUrl, targetDescription }) =>
    known({
      name: targetName,
      id: targetCode,
      country: targetDescription?.split(' ')[1],
      url: targetUrl.startsWith(`${id}#`) ? undefined : targetUrl,
    }),
  );
}

function readLearner({ identifier = [] }: OpenBadge['credentialSubject']): CredentialFacts['learner'] {
  const name = identifier.find(({ hashed, identityType }) => !hashed && identityType === identifierType.learnerName);
  const number = identifier.find(({ hashed, identityType }) => hashed && identityType === identifierType.studentNumber);
  return known({ name: name?.identityHash ?? '', identityHash: number?.identityHash, salt: number?.salt });
}

/** The part of the narrative that is not the numbered list of outcomes. */
function criteriaAfter(written: string | undefined, outcomes: CredentialFacts['outcomes']): string | undefined {
  if (written === undefined) return undefined;
  const list = narrative({ outcomes });
  if (written === list) return undefined;
  if (list === '') return written;
  return written.startsWith(`${list}\n\n`) ? written.slice(list.length + 2) : written;
}

function skillsOf(outcome: number, skills: readonly Alignment[]): readonly string[] | undefined {
  return sortedSet(skills.filter(({ targetCode }) => targetCode === `outcome-${outcome}`).map(({ targetUrl }) => targetUrl));
}

function readScale(description: ResultDescription | undefined): CredentialFacts['gradeScale'] {
  const { one } = pick(description?.alignment);
  const [best, pass, worst] = [one('bestGrade')?.targetName, description?.requiredValue, one('worstGrade')?.targetName];
  return best === undefined || pass === undefined || worst === undefined ? undefined : [best, pass, worst];
}

function readComponents(
  { id, resultDescription = [] }: OpenBadge['credentialSubject']['achievement'],
  gradeIn: (fragment: string) => string | undefined,
): Component[] {
  const prefix = `${id}#${resultFragment.component}`;
  return resultDescription
    .filter((description) => description.id.startsWith(prefix))
    .map((description) => ({ description, place: Number(description.id.slice(prefix.length)) }))
    .sort((a, b) => a.place - b.place)
    .map(({ description, place }) => {
      const { one } = pick(description.alignment);
      return known<Component>({
        title: description.name,
        institution: one('institution')?.targetName,
        language: one('teachingLanguage')?.targetCode,
        ects: numberIn(one('ects')?.targetCode),
        teachingHours: numberIn(one('teachingHours')?.targetCode),
        deliveryMode: one('participationForm')?.targetCode,
        assessmentMode: one('assessmentType')?.targetCode,
        grade: gradeIn(`${resultFragment.component}${place}`),
      });
    });
}

/** Alignments by kind. Where one is wanted and several stand, the choice hangs on what they say, not on where they stand. */
function pick(alignments: readonly Alignment[] = []) {
  const all = (kind: AlignmentKind) => alignments.filter(({ targetType }) => targetType === alignmentType[kind]);
  const one = (kind: AlignmentKind) => all(kind).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))[0];
  const codes = (kind: AlignmentKind) => sortedSet(all(kind).map(({ targetCode, targetName }) => targetCode ?? targetName)) ?? [];
  return { all, one, codes };
}

/** In the order of the number that each carries: `2/3`. */
function numbered(alignments: readonly Alignment[]): Alignment[] {
  const place = ({ targetDescription }: Alignment) => Number.parseInt(targetDescription ?? '', 10) || 0;
  return [...alignments].sort((a, b) => place(a) - place(b));
}

function numberIn(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
