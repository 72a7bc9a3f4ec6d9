import { eqfLevel } from './codes/eqf-level.ts';
import { qualificationCycle } from './codes/qualification-cycle.ts';
import type { Description } from './description.ts';

type Level = NonNullable<Description['level']>;

/**
 * Whether the EQF level and the QF-EHEA cycle of a description name the same height: the short cycle is level 5, the third is level 8.
 * @returns `undefined` when one of them is missing or unknown
 * @example
 * cycleFitsEqf({ eqf: 7, qfEhea: 'second' }) // true
 */
export function cycleFitsEqf({ eqf, qfEhea }: Level): boolean | undefined {
  const cycle = qfEhea === undefined ? undefined : qualificationCycle(qfEhea);
  if (cycle === undefined || eqf === undefined || eqfLevel(eqf) === undefined) return undefined;
  return cycle.eqf === eqf;
}
