import type { Description } from '@laurel/microcredential';
import type { InForce } from '../design/in-force.ts';
import { type BindingError, type Deviated, deviationsThatCount, errorsThatBind } from '../design/judge.ts';
import { errorsOfOutcomes } from '../design/without-outcomes.ts';

/** The step of a description's way at which it is approved. */
export const PHASE = 'approval';

/** What keeps a description from being submitted. Frameworks that do not bind advise. */
export function bindingErrors(content: Description, inForce: InForce, language: string): BindingError[] {
  const asked = { phase: PHASE, language } as const;
  const outcomes = errorsOfOutcomes(content, asked);
  const binding = errorsThatBind({ description: content }, inForce, asked);
  return [...outcomes, ...binding.filter(({ rule }) => !outcomes.some((each) => each.rule === rule))];
}

/** The deviations without which it could not be submitted: those who decide have to see them. */
export function deviationsSubmitted(content: Description, inForce: InForce, language: string): Deviated[] {
  return deviationsThatCount({ description: content }, inForce, { phase: PHASE, language });
}
