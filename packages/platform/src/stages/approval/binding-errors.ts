import { check, type Description, type Finding, type Framework } from '@laurel/microcredential';
import { bindingFrameworks } from './binding-frameworks.ts';

/** The step of a description's way at which it is approved. */
export const PHASE = 'approval';

/** What binding frameworks call an error at approval: with one of these, nothing is submitted. Frameworks that are not binding advise. */
export function bindingErrors(content: Description, language: string, binding: readonly Framework[] = bindingFrameworks): Finding[] {
  return binding
    .flatMap((framework) => check({ description: content }, framework, { phase: PHASE, language }).findings)
    .filter(({ severity }) => severity === 'error');
}
