export { missingAnnex1, saysSomething } from './annex.ts';
export type { Award, AwardingBody, ComponentResult, Issuer, Learner } from './award.ts';
export { canonicalForm, contentHash } from './canonical-form.ts';
export type { CertificateDraft } from './certificate-draft.ts';
export { assessmentType, assessmentTypes } from './codes/assessment-type.ts';
export { type CodeListName, codeLists, type NamedCodeList } from './codes/code-lists.ts';
export { type CodeList, type Concept, ownConcepts } from './codes/concept.ts';
export { countries, country } from './codes/country.ts';
export { ects } from './codes/credit-system.ts';
export { currencies, currency } from './codes/currency.ts';
export { eqfLevel, eqfLevels } from './codes/eqf-level.ts';
export { type EscoFinding, type EscoProblem, type EscoRow, type EscoSkill, escoSkillList, readEscoSkills } from './codes/esco-skills.ts';
export { type IscedField, iscedField, iscedFields, iscedPath } from './codes/isced-field.ts';
export { language, languages } from './codes/language.ts';
export { nameOf } from './codes/names.ts';
export { type NqfFramework, type NqfLevel, nqfFramework, nqfFrameworks, nqfLevel, nqfLevels } from './codes/nqf.ts';
export { participationForm, participationForms } from './codes/participation-form.ts';
export { type QualificationCycle, qualificationCycle, qualificationCycles } from './codes/qualification-cycle.ts';
export { qualityAssurance, qualityAssurances } from './codes/quality-assurance.ts';
export { searchConcepts } from './codes/search-concepts.ts';
export { stackabilities, stackability } from './codes/stackability.ts';
export { supervision, supervisions } from './codes/supervision.ts';
export { type Description, description } from './description.ts';
export { certificateDraft } from './draft-certificate.ts';
export { type Annex1Group, type Cardinality, type Element, elementOf, elements } from './element.ts';
export { type ExchangeDocument, readExchangeDocument, UnreadableDocument } from './exchange-document.ts';
export {
  type CheckOptions,
  check,
  type Finding,
  type Framework,
  frameworks,
  type Phase,
  phases,
  type Rule,
  readFramework,
  type Severity,
  type Verdict,
} from './framework.ts';
export { type LanguageMap, type Text, textIn } from './language-map.ts';
export { cycleFitsEqf } from './level.ts';
export { credits, creditsFitHours, hoursPerCredit, totalHours, usualHoursPerCredit } from './workload.ts';
