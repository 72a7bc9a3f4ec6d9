import { check, type Description, type Finding, frameworks } from '@laurel/microcredential';
import type { InForce } from '../design/in-force.ts';
import { errorsThatBind } from '../design/judge.ts';

/** The step of a description's way at which it is approved. */
export const PHASE = 'approval';

/** Whatever binds: a micro-credential without a learning outcome is none (Council Recommendation 2022/C 243/02, Annex I), and nobody can approve it. */
const council = frameworks.find(({ id }) => id === 'eu-council-2022');
const OUTCOMES = /^description\.outcomes\b/;

/** What keeps a description from being submitted. Frameworks that do not bind advise. */
export function bindingErrors(content: Description, inForce: InForce, language: string): Finding[] {
  const document = { description: content };
  const binding = errorsThatBind(document, inForce, { phase: PHASE, language });
  const asked = council === undefined ? [] : check(document, council, { phase: PHASE, language }).findings;
  const outcomes = asked.filter(({ severity, path }) => severity === 'error' && OUTCOMES.test(path));
  return [...outcomes, ...binding.filter(({ rule }) => !outcomes.some((each) => each.rule === rule))];
}
