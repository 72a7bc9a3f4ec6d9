import { z } from 'zod';
import type { Judged } from './judge.ts';

export const verdictWords = ['pass', 'pass-with-deviations', 'pass-with-warnings', 'fail', 'not-applicable'] as const;

/**
 * What a framework said once: the rules by their names, without sentences, which belong to the version. Whatever becomes of framework,
 * description and deviations later, this stays.
 */
export const keptVerdict = z.object({
  framework: z.string(),
  version: z.string(),
  verdict: z.enum(verdictWords),
  binds: z.boolean(),
  findings: z.array(z.object({ rule: z.string(), severity: z.enum(['error', 'deviation', 'warn', 'info']) })).readonly(),
  /** those that counted, and until when they were granted */
  deviations: z.array(z.object({ id: z.uuid(), rule: z.string(), until: z.iso.date() })).readonly(),
});
export type KeptVerdict = z.output<typeof keptVerdict>;

export function keepVerdicts(verdicts: readonly Judged[]): KeptVerdict[] {
  return verdicts.map(({ framework, version, verdict, binds, findings }) => ({
    framework,
    version,
    verdict,
    binds,
    findings: findings.map(({ rule, severity }) => ({ rule, severity })),
    deviations: findings.flatMap(({ rule, deviation }) =>
      deviation === undefined ? [] : { id: deviation.id, rule, until: deviation.until },
    ),
  }));
}

/** Whether a framework says something else now than it did: another version or verdict, other findings, or another deviation. */
export function saysOtherwise(kept: KeptVerdict, now: KeptVerdict | undefined): boolean {
  return now === undefined || JSON.stringify(inOrder(kept)) !== JSON.stringify(inOrder(now));
}

/** Kept as jsonb, members come back in another order. */
function inOrder({ version, verdict, binds, findings, deviations }: KeptVerdict) {
  return [
    version,
    verdict,
    binds,
    findings.map(({ rule, severity }) => `${rule} ${severity}`).sort(),
    deviations.map(({ id, until }) => `${id} ${until}`).sort(),
  ];
}

/**
 * The same for the journal, which holds codes alone: `verdict/<framework>` is `<version>/<verdict>`, and `deviation/<n>` the id of one that counted.
 */
export function factsOfVerdicts(verdicts: readonly Judged[]): Readonly<Record<string, string>> {
  const kept = keepVerdicts(verdicts);
  const counted = [...new Set(kept.flatMap(({ deviations }) => deviations.map(({ id }) => id)))];
  return Object.fromEntries([
    ...kept.map(({ framework, version, verdict }) => [`verdict/${framework}`, `${version}/${verdict}`]),
    ...counted.map((id, place) => [`deviation/${place + 1}`, id]),
  ]);
}
