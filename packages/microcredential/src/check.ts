import type { Params } from './comparison.ts';
import { compile, type Test } from './compile.ts';
import { type Framework, type Phase, phases, type Rule, type Severity } from './framework.ts';
import { pathToMend } from './holds.ts';
import { textIn } from './language-map.ts';
import { withParams } from './placeholder.ts';

/** Something that a person should read and mend. */
export type Finding = {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
  readonly path: string;
  readonly source: { readonly document: string; readonly clause: string };
};

/** The framework is not in force on the day that was asked for, or what is described is none of its business. */
export type NotApplicable = 'not-yet-valid' | 'no-longer-valid' | 'does-not-apply';

export type Verdict = {
  readonly framework: string;
  readonly version: string;
  readonly verdict: 'pass' | 'pass-with-warnings' | 'fail' | 'not-applicable';
  /** why it is not applicable */
  readonly reason?: NotApplicable;
  readonly findings: readonly Finding[];
};

export type CheckOptions = {
  readonly phase: Phase;
  /** other numbers than the framework's own, as a university may set them; never other rules */
  readonly params?: Params | undefined;
  /** language of the findings, English unless the framework speaks it */
  readonly language?: string | undefined;
  /** ISO day on which the framework has to be in force; without one, its dates are not looked at */
  readonly on?: string | undefined;
};

/**
 * What a framework says of an exchange document (`{ description, certificate? }`, as JSON) at a phase.
 * One error fails it; warnings and notes do not. Never throws, whatever the JSON is.
 * @example
 * check({ description: { scope: 'alliance' } }, unic, { phase: 'approval' }).verdict // 'fail'
 */
export function check(document: unknown, framework: Framework, { phase, params, language = 'en', on }: CheckOptions): Verdict {
  const { id, version } = framework;
  const { appliesWhen, rules } = compiled(framework);
  const settings = params === undefined ? framework.params : { ...framework.params, ...params };
  const reason = outOfForce(framework, on) ?? (appliesWhen?.(document, settings) === false ? 'does-not-apply' : undefined);
  if (reason !== undefined) return { framework: id, version, verdict: 'not-applicable', reason, findings: [] };
  const step = phases.indexOf(phase);
  const withCertificate = hasCertificate(document);
  const findings = rules
    .filter((each) => each.step <= step && (withCertificate || !each.ofCertificate))
    .filter(({ when, assert }) => (when === undefined || when(document, settings)) && !assert(document, settings))
    .map((each) => findingOf(each, document, settings, language));
  return { framework: id, version, verdict: verdictOf(findings), findings };
}

/** ISO days stand in the order of their letters. A framework is in force on its first day and on its last. */
function outOfForce({ validFrom, validTo }: Framework, on: string | undefined): NotApplicable | undefined {
  if (on === undefined) return undefined;
  if (validFrom !== undefined && on < validFrom) return 'not-yet-valid';
  return validTo !== undefined && on > validTo ? 'no-longer-valid' : undefined;
}

type Compiled = { readonly appliesWhen: Test | undefined; readonly rules: readonly CompiledRule[] };
type CompiledRule = {
  readonly rule: Rule;
  readonly step: number;
  readonly ofCertificate: boolean;
  readonly when: Test | undefined;
  readonly assert: Test;
  /** its sentences by language, found when they are first asked for */
  readonly words: Map<string, { readonly message: string; readonly fix: string }>;
};

/** Whoever asks in ever new languages does not fill the memory. */
const manyLanguages = 50;

const known = new WeakMap<Framework, Compiled>();

/** Each framework is compiled once; parameters come in with the document, so that one compilation serves every university. */
function compiled(framework: Framework): Compiled {
  const before = known.get(framework);
  if (before !== undefined) return before;
  const made: Compiled = {
    appliesWhen: framework.appliesWhen && compile(framework.appliesWhen),
    rules: framework.rules.map((rule) => ({
      rule,
      step: phases.indexOf(rule.phase),
      ofCertificate: rule.target === 'certificate',
      when: rule.when && compile(rule.when),
      assert: compile(rule.assert),
      words: new Map(),
    })),
  };
  known.set(framework, made);
  return made;
}

function hasCertificate(document: unknown): boolean {
  return (
    typeof document === 'object' &&
    document !== null &&
    Object.hasOwn(document, 'certificate') &&
    Boolean((document as { certificate?: unknown }).certificate)
  );
}

function findingOf(compiledRule: CompiledRule, document: unknown, params: Params, language: string): Finding {
  const { rule } = compiledRule;
  const { message, fix } = wordsOf(compiledRule, language);
  return {
    rule: rule.id,
    severity: rule.severity,
    message: withParams(message, params),
    fix: withParams(fix, params),
    path: pathToMend(rule.assert, document, params),
    source: rule.source,
  };
}

function wordsOf({ rule, words }: CompiledRule, language: string): { readonly message: string; readonly fix: string } {
  const before = words.get(language);
  if (before !== undefined) return before;
  const say = (said: Rule['message']) => textIn(said, [language, language.split('-')[0] ?? '', 'en']) ?? rule.id;
  const found = { message: say(rule.message), fix: say(rule.fix) };
  if (words.size < manyLanguages) words.set(language, found);
  return found;
}

function verdictOf(findings: readonly Finding[]): Verdict['verdict'] {
  if (findings.some((finding) => finding.severity === 'error')) return 'fail';
  return findings.some((finding) => finding.severity === 'warn') ? 'pass-with-warnings' : 'pass';
}
