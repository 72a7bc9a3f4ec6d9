import {
  assessmentType,
  type Concept,
  ects as ectsSystem,
  eqfLevel,
  language as languageConcept,
  participationForm,
  qualificationCycle,
  qualityAssurance,
  stackability,
  supervision,
  textIn,
} from '@laurel/microcredential';
import type { CredentialFacts } from '../credential-facts.ts';
import { namedUuid } from '../named-uuid.ts';
import { known } from './award-facts.ts';
import type { Alignment, OpenBadge, Result, ResultDescription } from './open-badge-schema.ts';
import {
  type AlignmentKind,
  alignmentType,
  frameworkName,
  identifierType,
  type Labels,
  labelsFor,
  openBadgeContexts,
  resultFragment,
} from './open-badge-terms.ts';

type Table = (word: string) => Concept | undefined;

/** Facts as an Open Badge. The inverse of `readFacts`: what one writes the other reads, and nothing is lost between them. */
export function writeFacts(facts: CredentialFacts, validFrom: string): OpenBadge {
  const achievementId = `urn:uuid:${namedUuid('achievement', facts.contentHash ?? facts.id, facts.language ?? '')}`;
  const credits = numericCredits(facts.ects);
  return known<OpenBadge>({
    '@context': [...openBadgeContexts],
    id: facts.id,
    type: ['VerifiableCredential', 'AchievementCredential'],
    name: facts.title,
    description: facts.shortDescription,
    issuer: writeIssuer(facts),
    validFrom,
    awardedDate: facts.assessedOn === undefined ? undefined : `${facts.assessedOn}T00:00:00Z`,
    credentialSubject: known<OpenBadge['credentialSubject']>({
      type: ['AchievementSubject'],
      identifier: writeLearner(facts.learner),
      creditsEarned: credits,
      achievement: writeAchievement(facts, achievementId, credits),
      result: nonEmpty(writeResults(facts, achievementId)),
    }),
  });
}

function writeIssuer({ issuer, issuerId, issuedAt }: CredentialFacts): OpenBadge['issuer'] {
  return known({
    id: issuerId,
    type: ['Profile'],
    name: issuer.name,
    url: issuer.url,
    image: issuer.logo === undefined ? undefined : { id: issuer.logo, type: ['Image'] },
    address: address(issuer.country, issuer.region, issuedAt),
    otherIdentifier:
      issuer.legalId === undefined
        ? undefined
        : [{ type: ['IdentifierEntry'], identifier: issuer.legalId, identifierType: identifierType.legalId }],
  }) as OpenBadge['issuer'];
}

/** The country stands in both of OB 3.0's members, since readers look in one or the other; the place of issue is the locality as written. */
function address(country?: string, region?: string, locality?: string): object | undefined {
  if (country === undefined && region === undefined && locality === undefined) return undefined;
  return known({
    type: ['Address'],
    addressCountry: country,
    addressCountryCode: country,
    addressRegion: region,
    addressLocality: locality,
  });
}

type Identity = NonNullable<OpenBadge['credentialSubject']['identifier']>[number];

/** By name in clear, and by the salted hash of the student number; never by e-mail or date of birth (trust.md, section 4). */
function writeLearner({ name, identityHash, salt }: CredentialFacts['learner']): Identity[] {
  const inClear: Identity = { type: ['IdentityObject'], hashed: false, identityHash: name, identityType: identifierType.learnerName };
  if (identityHash === undefined) return [inClear];
  return [
    inClear,
    known<Identity>({ type: ['IdentityObject'], hashed: true, identityHash, identityType: identifierType.studentNumber, salt }),
  ];
}

function writeAchievement(facts: CredentialFacts, id: string, credits: number | undefined): OpenBadge['credentialSubject']['achievement'] {
  const [body, ...others] = facts.awardingBodies;
  return known<OpenBadge['credentialSubject']['achievement']>({
    id,
    type: ['Achievement'],
    achievementType: 'MicroCredential',
    name: facts.title,
    // OB 3.0 wants a description; where there is none the title stands in, and is not read back as one
    description: facts.shortDescription ?? facts.title,
    inLanguage: facts.language,
    criteria: { narrative: narrative(facts) },
    // `creator` holds one body: with several, naming one of them there would slight the others
    creator:
      body === undefined || others.length > 0 ? undefined : { id: body.url ?? `${id}#awarding-body-1`, type: ['Profile'], name: body.name },
    creditsAvailable: credits,
    alignment: nonEmpty(writeAlignments(facts, id)),
    resultDescription: nonEmpty(describeResults(facts, id)),
    otherIdentifier:
      facts.contentHash === undefined
        ? undefined
        : [{ type: ['IdentifierEntry'], identifier: facts.contentHash, identifierType: identifierType.contentHash }],
  });
}

/** The outcomes as a numbered list for readers that know no alignments, then how they are judged. */
export function narrative({ outcomes, assessmentCriteria }: Pick<CredentialFacts, 'outcomes' | 'assessmentCriteria'>): string {
  const list = outcomes.map(({ text }, index) => `${index + 1}. ${text}`).join('\n');
  return [list, assessmentCriteria].filter((part) => part !== undefined && part !== '').join('\n\n');
}

function writeAlignments(facts: CredentialFacts, id: string): Alignment[] {
  const label = labelsFor(facts.language);
  const { awardingBodies: bodies, outcomes } = facts;
  const aligned = aligner(id, facts.language);
  return [
    ...bodies.map((body, index) =>
      aligned('awardingBody', body.name, {
        targetUrl: body.url ?? `${id}#awarding-body-${index + 1}`,
        targetCode: body.id,
        // "1/2 DE": RDF keeps no order, so what has one carries its number
        targetDescription: [`${index + 1}/${bodies.length}`, body.country].filter(Boolean).join(' '),
      }),
    ),
    // OB 3.0 has a place for one profile's picture, that of the issuer: the other bodies' stand like themselves
    ...bodies.flatMap(({ name, logo }, index) =>
      some(logo, (picture) => aligned('awardingBodyLogo', name, { targetUrl: picture, targetCode: `awarding-body-${index + 1}` })),
    ),
    ...outcomes.map(({ code, text }, index) =>
      aligned('outcome', text, {
        targetUrl: `${id}#outcome-${index + 1}`,
        targetCode: code,
        targetDescription: `${index + 1}/${outcomes.length}`,
      }),
    ),
    ...outcomes.flatMap(({ text, esco = [] }, index) =>
      esco.map((skill) => aligned('esco', text, { targetUrl: skill, targetCode: `outcome-${index + 1}` })),
    ),
    ...some(facts.ects, (ects) => aligned('ects', `${ects} ECTS`, { targetUrl: ectsSystem.uri, targetCode: ects })),
    ...some(facts.hours, (hours) => aligned('hours', `${hours} ${label.hours}`, { targetCode: String(hours) })),
    ...some(facts.teachingHours, (hours) => aligned('teachingHours', `${hours} ${label.teachingHours}`, { targetCode: String(hours) })),
    ...some(facts.eqf, (level) => aligned.concept('eqf', String(level), eqfLevel)),
    ...some(facts.cycle, (cycle) => aligned.concept('cycle', cycle, qualificationCycle)),
    ...some(facts.nqf, (level) => aligned('nqf', level)),
    ...facts.assessmentTypes.map((type) => aligned.concept('assessmentType', type, assessmentType)),
    ...some(facts.participationForm, (form) => aligned.concept('participationForm', form, participationForm)),
    ...facts.qualityAssurance.map((type) => aligned.concept('qualityAssurance', type, qualityAssurance)),
    ...some(facts.prerequisites, (text) => aligned('prerequisites', text)),
    ...some(facts.supervision, (kind) => aligned.concept('supervision', kind, supervision)),
    ...some(facts.stacking, (kind) => aligned.concept('stacking', kind, stackability)),
  ];
}

function describeResults(facts: CredentialFacts, id: string): ResultDescription[] {
  const label = labelsFor(facts.language);
  const described = (fragment: string, name: string, resultType: string, more: Partial<ResultDescription> = {}): ResultDescription => ({
    id: `${id}#${fragment}`,
    type: ['ResultDescription'],
    name,
    resultType,
    ...more,
  });
  return [
    ...(facts.grade === undefined && facts.gradeScale === undefined
      ? []
      : [described(resultFragment.grade, label.grade, 'Result', scale(facts, `${id}#${resultFragment.grade}`))]),
    ...some(facts.ects, () => described(resultFragment.ects, label.ects, 'ext:ECTS')),
    ...some(facts.attendance, () => described(resultFragment.attendance, label.attendance, 'Percent', { valueMin: '0', valueMax: '100' })),
    ...(facts.participationRecorded ? [described(resultFragment.participation, label.participation, 'Status')] : []),
    ...facts.components.map((component, index) => {
      const fragment = `${resultFragment.component}${index + 1}`;
      const alignment = nonEmpty(writeComponent(component, aligner(`${id}#${fragment}`, facts.language, '-'), label));
      return described(fragment, component.title, 'Result', known({ alignment }));
    }),
  ];
}

/** `valueMin` and `valueMax` are numbers by size; which end is the best one says an alignment, since 1.0 is the best in one country and the worst in another. */
function scale({ gradeScale, language }: CredentialFacts, id: string): Partial<ResultDescription> {
  if (gradeScale === undefined) return {};
  const [best, pass, worst] = gradeScale;
  const aligned = aligner(id, language, '-');
  const numbers = [best, worst].filter((value) => /^\d+(?:\.\d+)?$/.test(value)).sort((a, b) => Number(a) - Number(b));
  const [valueMin, valueMax] = numbers.length === 2 ? numbers : [];
  return known({ requiredValue: pass, valueMin, valueMax, alignment: [aligned('bestGrade', best), aligned('worstGrade', worst)] });
}

function writeComponent(component: CredentialFacts['components'][number], aligned: ReturnType<typeof aligner>, label: Labels): Alignment[] {
  return [
    ...some(component.institution, (name) => aligned('institution', name)),
    ...some(component.language, (tag) => aligned.concept('teachingLanguage', tag, languageConcept)),
    ...some(component.ects, (ects) => aligned('ects', `${ects} ECTS`, { targetUrl: ectsSystem.uri, targetCode: String(ects) })),
    ...some(component.teachingHours, (hours) => aligned('teachingHours', `${hours} ${label.teachingHours}`, { targetCode: String(hours) })),
    ...some(component.deliveryMode, (mode) => aligned.concept('participationForm', mode, participationForm)),
    ...some(component.assessmentMode, (mode) => aligned.concept('assessmentType', mode, assessmentType)),
  ];
}

function writeResults({ grade, ects, attendance, participationRecorded, components }: CredentialFacts, id: string): Result[] {
  const result = (fragment: string, members: Partial<Result>): Result => ({
    type: ['Result'],
    resultDescription: `${id}#${fragment}`,
    ...members,
  });
  return [
    ...some(grade, (value) => result(resultFragment.grade, { value })),
    ...some(ects, (value) => result(resultFragment.ects, { value })),
    ...some(attendance, (per) => result(resultFragment.attendance, { value: String(per) })),
    ...(participationRecorded ? [result(resultFragment.participation, { status: 'Completed' })] : []),
    ...components.map((component, index) =>
      result(
        `${resultFragment.component}${index + 1}`,
        component.grade === undefined ? { status: 'Completed' } : { value: component.grade },
      ),
    ),
  ];
}

/** Makes alignments whose `targetUrl` (OB 3.0 wants one) is the concept's own URI where Europe has one, else a name inside the achievement. */
function aligner(base: string, language: string | undefined, joint: '#' | '-' = '#') {
  const aligned = (kind: AlignmentKind, targetName: string, more: { [K in keyof Alignment]?: Alignment[K] | undefined } = {}): Alignment =>
    known<Alignment>({
      type: ['Alignment'],
      targetType: alignmentType[kind],
      targetName,
      targetFramework: frameworkName[kind],
      targetCode: more.targetCode,
      targetDescription: more.targetDescription,
      targetUrl: more.targetUrl ?? `${base}${joint}${fragmentOf(kind)}`,
    });
  const concept = (kind: AlignmentKind, word: string, table: Table): Alignment => {
    const found = table(word);
    const targetName = textIn(found?.label, language === undefined ? [] : [language]) ?? word;
    const targetUrl = found?.uri ?? `${base}${joint}${fragmentOf(kind)}-${encodeURIComponent(word)}`;
    return aligned(kind, targetName, { targetCode: word, targetUrl });
  };
  return Object.assign(aligned, { concept });
}

function fragmentOf(kind: AlignmentKind): string {
  return kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * Credits as a JSON number, or `undefined` for credits that must be carried as text only: below 1 JavaScript canonicalises 0.5 as
 * `5.0E-1` and Python as `5.0E-01`, and a double keeps 15 digits (credentials.md, values that break interoperability).
 */
export function numericCredits(ects: string | undefined): number | undefined {
  if (ects === undefined || !/^\d+(?:\.\d+)?$/.test(ects)) return undefined;
  const credits = Number(ects);
  return credits >= 1 && ects.replace('.', '').length <= 15 ? credits : undefined;
}

function some<V, R>(value: V | undefined, make: (value: V) => R): R[] {
  return value === undefined ? [] : [make(value)];
}

function nonEmpty<T>(list: T[]): T[] | undefined {
  return list.length === 0 ? undefined : list;
}
