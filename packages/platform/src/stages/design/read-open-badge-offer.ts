import { type CredentialFacts, readOpenBadge } from '@laurel/credential';
import type { Description } from '@laurel/microcredential';
import { idOf } from './answer-read.ts';
import type { Members } from './json-members.ts';
import { withElement } from './mask.ts';
import { note, type OfferNote } from './offer-note.ts';
import type { OfferRead } from './offer-table.ts';
import { conceptOf } from './read-options.ts';
import { UnreadableOffer } from './unreadable-offer.ts';

/** What every description is asked for and no Open Badge carries. */
const neverCarried = ['access.type', 'application.channels', 'people.leaders', 'delivery.time', 'literature'] as const;

/**
 * The offer behind an Open Badge 3.0. Who earned it is left out: an offer is about nobody.
 * @throws UnreadableOffer
 */
export function readOpenBadgeOffer(json: Members): OfferRead {
  const { sealed: _sealed, ...credential } = json;
  const facts = factsIn(credential);
  const notes: OfferNote[] = [
    ...('proof' in json ? [note('seal-not-judged')] : []),
    ...neverCarried.map((key) => note('not-carried', key)),
  ];
  let description: Description = {};
  for (const [key, value] of said(facts)) if (value !== undefined) description = withElement(description, key, value) as Description;
  return { document: { description }, notes };
}

function factsIn(credential: Members): CredentialFacts {
  try {
    return readOpenBadge(credential);
  } catch (error) {
    if (error instanceof TypeError) throw new UnreadableOffer('credential', {}, error);
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
