import type { CodeListName, Description } from '@laurel/microcredential';
import { idOf } from './answer-read.ts';
import { allAt, isMembers, type Members, textIn } from './json-members.ts';
import { withElement } from './mask.ts';
import { note, type OfferNote } from './offer-note.ts';
import type { OfferRead } from './offer-table.ts';
import { conceptOf } from './read-options.ts';

/** ECTS as Europass's vocabulary of credit systems names it. */
const ects = '6fcec5c5af';

/** What every description is asked for and the European Learning Model has no place for (annex1-mapping.csv). */
const neverCarried = ['access.maxParticipants', 'obligations', 'literature'] as const;

/** The offer in a credential or a qualification of the European Learning Model 3 (JSON-LD). Who earned it is left out. */
export function readElmOffer(json: Members): OfferRead {
  const { achievement, specification } = partsIn(json);
  const notes: OfferNote[] = [
    ...('proof' in json || 'sealed' in json ? [note('seal-not-judged')] : []),
    ...neverCarried.map((key) => note('not-carried', key)),
  ];
  let description: Description = {};
  const say = (key: string, value: unknown) => {
    if (value !== undefined) description = withElement(description, key, value) as Description;
  };
  const code = (key: string, list: CodeListName, concept: unknown): string | undefined => {
    const found = conceptIn(list, concept);
    if (found === undefined && concept !== undefined) notes.push(note('option', key, labelIn(concept)));
    return found;
  };
  const codes = (key: string, list: CodeListName, concepts: readonly unknown[]) =>
    some([...new Set(concepts.map((concept) => code(key, list, concept)).filter((word) => word !== undefined))]);
  const first = (...ways: readonly (readonly unknown[])[]) => ways.find((way) => way.length > 0)?.[0];

  say('title', textIn(first(allAt(specification, 'title'), allAt(achievement, 'title'))));
  say('shortDescription', textIn(first(allAt(specification, 'description'), allAt(achievement, 'description'))));
  say('fields', codes('fields', 'isced-fields', allAt(specification, 'thematicArea')));
  say('outcomes', some(allAt(specification, 'learningOutcome').map(outcomeOf)));
  say('workload.ects', creditsIn(specification));
  say('workload.hoursTotal', hoursIn(first(allAt(specification, 'volumeOfLearning')), 'workload.hoursTotal', notes));
  say(
    'workload.teachingHours',
    hoursIn(first(allAt(achievement, 'influencedBy.specifiedBy.contactHour')), 'workload.teachingHours', notes),
  );
  say('level.eqf', eqfIn(first(allAt(specification, 'eqfLevel'))));
  say('level.qfEhea', code('level.qfEhea', 'qf-ehea-cycles', first(allAt(specification, 'educationLevel'))));
  say('assessment.methods', codes('assessment.methods', 'assessment-types', allAt(achievement, 'provenBy.specifiedBy.dcType')));
  say('assessment.supervision', code('assessment.supervision', 'supervisions', first(allAt(achievement, 'provenBy.idVerification'))));
  say('assessment.criteria', textIn(first(allAt(achievement, 'provenBy.specifiedBy.gradingScheme.description'))));
  say('languages', codes('languages', 'languages', allLanguages(achievement, specification)));
  const modes = [...allAt(specification, 'mode'), ...allAt(achievement, 'influencedBy.specifiedBy.mode')];
  say('delivery.mode', code('delivery.mode', 'participation-forms', modes[0]));
  say('delivery.schedule', code('delivery.schedule', 'learning-schedules', first(allAt(specification, 'learningSchedule'))));
  say('access.prerequisites', textIn(first(allAt(specification, 'entryRequirement.noteLiteral'))));
  say('access.targetGroups', codes('access.targetGroups', 'target-groups', allAt(specification, 'targetGroup')));
  say('stacking.type', stackingOf(specification, achievement));
  say('quality.types', codes('quality.types', 'quality-assurances', accreditationsIn(specification, achievement)));
  const bodies = some(bodiesIn(json, achievement, specification));
  say('provider.awardingBodies', bodies);
  const [lead] = bodies ?? [];
  if (lead !== undefined) say('provider.lead', lead);
  return { document: { description }, notes };
}

/** Of a credential with several claims the first is the micro-credential; a qualification alone is its own specification. */
function partsIn(json: Members): { achievement: Members; specification: Members } {
  const claim = allAt(json, 'credentialSubject.hasClaim')[0] ?? json;
  const achievement = isMembers(claim) ? claim : {};
  const specified =
    allAt(achievement, 'specifiedBy').find(isMembers) ?? allAt(achievement, 'learningAchievementSpecification').find(isMembers);
  return { achievement, specification: specified ?? achievement };
}

const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);

function labelIn(concept: unknown): string {
  const label = isMembers(concept) ? textIn(concept.prefLabel) : undefined;
  return Object.values(label ?? {})[0] ?? (isMembers(concept) ? String(concept.id ?? '') : String(concept));
}

/** By the address of the concept, then by what it is called. */
function conceptIn(list: CodeListName, concept: unknown): string | undefined {
  const id = isMembers(concept) ? concept.id : concept;
  const byId = typeof id === 'string' ? conceptOf(list, id) : undefined;
  return (byId ?? conceptOf(list, labelIn(concept)))?.word;
}

function outcomeOf(outcome: unknown, index: number) {
  const skills = allAt(outcome, 'relatedESCOSkill.id').filter((id) => typeof id === 'string');
  return {
    id: `LO${index + 1}`,
    text: textIn(allAt(outcome, 'title')[0]) ?? {},
    ...(skills.length > 0 && { esco: skills }),
  };
}

function creditsIn(specification: Members): number | undefined {
  const points = allAt(specification, 'creditPoint').filter((each) => String(allAt(each, 'framework.id')[0] ?? ects).endsWith(ects));
  const point = Number(allAt(points[0], 'point')[0]);
  return Number.isFinite(point) && point > 0 ? point : undefined;
}

/** A duration of XML Schema, as far as it says hours: `PT50H`; anything else is asked. */
function hoursIn(value: unknown, key: string, notes: OfferNote[]): number | undefined {
  if (value === undefined) return undefined;
  const hours = /^(?:PT)?(\d+(?:\.\d+)?)H?$/.exec(String(value))?.[1];
  if (hours === undefined) notes.push(note('number', key, String(value)));
  return hours === undefined ? undefined : Number(hours);
}

function eqfIn(level: unknown): number | undefined {
  const number = Number(/eqf\/(\d)$/.exec(String(isMembers(level) ? level.id : ''))?.[1]);
  return number >= 1 && number <= 8 ? number : undefined;
}

function allLanguages(achievement: Members, specification: Members): readonly unknown[] {
  const own = [...allAt(specification, 'language'), ...allAt(specification, 'defaultLanguage')];
  return own.length > 0 ? own : allAt(achievement, 'influencedBy.specifiedBy.language');
}

/** What is part of something, or lets its holder into something, counts towards it. */
function stackingOf(specification: Members, achievement: Members): string | undefined {
  const ways = [...allAt(specification, 'isPartOf'), ...allAt(specification, 'entitlesTo'), ...allAt(achievement, 'entitlesTo')];
  return ways.length > 0 ? 'stackable' : undefined;
}

function accreditationsIn(specification: Members, achievement: Members): readonly unknown[] {
  const bodies = allAt(achievement, 'awardedBy.awardingBody.accreditation');
  return [...allAt(specification, 'accreditation'), ...bodies].flatMap((each) => allAt(each, 'dcType'));
}

function bodiesIn(json: Members, achievement: Members, specification: Members) {
  const named = [...allAt(achievement, 'awardedBy.awardingBody'), ...allAt(specification, 'awardingOpportunity.awardingBody')];
  const bodies = named.length > 0 ? named : [...allAt(specification, 'providedBy'), ...allAt(json, 'issuer')];
  return bodies.filter(isMembers).map((body) => {
    const name = Object.values(textIn(body.legalName ?? body.prefLabel ?? body.altLabel) ?? {})[0] ?? '';
    const country = conceptIn('countries', allAt(body, 'location.address.countryCode')[0]);
    return { id: idOf(name), name, ...(country !== undefined && { country }) };
  });
}
