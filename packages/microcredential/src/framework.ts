import { z } from 'zod';
import { condition } from './condition.ts';
import euCouncil2022 from './frameworks/eu-council-2022.json' with { type: 'json' };
import unicStandard2024 from './frameworks/unic-standard-2024.json' with { type: 'json' };
import { holds, type Params, pathToMend } from './holds.ts';
import { text, textIn } from './language-map.ts';

/** Where a description stands in its life. Phases add up: what is asked at design is asked at issuing too. */
export const phases = ['design', 'approval', 'publication', 'issuing'] as const;
export type Phase = (typeof phases)[number];

export type Severity = 'error' | 'warn' | 'info';

const rule = z.strictObject({
  id: z.string().regex(/^[A-Z]{3}-C?\d{2}$/),
  /** rules for a certificate wait until there is one */
  target: z.enum(['description', 'certificate']),
  phase: z.enum(phases),
  severity: z.enum(['error', 'warn', 'info']),
  when: condition.optional(),
  assert: condition,
  message: text,
  fix: text,
  source: z.strictObject({ document: z.string(), clause: z.string() }),
});
export type Rule = z.infer<typeof rule>;

const framework = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: text,
  validFrom: z.iso.date().optional(),
  validTo: z.iso.date().optional(),
  /** suggested: the house decides which frameworks may block a step */
  binding: z.boolean(),
  sourceDocument: z.strictObject({ title: z.string(), url: z.url().optional() }),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  appliesWhen: condition.optional(),
  rules: z.array(rule).min(1),
});

/** A set of rules with its source, as data: the Council's recommendation, an alliance's standard, a national frame. */
export type Framework = z.infer<typeof framework>;

/** Something that a person should read and mend. */
export type Finding = {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
  readonly path: string;
  readonly source: { readonly document: string; readonly clause: string };
};

export type Verdict = {
  readonly framework: string;
  readonly version: string;
  readonly verdict: 'pass' | 'pass-with-warnings' | 'fail' | 'not-applicable';
  readonly findings: readonly Finding[];
};

/**
 * Reads a framework from its JSON.
 * @throws z.ZodError when a rule is written in a way that could not be judged
 */
export function readFramework(json: unknown): Framework {
  return framework.parse(json);
}

/**
 * The frameworks that come with the library. Each is judged by itself, side by side; none is merged into another.
 * (That they are well written is proven by a test rather than at every start.)
 */
export const frameworks = [euCouncil2022, unicStandard2024] as unknown as readonly Framework[];

export type CheckOptions = {
  readonly phase: Phase;
  /** other numbers than the framework's own, as a university may set them; never other rules */
  readonly params?: Params | undefined;
  /** language of the findings, English unless the framework speaks it */
  readonly language?: string | undefined;
};

/**
 * What a framework says of an exchange document (`{ description, certificate? }`, as JSON) at a phase.
 * One error fails it; warnings and notes do not. Never throws, whatever the JSON is.
 * @example
 * check({ description: { scope: 'alliance' } }, unic, { phase: 'approval' }).verdict // 'fail'
 */
export function check(document: unknown, framework: Framework, { phase, params = {}, language = 'en' }: CheckOptions): Verdict {
  const { id, version, appliesWhen, rules } = framework;
  const settings = { ...framework.params, ...params };
  if (appliesWhen && !holds(appliesWhen, document, settings)) return { framework: id, version, verdict: 'not-applicable', findings: [] };
  const findings = rules
    .filter((rule) => phases.indexOf(rule.phase) <= phases.indexOf(phase))
    .filter((rule) => rule.target === 'description' || hasCertificate(document))
    .filter((rule) => rule.when === undefined || holds(rule.when, document, settings))
    .filter((rule) => !holds(rule.assert, document, settings))
    .map((rule) => findingOf(rule, document, settings, language));
  return { framework: id, version, verdict: verdictOf(findings), findings };
}

function hasCertificate(document: unknown): boolean {
  return (
    typeof document === 'object' &&
    document !== null &&
    Object.hasOwn(document, 'certificate') &&
    Boolean((document as { certificate?: unknown }).certificate)
  );
}

function findingOf(rule: Rule, document: unknown, params: Params, language: string): Finding {
  const say = (words: Rule['message']) => textIn(words, [language, language.split('-')[0] ?? '', 'en']) ?? rule.id;
  return {
    rule: rule.id,
    severity: rule.severity,
    message: say(rule.message),
    fix: say(rule.fix),
    path: pathToMend(rule.assert, document, params),
    source: rule.source,
  };
}

function verdictOf(findings: readonly Finding[]): Verdict['verdict'] {
  if (findings.some((finding) => finding.severity === 'error')) return 'fail';
  return findings.some((finding) => finding.severity === 'warn') ? 'pass-with-warnings' : 'pass';
}
