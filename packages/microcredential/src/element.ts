import type { LanguageMap } from './language-map.ts';

/** What Annex I of Council Recommendation 2022/C 243/02 says of an element; other elements are undefined there. */
export type Annex1Group = 'mandatory' | 'optional';

/** How often an element is said: once, any number of times, or not necessarily. */
export type Cardinality = '1' | '1..*' | '0..1' | '0..*';

/** One element of the mask: how it is called, how often it is said, and where it goes in the formats of others. */
export type Element = {
  /** path in the description; `learner`, `issuer` and the day of issue are only known with the award, and their paths are the award's */
  readonly key: string;
  readonly on: 'description' | 'award';
  readonly cardinality: Cardinality;
  readonly annex1: Annex1Group | undefined;
  readonly label: LanguageMap;
  /** key of the label in a catalogue of messages */
  readonly labelKey: string;
  /** European Learning Model 3.2: path of JSON terms from the credential's subject, unless it starts elsewhere */
  readonly elm: string | undefined;
  /** Open Badges 3.0: path of JSON terms in the credential */
  readonly ob3: string | undefined;
  /** Open Education API 6: schema and property */
  readonly ooapi: string | undefined;
};

type Terms = { readonly elm?: string; readonly ob3?: string; readonly ooapi?: string };

function element(key: string, cardinality: Cardinality, [en, de]: readonly [string, string], terms: Terms = {}): Element {
  return {
    key,
    on: 'description',
    cardinality,
    annex1: undefined,
    label: { en, de },
    labelKey: `element.${key}`,
    elm: terms.elm,
    ob3: terms.ob3,
    ooapi: terms.ooapi,
  };
}
const mandatory = (described: Element): Element => ({ ...described, annex1: 'mandatory' });
const optional = (described: Element): Element => ({ ...described, annex1: 'optional' });
const ofAward = (described: Element): Element => ({ ...described, on: 'award' });

const achievement = 'credentialSubject.achievement';
const specification = 'hasClaim.specifiedBy';

/** The mask as data, in the order in which a course leader fills it in; the elements of the award come last. */
export const elements: readonly Element[] = [
  element('id', '0..1', ['Identifier', 'Kennung'], {
    elm: `${specification}.identifier`,
    ob3: `${achievement}.id`,
    ooapi: 'Course.primaryCode',
  }),
  element('scope', '0..1', ['Local or alliance offer', 'Angebot der Einrichtung oder der Allianz']),
  element('provision', '0..1', ['Offered by one or jointly', 'Von einer Einrichtung oder gemeinsam angeboten']),
  mandatory(
    element('title', '1', ['Title', 'Titel'], {
      elm: 'hasClaim.title',
      ob3: `${achievement}.name`,
      ooapi: 'Course.name',
    }),
  ),
  element('shortDescription', '0..1', ['Short description', 'Kurzbeschreibung'], {
    elm: `${specification}.description`,
    ob3: `${achievement}.description`,
    ooapi: 'Course.description',
  }),
  element('provider.type', '0..1', ['Kind of provider', 'Art des Anbieters'], { ooapi: 'Organisation.organisationType' }),
  element('provider.lead', '0..1', ['Leading institution', 'Federführende Einrichtung'], {
    elm: 'hasClaim.awardedBy.awardingBody',
    ob3: `${achievement}.creator`,
    ooapi: 'Course.organisation',
  }),
  element('provider.partners', '0..*', ['Partners', 'Partner']),
  mandatory(
    element('provider.awardingBodies', '1..*', ['Awarding bodies', 'Verleihende Einrichtungen'], {
      elm: 'hasClaim.awardedBy.awardingBody',
      ob3: `${achievement}.creator`,
      ooapi: 'Course.organisation',
    }),
  ),
  mandatory(
    element('outcomes', '1..*', ['Learning outcomes', 'Lernergebnisse'], {
      elm: `${specification}.learningOutcome`,
      ob3: `${achievement}.alignment`,
      ooapi: 'Course.learningOutcomes',
    }),
  ),
  element('competences', '0..1', ['Competences', 'Kompetenzen'], {
    elm: `${specification}.learningOutcome`,
    ob3: `${achievement}.alignment`,
  }),
  optional(
    element('content', '0..1', ['Content', 'Inhalte'], {
      elm: `${specification}.additionalNote`,
      ob3: `${achievement}.description`,
      ooapi: 'Course.supplementaryInformation',
    }),
  ),
  optional(
    element('literature', '0..*', ['Recommended literature', 'Empfohlene Literatur'], {
      elm: `${specification}.additionalNote`,
      ob3: `${achievement}.description`,
      ooapi: 'Course.resources',
    }),
  ),
  element('components', '0..*', ['Courses it consists of', 'Zugehörige Kurse'], {
    elm: 'hasClaim.hasPart',
    ob3: `${achievement}.related`,
    ooapi: 'LearningComponent',
  }),
  mandatory(
    element('workload', '1', ['Workload', 'Arbeitsaufwand'], {
      elm: `${specification}.creditPoint`,
      ob3: `${achievement}.creditsAvailable`,
      ooapi: 'Course.studyLoad',
    }),
  ),
  element('workload.ects', '0..1', ['ECTS credits', 'ECTS-Punkte'], {
    elm: `${specification}.creditPoint.point`,
    ob3: `${achievement}.creditsAvailable`,
    ooapi: 'Course.studyLoad',
  }),
  element('workload.hoursTotal', '0..1', ['Total hours', 'Gesamtstunden'], {
    elm: `${specification}.volumeOfLearning`,
    ooapi: 'Course.studyLoad',
  }),
  element('workload.hoursPerEcts', '0..1', ['Hours for one credit', 'Stunden je Punkt']),
  element('workload.teachingHours', '0..1', ['Teaching hours', 'Unterrichtsstunden'], {
    elm: 'hasClaim.influencedBy.specifiedBy.contactHour',
    ooapi: 'Course.studyLoad',
  }),
  element('workload.outOfClassHours', '0..1', ['Hours outside class', 'Stunden außerhalb des Unterrichts']),
  mandatory(
    element('level.eqf', '1', ['EQF level', 'EQR-Niveau'], {
      elm: `${specification}.eqfLevel`,
      ob3: `${achievement}.alignment`,
      ooapi: 'Programme.levelOfQualification',
    }),
  ),
  element('level.qfEhea', '0..1', ['QF-EHEA cycle', 'QF-EHEA-Zyklus'], {
    elm: `${specification}.educationLevel`,
    ob3: `${achievement}.alignment`,
    ooapi: 'Course.level',
  }),
  element('level.nqf', '0..1', ['National level', 'Nationales Niveau'], {
    elm: `${specification}.nqfLevel`,
    ob3: `${achievement}.alignment`,
  }),
  element('languages', '0..*', ['Languages of instruction', 'Unterrichtssprachen'], {
    elm: `${specification}.language`,
    ob3: `${achievement}.inLanguage`,
    ooapi: 'Course.teachingLanguages',
  }),
  mandatory(
    element('delivery.mode', '1', ['Form of participation', 'Teilnahmeform'], {
      elm: `${specification}.mode`,
      ob3: `${achievement}.tag`,
      ooapi: 'Course.modesOfDelivery',
    }),
  ),
  element('delivery.participationRule', '0..1', ['What counts as participation', 'Was als Teilnahme zählt'], {
    elm: 'hasClaim.influencedBy.specifiedBy.additionalNote',
    ob3: `${achievement}.criteria.narrative`,
  }),
  element('delivery.compulsoryParticipation', '0..1', ['Participation is compulsory', 'Teilnahme ist verpflichtend']),
  optional(
    element('access.prerequisites', '0..1', ['Prerequisites', 'Voraussetzungen'], {
      elm: `${specification}.entryRequirement`,
      ob3: `${achievement}.criteria.narrative`,
      ooapi: 'Course.admissionRequirements',
    }),
  ),
  mandatory(
    element('assessment.methods', '1..*', ['Types of assessment', 'Prüfungsformen'], {
      elm: 'hasClaim.provenBy.specifiedBy.dcType',
      ob3: `${achievement}.resultDescription`,
      ooapi: 'Course.assessment',
    }),
  ),
  element('assessment.criteria', '0..1', ['Assessment criteria', 'Bewertungskriterien'], {
    elm: 'hasClaim.provenBy.specifiedBy.additionalNote',
    ob3: `${achievement}.criteria.narrative`,
    ooapi: 'Course.qualificationRequirements',
  }),
  optional(
    element('assessment.supervision', '0..1', ['Supervision and identity verification', 'Aufsicht und Identitätsprüfung'], {
      elm: 'hasClaim.provenBy.idVerification',
      ob3: 'evidence.narrative',
    }),
  ),
  mandatory(
    element('quality.types', '1..*', ['Types of quality assurance', 'Arten der Qualitätssicherung'], {
      elm: `${specification}.accreditation`,
      ob3: 'issuer.endorsement',
    }),
  ),
  element('quality.esgAligned', '0..1', ['Follows the ESG', 'Folgt den ESG']),
  element('quality.publicUrl', '0..1', ['Page on quality assurance', 'Seite zur Qualitätssicherung'], {
    elm: `${specification}.supplementaryDocument`,
  }),
  optional(
    element('stacking.type', '0..1', ['Integration and stackability', 'Kombinierbarkeit'], {
      elm: `${specification}.isPartOf`,
      ob3: `${achievement}.related`,
    }),
  ),
  mandatory(
    ofAward(
      element('learner.name', '1', ['Learner', 'Lernende Person'], {
        elm: 'fullName',
        ob3: 'credentialSubject.identifier',
        ooapi: 'Person',
      }),
    ),
  ),
  mandatory(
    ofAward(
      element('issuer.country', '1', ['Country of the issuer', 'Land des Ausstellers'], {
        elm: 'issuer.location.address.countryCode',
        ob3: 'issuer.address.addressCountryCode',
        ooapi: 'Organisation.addresses',
      }),
    ),
  ),
  mandatory(
    ofAward(
      element('issuedOn', '1', ['Date of issue', 'Ausstellungsdatum'], { elm: 'issued', ob3: 'validFrom', ooapi: 'Result.resultDateTime' }),
    ),
  ),
  optional(
    ofAward(
      element('grade', '0..1', ['Grade', 'Note'], {
        elm: 'hasClaim.provenBy.grade',
        ob3: 'credentialSubject.result.value',
        ooapi: 'Result.score',
      }),
    ),
  ),
];

/**
 * The element of a key.
 * @example
 * elementOf('title')?.annex1 // 'mandatory'
 */
export function elementOf(key: string): Element | undefined {
  return elements.find((candidate) => candidate.key === key);
}
