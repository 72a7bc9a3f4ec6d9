import {
  type Award,
  assessmentType,
  type Concept,
  participationForm,
  qualificationCycle,
  qualityAssurance,
  stackability,
  supervision,
  textIn,
} from '@laurel/microcredential';
import { type CredentialFacts, isIssuer } from '../credential-facts.ts';

export type FactsOptions = {
  /** `urn:uuid:...` */
  readonly id: string;
  /** DID whose key will sign */
  readonly issuer: string;
  /** a day or a moment (RFC 3339) */
  readonly validFrom: string;
  /** BCP 47; by default the first language of the title */
  readonly language?: string;
};

/** What a credential about this award says, in one language, before any vocabulary. What is empty or not known is left out. */
export function factsOf(award: Award, { id, issuer: issuerId, validFrom, language = firstLanguage(award) }: FactsOptions): CredentialFacts {
  const { description, issuer } = award;
  const say = (text: Parameters<typeof textIn>[0]) => textIn(text, language === undefined ? [] : [language]);
  const title = say(description.title) ?? '';
  const nqf = [description.level?.nqf?.framework, description.level?.nqf?.level].filter(Boolean).join(' ');
  return known({
    id,
    issuerId,
    issuer: known({
      name: issuer.name,
      country: issuer.country,
      region: issuer.region,
      legalId: issuer.legalId,
      url: issuer.url,
      logo: issuer.logo,
    }),
    awardingBodies: award.awardingBodies.map(({ name, id: bodyId, country, url, logo }) =>
      known({ name, id: bodyId, country, url, logo: isIssuer({ name, id: bodyId }, { issuer, issuerId }) ? undefined : logo }),
    ),
    learner: known({ name: award.learner.name, identityHash: award.learner.identityHash, salt: award.learner.salt }),
    title,
    language,
    // a short description that only repeats the title says nothing
    shortDescription: unless(say(description.shortDescription), title),
    outcomes: (description.outcomes ?? [])
      .map((outcome) => ({ outcome, text: say(outcome.text) }))
      .filter((entry): entry is typeof entry & { text: string } => entry.text !== undefined)
      .map(({ outcome, text }, index) => known({ code: outcome.id ?? `LO${index + 1}`, text, esco: sortedSet(outcome.esco) })),
    ects: written(description.workload?.ects),
    hours: description.workload?.hoursTotal,
    teachingHours: description.workload?.teachingHours,
    eqf: description.level?.eqf,
    cycle: mapped(description.level?.qfEhea, (word) => qualificationCycle(word)?.code),
    nqf: nqf === '' ? undefined : nqf,
    assessmentTypes: sortedSet(description.assessment?.methods?.map((word) => wordOf(word, assessmentType))) ?? [],
    participationForm: mapped(description.delivery?.mode, (word) => wordOf(word, participationForm)),
    qualityAssurance: sortedSet(description.quality?.types?.map((word) => wordOf(word, qualityAssurance))) ?? [],
    prerequisites: say(description.access?.prerequisites),
    supervision: mapped(award.supervision ?? description.assessment?.supervision, (word) => wordOf(word, supervision)),
    stacking: mapped(description.stacking?.type, (word) => wordOf(word, stackability)),
    assessmentCriteria: say(description.assessment?.criteria),
    grade: award.grade,
    gradeScale: award.gradeScale,
    attendance: award.attendance,
    participationRecorded: award.participationRecorded,
    components: award.components.map((component) => known({ ...component })),
    assessedOn: award.assessedOn,
    issuedOn: validFrom.slice(0, 10),
    issuedAt: award.issuedAt,
    contentHash: award.contentHash,
  });
}

function firstLanguage({ description: { title } }: Award): string | undefined {
  return typeof title === 'object' ? Object.keys(title).find((tag) => title[tag]?.trim()) : undefined;
}

/** The table's own word for what a description calls it, so that `viva` and `oral-exam` are one thing; else the description's word. */
export function wordOf(word: string, table: (word: string) => Concept | undefined): string {
  return table(word)?.word ?? word;
}

function mapped(word: string | undefined, to: (word: string) => string | undefined): string | undefined {
  return word === undefined || word === '' ? undefined : (to(word) ?? word);
}

function unless(text: string | undefined, same: string): string | undefined {
  return text === same ? undefined : text;
}

function written(ects: number | undefined): string | undefined {
  return ects === undefined ? undefined : String(ects);
}

/** Lists without an order are kept sorted: what is shown must not hang on an order that no signature protects. */
export function sortedSet(words: readonly string[] | undefined): readonly string[] | undefined {
  return words === undefined || words.length === 0 ? undefined : [...new Set(words)].sort();
}

/** Leaves out what is not known; `exactOptionalPropertyTypes` tells absent from undefined, and so does JSON. */
export function known<T extends object>(members: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}
