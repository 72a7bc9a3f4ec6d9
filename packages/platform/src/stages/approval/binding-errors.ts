import { check, type Description, type Finding, type Framework, frameworks } from '@laurel/microcredential';
import { bindingFrameworks } from './binding-frameworks.ts';

/** The step of a description's way at which it is approved. */
export const PHASE = 'approval';

/** Whatever binds: a micro-credential without a learning outcome is none (Council Recommendation 2022/C 243/02, Annex I), and nobody can approve it. */
const council = frameworks.filter(({ id }) => id === 'eu-council-2022');
const OUTCOMES = /^description\.outcomes\b/;

/** What binding frameworks call an error at approval: with one of these, nothing is submitted. Frameworks that are not binding advise. */
export function bindingErrors(content: Description, language: string, binding: readonly Framework[] = bindingFrameworks): Finding[] {
  const errorsOf = (of: readonly Framework[]) =>
    of
      .flatMap((framework) => check({ description: content }, framework, { phase: PHASE, language }).findings)
      .filter(({ severity }) => severity === 'error');
  const outcomes = binding.some(({ id }) => id === 'eu-council-2022') ? [] : errorsOf(council).filter(({ path }) => OUTCOMES.test(path));
  return [...outcomes, ...errorsOf(binding)];
}
