import { check, type Description, frameworks, type Phase } from '@laurel/microcredential';
import type { BindingError } from './judge.ts';

/** Whatever binds: a micro-credential without a learning outcome is none (Council Recommendation 2022/C 243/02, Annex I), and nobody can approve it. */
const COUNCIL = 'eu-council-2022';
const council = frameworks.find(({ id }) => id === COUNCIL);
const OUTCOMES = /^description\.outcomes\b/;

/** The errors about learning outcomes that keep every description back, whichever frameworks bind. */
export function errorsOfOutcomes(content: Description, asked: { readonly phase: Phase; readonly language: string }): BindingError[] {
  if (council === undefined) return [];
  const { findings } = check({ description: content }, council, asked);
  return findings.filter(isOfOutcomes).map((finding) => ({ ...finding, framework: COUNCIL }));
}

/** From these rules nobody can decide to deviate. */
export function isNeverLifted(finding: { readonly framework: string; readonly severity: string; readonly path: string }): boolean {
  return finding.framework === COUNCIL && OUTCOMES.test(finding.path);
}

const isOfOutcomes = ({ severity, path }: { readonly severity: string; readonly path: string }) =>
  severity === 'error' && OUTCOMES.test(path);
