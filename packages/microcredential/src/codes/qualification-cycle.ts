import { type Concept, codeList, ownConcepts } from './concept.ts';

/** A cycle of the Qualifications Framework of the European Higher Education Area, and the EQF level it corresponds to. */
export type QualificationCycle = Concept & { readonly eqf: number };

const cycle = (word: string, eqf: number, en: string, de: string): QualificationCycle => ({
  word,
  code: `${word}-cycle`,
  uri: `${ownConcepts}/qf-ehea/${word}-cycle`,
  label: { en, de },
  eqf,
});

/** QF-EHEA cycles; no European list exists, so the URIs are ours. */
export const qualificationCycleList = codeList([
  cycle('short', 5, 'Short cycle (QF-EHEA)', 'Kurzzyklus (QF-EHEA)'),
  cycle('first', 6, 'First cycle (QF-EHEA)', 'Erster Zyklus (QF-EHEA)'),
  cycle('second', 7, 'Second cycle (QF-EHEA)', 'Zweiter Zyklus (QF-EHEA)'),
  cycle('third', 8, 'Third cycle (QF-EHEA)', 'Dritter Zyklus (QF-EHEA)'),
]);

export const qualificationCycles = qualificationCycleList.concepts;

/**
 * The cycle that a description names.
 * @example
 * qualificationCycle('second')?.code // 'second-cycle'
 */
export function qualificationCycle(word: string): QualificationCycle | undefined {
  return qualificationCycleList.find(word);
}
