import {
  assessmentType,
  participationForm,
  qualificationCycle,
  qualityAssurance,
  stackability,
  supervision,
} from '@laurel/microcredential';
import { type CredentialFacts, isIssuer, logoOf, type NamedAwardingBody } from '../credential-facts.ts';
import { readLogoUri, type SignedLogo } from '../signed-logo.ts';
import type { Wording } from './wording.ts';

/** `figure` is set in bold, `value` follows it as it stands. */
export type Fact = { readonly label: string; readonly figure?: string; readonly value: string };
export type Column = { readonly heading: string; readonly figures: boolean; readonly cells: readonly string[] };

/** What stands on a certificate, in words, before anyone asks where. Nothing is in it that is not in the credential. */
export type CertificateContent = {
  readonly kind: string;
  readonly bodies: readonly { readonly name: string; readonly place: string; readonly logo?: SignedLogo }[];
  readonly title: string;
  readonly abstract?: string;
  readonly awardedTo: string;
  readonly name: string;
  readonly facts: readonly Fact[];
  readonly outcomesHeading: string;
  readonly outcomes: readonly string[];
  readonly coursesHeading: string;
  readonly courses: readonly Column[];
  readonly issued: string;
  readonly signature: readonly string[];
  readonly howToCheck: string;
  readonly address?: string;
  readonly addressInWords?: string;
  readonly ids: readonly { readonly label: string; readonly id: string }[];
};

export const attachmentName = 'credential.json';

/** Puts a credential's facts into the words of a certificate. */
export function certificateContent(facts: CredentialFacts, wording: Wording, verifyAt?: string): CertificateContent {
  const { say } = wording;
  const howTo = { file: attachmentName, command: 'laurel verify' };
  const issued = { date: wording.day(facts.issuedOn), place: facts.issuedAt ?? '' };
  return {
    kind: say('kind'),
    bodies: bodiesOf(facts).map((body) => ({ name: body.name, place: placeOf(body, facts, wording), ...logoIn(body, facts) })),
    title: facts.title,
    ...(facts.shortDescription === undefined ? {} : { abstract: facts.shortDescription }),
    awardedTo: say('awarded-to'),
    name: facts.learner.name,
    facts: factsOf(facts, wording),
    outcomesHeading: say('outcomes'),
    outcomes: facts.outcomes.map(({ text }) => text),
    coursesHeading: say('courses'),
    courses: coursesOf(facts, wording),
    issued: issued.place === '' ? say('issued', issued) : say('issued-in', issued),
    signature: signatureOf(facts, wording),
    howToCheck: [say('not-a-degree'), say('original'), verifyAt === undefined ? say('attached', howTo) : say('scan', howTo)].join(' '),
    ...(verifyAt === undefined ? {} : { address: verifyAt, addressInWords: say('qr', { address: verifyAt }) }),
    ids: [
      { label: say('credential-id'), id: facts.id },
      ...(facts.learner.identityHash === undefined ? [] : [{ label: say('learner-id'), id: facts.learner.identityHash }]),
      { label: say('issuer-id'), id: facts.issuerId },
      ...(facts.contentHash === undefined ? [] : [{ label: say('description-hash'), id: facts.contentHash }]),
    ],
  };
}

function bodiesOf({ awardingBodies, issuer }: CredentialFacts): readonly NamedAwardingBody[] {
  return awardingBodies.length > 0 ? awardingBodies : [issuer];
}

function logoIn(body: NamedAwardingBody, facts: CredentialFacts): { readonly logo?: SignedLogo } {
  const uri = logoOf(body, facts);
  const logo = uri === undefined ? undefined : readLogoUri(uri);
  return logo === undefined || typeof logo === 'string' ? {} : { logo };
}

function placeOf(body: NamedAwardingBody, facts: CredentialFacts, wording: Wording): string {
  const own = isIssuer(body, facts);
  const country = body.country ?? (own ? facts.issuer.country : undefined);
  return [country && wording.countryName(country), own ? facts.issuer.region : undefined].filter(Boolean).join(', ');
}

function factsOf(facts: CredentialFacts, wording: Wording): Fact[] {
  const { say, label, capital } = wording;
  const list: Fact[] = [];
  const add = (key: string, parts: readonly (string | undefined)[], figure?: string, between = ' '): void => {
    const value = joined(parts, '; ');
    if (figure !== undefined) list.push({ label: say(key), figure, value: value === '' ? '' : `${between}${value}` });
    else if (value !== '') list.push({ label: say(key), value: capital(value) });
  };
  const hours = facts.hours === undefined ? undefined : wording.count('hours', facts.hours);
  const taught = facts.teachingHours === undefined ? undefined : wording.count('teaching-hours', facts.teachingHours);
  add('workload', [joined([hours, taught], ', ')], facts.ects === undefined ? undefined : say('ects', { credits: facts.ects }), ', ');
  add('level', [facts.eqf === undefined ? undefined : say('eqf', { level: facts.eqf }), named(facts.cycle, qualificationCycle), facts.nqf]);
  add(
    'assessment',
    facts.assessmentTypes.map((type) => label(type, assessmentType)),
  );
  add('supervision', [named(facts.supervision, supervision)]);
  add('criteria', [facts.assessmentCriteria]);
  add('assessed-on', [facts.assessedOn === undefined ? undefined : wording.day(facts.assessedOn)]);
  if (facts.grade !== undefined) {
    const [best, pass, worst] = facts.gradeScale ?? [];
    add('grade', [best === undefined ? undefined : say('scale', { best, pass: pass ?? '', worst: worst ?? '' })], facts.grade);
  }
  const recorded = facts.participationRecorded ? say('participation-recorded') : undefined;
  add('participation', [
    named(facts.participationForm, participationForm),
    facts.attendance === undefined ? recorded : say('attendance', { share: wording.percent(facts.attendance) }),
  ]);
  add('prerequisites', [facts.prerequisites?.toLowerCase() === 'none' ? say('none') : facts.prerequisites]);
  add(
    'quality',
    facts.qualityAssurance.map((type) => label(type, qualityAssurance)),
  );
  add('stacking', [named(facts.stacking, stackability)]);
  return list;

  function named(word: string | undefined, codes: Parameters<Wording['label']>[1]): string | undefined {
    return word === undefined ? undefined : label(word, codes);
  }
}

const joined = (parts: readonly (string | undefined)[], by: string): string =>
  parts.filter((part) => part !== undefined && part !== '').join(by);

/** The columns that at least one course fills. */
function coursesOf({ components, awardingBodies }: CredentialFacts, { say, label, capital, languageName }: Wording): Column[] {
  const university = (named: string | undefined): string =>
    awardingBodies.find(({ id }) => id !== undefined && id === named)?.name ?? named ?? '';
  const columns: Column[] = [
    { heading: say('course'), figures: false, cells: components.map(({ title }) => title) },
    { heading: say('university'), figures: false, cells: components.map(({ institution }) => university(institution)) },
    {
      heading: say('language'),
      figures: false,
      cells: components.map(({ language }) => (language === undefined ? '' : languageName(language))),
    },
    { heading: say('credits'), figures: true, cells: components.map(({ ects }) => (ects === undefined ? '' : String(ects))) },
    {
      heading: say('hours-taught'),
      figures: true,
      cells: components.map(({ teachingHours }) => (teachingHours === undefined ? '' : String(teachingHours))),
    },
    {
      heading: say('delivery'),
      figures: false,
      cells: components.map(({ deliveryMode }) => capital(label(deliveryMode ?? '', participationForm))),
    },
    {
      heading: say('course-assessment'),
      figures: false,
      cells: components.map(({ assessmentMode }) => capital(label(assessmentMode ?? '', assessmentType))),
    },
    { heading: say('course-grade'), figures: true, cells: components.map(({ grade }) => grade ?? '') },
  ];
  return columns.filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** Who signed, and which of the bodies named above did not: several names on paper are not several signatures. */
function signatureOf(facts: CredentialFacts, wording: Wording): string[] {
  const { say } = wording;
  const lines = [say('signed', { issuer: facts.issuer.name })];
  if (facts.issuer.legalId !== undefined) lines[0] += ` ${say('legal-identity', { id: facts.issuer.legalId })}`;
  const others = facts.awardingBodies.filter((body) => !isIssuer(body, facts)).map(({ name }) => name);
  if (others.length > 0) lines.push(wording.say(`not-signed.${others.length === 1 ? 'one' : 'other'}`, { names: wording.list(others) }));
  return lines;
}
