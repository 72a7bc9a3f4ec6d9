import type { LanguageMap } from '../language-map.ts';
import { accessTypeList, applicationChannelList } from './admission.ts';
import { assessmentTypeList } from './assessment-type.ts';
import { type CodeList, ownConcepts } from './concept.ts';
import { countryList } from './country.ts';
import { credentialTypeList } from './credential-type.ts';
import { currencyList } from './currency.ts';
import {
  creditRouteList,
  curriculumInclusionList,
  curriculumPlacementList,
  needTypeList,
  outcomeTypeList,
  purposeList,
} from './curriculum.ts';
import { activityTypeList, deliveryModeList, paceList, placeList, synchronyList } from './delivery.ts';
import { designStepList } from './design-step.ts';
import { eqfLevelList } from './eqf-level.ts';
import { feeCategoryList, fundingTypeList } from './funding.ts';
import { iscedFieldList } from './isced-field.ts';
import { languageList } from './language.ts';
import { learningActivityTypeList, learningOpportunityTypeList, learningScheduleList, learningSettingList } from './learning.ts';
import { nqfFrameworkList, nqfLevelList } from './nqf.ts';
import { participationFormList } from './participation-form.ts';
import { decisionList, partnerRoleList, providerTypeList, provisionList, scopeList, stakeholderTypeList } from './provision.ts';
import { credentialFormatList, publicationChannelList } from './publication.ts';
import { qualificationCycleList } from './qualification-cycle.ts';
import { qualityAssuranceList } from './quality-assurance.ts';
import { skillReuseLevelList, skillTypeList } from './skill.ts';
import { stackabilityList } from './stackability.ts';
import { supervisionList } from './supervision.ts';
import { targetGroupList } from './target-group.ts';

/**
 * A code list as the mask names it.
 * @property source the authority's scheme, or ours; concepts that Europe does not have are ours in either
 * @property long whether nobody would want to scroll through it, so that a form offers to search
 */
export type NamedCodeList = CodeList & {
  readonly name: string;
  readonly title: LanguageMap;
  readonly source: string;
  readonly long: boolean;
};

const titled =
  (source: string, long = false) =>
  (list: CodeList, en: string, de: string) => ({ ...list, title: { en, de }, source, long });
const ours = titled(ownConcepts);
/** All schemes of Europass's vocabularies end in the same number. */
const snb = (scheme: string, long = false) => titled(`http://data.europa.eu/snb/${scheme}/25831c2`, long);
const authority = (table: string) => titled(`http://publications.europa.eu/resource/authority/${table}`, true);

const lists = {
  'eqf-levels': snb('eqf')(eqfLevelList, 'EQF levels', 'EQR-Niveaus'),
  'qf-ehea-cycles': ours(qualificationCycleList, 'QF-EHEA cycles', 'QF-EHEA-Zyklen'),
  'nqf-frameworks': snb('qdr')(nqfFrameworkList, 'National qualifications frameworks', 'Nationale Qualifikationsrahmen'),
  'nqf-levels': snb('qdr', true)(nqfLevelList, 'Levels of national qualifications frameworks', 'Niveaus nationaler Qualifikationsrahmen'),
  'isced-fields': snb('isced-f', true)(iscedFieldList, 'Fields of education and training (ISCED-F)', 'Bildungsfelder (ISCED-F)'),
  'participation-forms': snb('learning-assessment')(participationFormList, 'Forms of participation', 'Teilnahmeformen'),
  'assessment-types': snb('assessment')(assessmentTypeList, 'Types of assessment', 'Prüfungsformen'),
  supervisions: snb('supervision-verification')(supervisionList, 'Supervision and identity verification', 'Aufsicht und Identitätsprüfung'),
  'learning-schedules': snb('learning-schedule')(learningScheduleList, 'Learning schedules', 'Lernpensum'),
  'learning-settings': snb('learning-setting')(learningSettingList, 'Learning settings', 'Lernumgebungen'),
  'learning-opportunity-types': snb('learning-opportunity')(
    learningOpportunityTypeList,
    'Types of learning opportunity',
    'Arten von Lernangeboten',
  ),
  'learning-activity-types': snb('learning-activity')(learningActivityTypeList, 'Types of learning activity', 'Arten von Lernaktivitäten'),
  'target-groups': snb('target-group')(targetGroupList, 'Target groups', 'Zielgruppen'),
  'credential-types': snb('credential')(credentialTypeList, 'Types of credential', 'Arten von Nachweisen'),
  'quality-assurances': snb('accreditation')(qualityAssuranceList, 'Types of quality assurance', 'Arten der Qualitätssicherung'),
  'skill-types': snb('skill-type')(skillTypeList, 'Types of skill', 'Arten von Fähigkeiten'),
  'skill-reuse-levels': snb('skill-reuse-level')(skillReuseLevelList, 'Reach of skills', 'Reichweite von Fähigkeiten'),
  stackabilities: ours(stackabilityList, 'Integration and stackability', 'Kombinierbarkeit'),
  languages: authority('language')(languageList, 'Languages', 'Sprachen'),
  countries: authority('country')(countryList, 'Countries', 'Länder'),
  currencies: authority('currency')(currencyList, 'Currencies', 'Währungen'),
  scopes: ours(scopeList, 'Local or alliance offer', 'Angebot der Einrichtung oder der Allianz'),
  provisions: ours(provisionList, 'Offered by one or jointly', 'Von einer Einrichtung oder gemeinsam angeboten'),
  'provider-types': ours(providerTypeList, 'Kinds of provider', 'Arten von Anbietern'),
  'partner-roles': ours(partnerRoleList, 'Roles of partners', 'Rollen der Partner'),
  'stakeholder-types': ours(stakeholderTypeList, 'Kinds of stakeholder', 'Arten von Interessenträgern'),
  decisions: ours(decisionList, 'Decisions about a description', 'Entscheidungen über eine Beschreibung'),
  places: ours(placeList, 'Places', 'Orte'),
  paces: ours(paceList, 'Paces', 'Zeitliche Gestaltung'),
  synchronies: ours(synchronyList, 'Synchronous or asynchronous', 'Synchron oder asynchron'),
  'delivery-modes': snb('learning-assessment')(deliveryModeList, 'Modes of delivery', 'Lehrformen'),
  'activity-types': ours(activityTypeList, 'Types of activity', 'Arten von Aktivitäten'),
  'access-types': ours(accessTypeList, 'Access', 'Zugang'),
  'application-channels': ours(applicationChannelList, 'Ways to apply', 'Bewerbungswege'),
  'funding-types': ours(fundingTypeList, 'Funding', 'Finanzierung'),
  'fee-categories': ours(feeCategoryList, 'Fee categories', 'Gebührengruppen'),
  'curriculum-inclusions': ours(curriculumInclusionList, 'Inclusion into the curriculum', 'Einbindung in das Curriculum'),
  'curriculum-placements': ours(curriculumPlacementList, 'Place in the curriculum', 'Stellung im Curriculum'),
  'credit-routes': ours(creditRouteList, 'Routes to credit', 'Wege zu Leistungspunkten'),
  'need-types': ours(needTypeList, 'Needs it answers', 'Bedarfe'),
  purposes: ours(purposeList, 'Purposes', 'Zwecke'),
  'design-steps': ours(designStepList, 'Steps of designing', 'Schritte des Entwurfs'),
  'outcome-types': ours(outcomeTypeList, 'Types of learning outcome', 'Arten von Lernergebnissen'),
  'publication-channels': ours(publicationChannelList, 'Channels of publication', 'Veröffentlichungswege'),
  'credential-formats': ours(credentialFormatList, 'Formats of the credential', 'Formate des Nachweises'),
} as const satisfies Readonly<Record<string, Omit<NamedCodeList, 'name'>>>;

export type CodeListName = keyof typeof lists;

/**
 * Every code list by its name, so that an element of the mask can say which one its answers come from.
 * @example
 * codeLists['funding-types'].find('other')?.comment // 'required'
 */
export const codeLists = Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, { ...list, name }])) as unknown as Readonly<
  Record<CodeListName, NamedCodeList>
>;
