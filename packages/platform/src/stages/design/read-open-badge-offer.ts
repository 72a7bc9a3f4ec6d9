import { type CredentialFacts, readOpenBadge } from '@laurel/credential';
import type { Description } from '@laurel/microcredential';
import { idOf } from './answer-read.ts';
import { unknownMembers, withoutUnknown } from './foreign-badge-members.ts';
import { allAt, type Members } from './json-members.ts';
import { withElement } from './mask.ts';
import { note, type OfferNote } from './offer-note.ts';
import type { OfferRead } from './offer-table.ts';
import { type BadgeRead, readForeignBadge } from './read-foreign-badge.ts';
import { conceptOf } from './read-options.ts';

/** What every description is asked for and no Open Badge carries. */
const neverCarried = ['access.type', 'application.channels', 'people.leaders', 'delivery.time', 'literature'] as const;

/**
 * The offer behind an Open Badge 3.0, of ours or of others. Who earned it is left out: an offer is about nobody.
 * @throws UnreadableOffer
 */
export function readOpenBadgeOffer(json: Members): OfferRead {
  const { sealed, ...credential } = json;
  const read = readOwn(credential) ?? readForeignBadge(credential);
  const notes: OfferNote[] = [
    ...(sealed === true || 'proof' in json ? [note('seal-not-judged')] : []),
    ...read.notes,
    ...neverCarried.map((key) => note('not-carried', key)),
  ];
  let description: Description = {};
  for (const [key, value] of read.said) if (value !== undefined) description = withElement(description, key, value) as Description;
  return { document: { description }, notes };
}

/** A badge as it is written here, also where somebody has added members to it. */
function readOwn(credential: Members): BadgeRead | undefined {
  const facts = factsIn(credential);
  if (facts !== undefined) return { said: said(facts), notes: [] };
  const isOurs = allAt(credential, 'credentialSubject.achievement.alignment.targetType').includes('ext:AwardingBody');
  const bare = isOurs ? factsIn(withoutUnknown(credential)) : undefined;
  const unknown = unknownMembers(credential);
  if (bare === undefined) return undefined;
  return { said: said(bare), notes: unknown.length === 0 ? [] : [note('unknown-members', undefined, unknown.join(', '))] };
}

/** What a badge of the closed shape says. */
function factsIn(credential: Members): CredentialFacts | undefined {
  try {
    return readOpenBadge(credential);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function said(facts: CredentialFacts): readonly (readonly [key: string, value: unknown])[] {
  const language = facts.language?.split('-')[0] ?? 'en';
  const text = (words: string | undefined) => (words === undefined ? undefined : { [language]: words });
  const some = <T>(list: readonly T[]) => (list.length === 0 ? undefined : list);
  return [
    ['title', text(facts.title)],
    ['shortDescription', text(facts.shortDescription)],
    ['outcomes', some(facts.outcomes.map(({ code, text: words, esco }) => ({ id: code, text: text(words), ...(esco && { esco }) })))],
    ['workload.ects', facts.ects === undefined ? undefined : Number(facts.ects)],
    ['workload.hoursTotal', facts.hours],
    ['workload.teachingHours', facts.teachingHours],
    ['level.eqf', facts.eqf],
    ['level.qfEhea', facts.cycle],
    ['assessment.methods', some(facts.assessmentTypes.map((type) => conceptOf('assessment-types', type)?.word ?? type))],
    ['assessment.criteria', text(facts.assessmentCriteria)],
    ['assessment.supervision', facts.supervision],
    ['assessment.gradeScale', facts.gradeScale && [...facts.gradeScale]],
    ['languages', facts.language === undefined ? undefined : [language]],
    [
      'delivery.mode',
      facts.participationForm && (conceptOf('participation-forms', facts.participationForm)?.word ?? facts.participationForm),
    ],
    ['access.prerequisites', text(facts.prerequisites)],
    ['quality.types', some(facts.qualityAssurance.map((type) => conceptOf('quality-assurances', type)?.word ?? type))],
    ['stacking.type', facts.stacking],
    ['provider.lead.id', idOf(facts.issuer.name)],
    ['provider.lead.name', facts.issuer.name],
    ['provider.lead.country', facts.issuer.country],
    [
      'provider.awardingBodies',
      some(
        facts.awardingBodies.map(({ name, id, country }) => ({ id: id ?? idOf(name), name, ...(country !== undefined && { country }) })),
      ),
    ],
  ];
}
