import { language as languageOf } from '@laurel/microcredential';
import { type AnswerRead, type Asked, idOf, oneLine } from './answer-read.ts';
import { unknownMembers } from './foreign-badge-members.ts';
import { allAt, isMembers, type Members, textIn } from './json-members.ts';
import { note, type OfferNote } from './offer-note.ts';
import { readAnswer } from './read-answer.ts';
import { conceptOf } from './read-options.ts';
import { UnreadableOffer } from './unreadable-offer.ts';

/** What a badge says of an offer, by the elements of a description, and what of it has to be looked at. */
export type BadgeRead = { readonly said: readonly (readonly [key: string, value: unknown])[]; readonly notes: readonly OfferNote[] };

/**
 * An Open Badge 3.0 of another house: what it says in the members that are known here, wherever it departs from the standard otherwise.
 * Of what has another type than it should nothing is taken; members that nobody knows are named.
 * @throws UnreadableOffer where no achievement with a name is in it
 */
export function readForeignBadge(badge: Members): BadgeRead {
  const achievement = allAt(badge, 'credentialSubject.achievement').find(isMembers) ?? {};
  const language = languageIn(achievement);
  const title = textIn(achievement.name, language) ?? textIn(badge.name, language);
  if (title === undefined || Object.keys(title).length === 0) throw new UnreadableOffer('credential');
  const description = textIn(achievement.description, language) ?? textIn(badge.description, language);
  const answers = [...answersIn(achievement, language)];
  const unknown = unknownMembers(badge);
  const alignments = allAt(achievement, 'alignment').filter(isMembers);
  const said: (readonly [string, unknown])[] = [
    ['id', lineIn(achievement.humanCode)],
    ['title', title],
    ['shortDescription', JSON.stringify(description) === JSON.stringify(title) ? undefined : description],
    ['activityType', conceptOf('activity-types', lineIn(achievement.achievementType) ?? '')?.word],
    ['outcomes', outcomesIn(achievement, alignments, language)],
    ['skills', skillsIn(alignments, language)],
    ['level.eqf', levelIn(achievement, alignments)],
    ['languages', achievement.inLanguage === undefined || languageOf(language) === undefined ? undefined : [language]],
    ['assessment.criteria', criteriaIn(achievement, language)],
    ['assessment.idVerification', typeof achievement.identityChecked === 'boolean' ? achievement.identityChecked : undefined],
    ['assessment.supervision', supervisionIn(achievement.supervisionType)],
    ['quality.publicUrl', lineIn(alignments.find((each) => isOfType(each, 'QualityAssurance'))?.targetUrl)],
    ...providerIn(badge, achievement),
    ...answers.flatMap((answer) => answer.said.map(({ key, value }) => [key, value] as const)),
  ];
  return {
    said: said.filter(([, value]) => value !== undefined),
    notes: [
      ...answers.flatMap(({ notes }) => notes),
      ...creditsToAsk(achievement),
      ...(unknown.length === 0 ? [] : [note('unknown-members', undefined, unknown.join(', '))]),
    ],
  };
}

/** Some write `nl_NL`; what is no language is taken for none. */
function languageIn({ inLanguage }: Members): string {
  const tag = (typeof inLanguage === 'string' ? inLanguage : '').split(/[-_]/)[0]?.toLowerCase() ?? '';
  return languageOf(tag) === undefined ? 'en' : tag;
}

function lineIn(value: unknown): string | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? oneLine(String(value)) : '';
  return text === '' ? undefined : text;
}

/** What is written as people write in a cell is read as a cell is. */
function answersIn(achievement: Members, language: string): readonly AnswerRead[] {
  const asked: readonly (readonly [Asked, unknown])[] = [
    ['workload.ects', achievement.ECTS ?? codeAligned(achievement, 'ECTS')],
    ['delivery.mode', achievement.participationType],
    ['assessment.methods', achievement.assessmentType],
    ['topic', achievement.fieldOfStudy],
  ];
  return asked.flatMap(([key, value]) => {
    const text = lineIn(value);
    return text === undefined ? [] : [readAnswer(key, text, language)];
  });
}

/** Credit hours of a country are no ECTS: whoever brings the badge says what they are. */
function creditsToAsk(achievement: Members): readonly OfferNote[] {
  const credits = lineIn(achievement.creditsAvailable);
  const isSaid = achievement.ECTS !== undefined || codeAligned(achievement, 'ECTS') !== undefined;
  return credits === undefined || isSaid ? [] : [note('number', 'workload.ects', credits)];
}

function isOfType(alignment: Members, type: string): boolean {
  return lineIn(alignment.targetType)?.toLowerCase() === `ext:${type.toLowerCase()}`;
}

function codeAligned(achievement: Members, type: string): unknown {
  return allAt(achievement, 'alignment')
    .filter(isMembers)
    .find((each) => isOfType(each, type))?.targetCode;
}

/** A level of the European framework by its own member, by what an alignment calls itself, or by its address at Europass. */
function levelIn(achievement: Members, alignments: readonly Members[]): number | undefined {
  const aligned = alignments.find(
    (each) =>
      isOfType(each, 'EQF') ||
      /\b(?:EQF|European Qualifications Framework)\b/i.test(lineIn(each.targetFramework) ?? '') ||
      /data\.europa\.eu\/snb\/eqf\/\d$/.test(lineIn(each.targetUrl) ?? ''),
  );
  const written = [achievement.EQF, aligned?.targetCode, /\/eqf\/(\d)$/.exec(lineIn(aligned?.targetUrl) ?? '')?.[1], aligned?.targetName];
  const levels = written.map((each) => Number(/(?:^|\D)([1-8])$/.exec(lineIn(each) ?? '')?.[1]));
  return levels.find((level) => level >= 1);
}

function outcomesIn(achievement: Members, alignments: readonly Members[], language: string) {
  const aligned = alignments.filter((each) => isOfType(each, 'LearningOutcome')).map((each) => each.targetName);
  const own = [...allAt(achievement, 'learningOutcome'), ...allAt(achievement, 'learningOutcomes')];
  const texts = [...aligned, ...own].map((each) => textIn(isMembers(each) && 'name' in each ? each.name : each, language));
  const found = texts.filter((text) => text !== undefined && Object.keys(text).length > 0);
  return found.length === 0 ? undefined : found.map((text, at) => ({ id: `LO${at + 1}`, text }));
}

/** Competences of a framework, ESCO's or another, by their address. */
function skillsIn(alignments: readonly Members[], language: string) {
  const skills = alignments.filter((each) => {
    const isSkill = /^(?:ceasn:Competency|CFItem|ext:ESCO(?:Alignment)?)$/i.test(lineIn(each.targetType) ?? '');
    return isSkill || /^ESCO\b/i.test(lineIn(each.targetFramework) ?? '') || /\/esco\/skill\//.test(lineIn(each.targetUrl) ?? '');
  });
  const rows = skills.map((each) => {
    const [uri, title] = [lineIn(each.targetUrl), textIn(each.targetName, language)];
    return { ...(uri !== undefined && { uri }), ...(title !== undefined && { title }) };
  });
  const named = rows.filter((row) => Object.keys(row).length > 0);
  return named.length === 0 ? undefined : named;
}

/** Criteria are told, or stand elsewhere. */
function criteriaIn(achievement: Members, language: string): Record<string, string> | undefined {
  const [criteria] = allAt(achievement, 'criteria');
  if (typeof criteria === 'string') return textIn(criteria, language);
  if (!isMembers(criteria)) return undefined;
  return textIn(criteria.narrative, language) ?? textIn(criteria.id, language);
}

function supervisionIn(value: unknown): string | undefined {
  const text = lineIn(value)?.toLowerCase() ?? '';
  const known = conceptOf('supervisions', text)?.word;
  if (known !== undefined || text === '') return known;
  if (/^un-?supervised|^not supervised/.test(text)) return 'unsupervised-no-id';
  if (/with(?:out| no) identity|no id\b/.test(text)) return 'supervised-no-id';
  if (!/identity/.test(text)) return undefined;
  return /^online/.test(text) ? 'supervised-online-id' : /^on-?\s?site/.test(text) ? 'supervised-onsite-id' : undefined;
}

/** Who issues leads; where a unit made it, the house it belongs to awards it. */
function providerIn(badge: Members, achievement: Members): readonly (readonly [string, unknown])[] {
  const [issuer] = allAt(badge, 'issuer');
  const [creator] = allAt(achievement, 'creator').filter(isMembers);
  const [parent] = allAt(creator ?? issuer, 'parentOrg').filter(isMembers);
  const lead = parent ?? (isMembers(issuer) ? issuer : undefined) ?? creator;
  const name = lineIn(lead?.name);
  if (lead === undefined || name === undefined) return typeof issuer === 'string' ? [['provider.lead.url', lineIn(issuer)]] : [];
  const [address] = allAt(isMembers(lead.address) ? lead : issuer, 'address').filter(isMembers);
  const country = conceptOf('countries', lineIn(address?.addressCountryCode ?? address?.addressCountry) ?? '')?.word;
  const body = { id: idOf(name), name, ...(country !== undefined && { country }) };
  const unit = parent === undefined ? undefined : lineIn((creator ?? (isMembers(issuer) ? issuer : {})).name);
  return [
    ['provider.lead.id', body.id],
    ['provider.lead.name', name],
    ['provider.lead.country', country],
    ['provider.lead.unit', unit === name ? undefined : unit],
    ['provider.lead.url', lineIn(lead.url)],
    ['provider.awardingBodies', [body]],
  ];
}
