export type Requirement = { id: string; requirement: string; stage: string; priority: string };
export type NamedTest = { file: string; title: string };
export type Report = { testResults: { name: string; assertionResults: { title: string; status: string }[] }[] };
export type Coverage = {
  covered: Requirement[];
  uncovered: Requirement[];
  tooMany: NamedTest[];
  withoutAssertion: NamedTest[];
  notLookedAt: NamedTest[];
  unknown: (NamedTest & { id: string })[];
};
export const mostIdsOfATest: number;
export function readRequirements(csv: string): Requirement[];
export function idsOf(title: string): string[];
export function requirementsCovered(
  requirements: readonly Requirement[],
  report: Report,
  sourceOf: (file: string) => string | undefined,
): Coverage;
export function describeCoverage(requirements: readonly Requirement[], coverage: Coverage, nameOfFile?: (file: string) => string): string;
