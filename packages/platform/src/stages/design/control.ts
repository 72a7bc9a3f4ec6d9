import {
  assessmentTypes,
  type Concept,
  countries,
  eqfLevels,
  type LanguageMap,
  languages,
  participationForms,
  qualificationCycles,
  qualityAssurances,
  stackabilities,
  supervisions,
} from '@laurel/microcredential';
import type { MessageKey } from '../../base/languages/message.ts';
import type { ElementKey } from './section.ts';

/** One possible answer: what the mask writes for it, and its words. */
export type Option = { readonly word: string; readonly label: LanguageMap | MessageKey };

/** How one piece of the mask is asked for. */
export type Leaf =
  /** by language */
  | { readonly kind: 'text'; readonly rows: number }
  | { readonly kind: 'line' }
  /** several, one a line */
  | { readonly kind: 'lines' }
  | { readonly kind: 'number'; readonly unit?: MessageKey }
  | { readonly kind: 'choice'; readonly options: readonly Option[]; readonly numeric?: true }
  | { readonly kind: 'choices'; readonly options: readonly Option[] }
  | { readonly kind: 'yes-no' };

export type Parts = Readonly<Record<string, Leaf>>;
export type Control = Leaf | { readonly kind: 'group'; readonly parts: Parts } | { readonly kind: 'rows'; readonly parts: Parts };

const line: Leaf = { kind: 'line' };
const short: Leaf = { kind: 'text', rows: 1 };
const long: Leaf = { kind: 'text', rows: 5 };
const ects: Leaf = { kind: 'number', unit: 'design.unit-ects' };
const hours: Leaf = { kind: 'number', unit: 'design.unit-hours' };
const yesNo: Leaf = { kind: 'yes-no' };
const oneOf = (options: readonly Option[]): Leaf => ({ kind: 'choice', options });
const someOf = (options: readonly Option[]): Leaf => ({ kind: 'choices', options });
const words = <const W extends string>(...list: readonly W[]) => list.map((word) => ({ word, label: `design-option.${word}` as const }));

/** Languages that courses are given in, as checkboxes; others that a description names already are shown with them. */
const usual = new Set('bg cs da de el en es et fi fr ga hr hu is it lt lv mt nb nl pl pt ro sk sl sq sr sv tr uk'.split(' '));
const taughtIn: readonly Concept[] = languages.filter(({ word }) => usual.has(word));

const body: Parts = { id: line, name: line, country: oneOf(countries) };

/** How each element of the mask is asked for. An element without a line here does not compile. */
export const controls: Readonly<Record<ElementKey, Control>> = {
  id: line,
  title: short,
  shortDescription: { kind: 'text', rows: 3 },
  scope: oneOf(words('local', 'alliance')),
  provision: oneOf(words('single', 'joint')),
  content: long,
  literature: { kind: 'lines' },
  outcomes: { kind: 'rows', parts: { type: oneOf(words('knowledge', 'skill', 'competence')), text: { kind: 'text', rows: 3 } } },
  competences: long,
  'workload.ects': ects,
  'workload.hoursTotal': hours,
  'workload.hoursPerEcts': hours,
  'workload.teachingHours': hours,
  'workload.outOfClassHours': hours,
  'level.eqf': { kind: 'choice', options: eqfLevels, numeric: true },
  'level.qfEhea': oneOf(qualificationCycles),
  'level.nqf': { kind: 'group', parts: { framework: line, level: line } },
  components: {
    kind: 'rows',
    parts: { title: short, institution: line, ects, hoursTotal: hours, teachingHours: hours, language: oneOf(languages) },
  },
  'assessment.methods': someOf(assessmentTypes),
  'assessment.criteria': long,
  'assessment.supervision': oneOf(supervisions),
  languages: someOf(taughtIn),
  'delivery.mode': oneOf(participationForms),
  'delivery.participationRule': line,
  'delivery.compulsoryParticipation': yesNo,
  'access.prerequisites': long,
  'stacking.type': oneOf(stackabilities),
  'quality.types': someOf(qualityAssurances),
  'quality.esgAligned': yesNo,
  'quality.publicUrl': line,
  'provider.type': oneOf(words('hei', 'other')),
  'provider.lead': { kind: 'group', parts: { ...body, unit: line, url: line } },
  'provider.partners': {
    kind: 'rows',
    parts: { id: line, role: oneOf(words('offers', 'co-creates', 'stakeholder')), country: oneOf(countries), allianceMember: yesNo },
  },
  'provider.awardingBodies': { kind: 'rows', parts: body },
};
