import { check, type Finding, type NotApplicable, type Phase, type Severity, type Text, type Verdict } from '@laurel/microcredential';
import { type Deviation, endOf, holdsOn } from './deviation.ts';
import type { FrameworkInForce, InForce } from './in-force.ts';

type Asked = { readonly phase: Phase; readonly language: string };

/** A finding where it counts: an error from which somebody decided to deviate blocks nothing while that holds, and stays in sight. */
export type JudgedFinding = Omit<Finding, 'severity'> & {
  readonly severity: Severity | 'deviation';
  /** which holds today; there when the severity says so */
  readonly deviation?: Deviation | undefined;
  /** which held once: the error blocks again */
  readonly lapsed?: Deviation | undefined;
};

/** What a framework says of a description where it is in force. With a deviation that counts, it is never a plain pass. */
export type Judged = Omit<Verdict, 'verdict' | 'reason' | 'findings'> & {
  readonly verdict: Verdict['verdict'] | 'pass-with-deviations';
  readonly reason?: NotApplicable | undefined;
  readonly findings: readonly JudgedFinding[];
  readonly binds: boolean;
};

/** A finding, and the framework whose rule it is. */
export type FindingOf = JudgedFinding & { readonly framework: string };
type NamedFinding = FindingOf & { readonly frameworkTitle: Text };
/** One that keeps a document back. */
export type BindingError = Finding & { readonly framework: string; readonly lapsed?: Deviation | undefined };
/** One that would, had nobody decided otherwise. */
export type Deviated = Omit<Finding, 'severity'> & {
  readonly severity: 'deviation';
  readonly framework: string;
  readonly frameworkTitle: Text;
  readonly deviation: Deviation;
};

/** What every framework that is in force says of an exchange document, side by side. */
export function judge(document: unknown, inForce: InForce, asked: Asked): Judged[] {
  return inForce.frameworks.map((each) => ({ ...judgedBy(document, each, inForce, asked), binds: each.binds }));
}

/** What keeps a document back at a phase: the errors of the frameworks that bind, without those from which it may deviate today. */
export function errorsThatBind(document: unknown, inForce: InForce, asked: Asked): BindingError[] {
  return bindingFindings(document, inForce, asked).flatMap(({ deviation: _, frameworkTitle: __, ...finding }) =>
    finding.severity === 'error' ? { ...finding, severity: finding.severity } : [],
  );
}

/** The deviations without which a document would be kept back at a phase. */
export function deviationsThatCount(document: unknown, inForce: InForce, asked: Asked): Deviated[] {
  // Most descriptions have none: whoever only reads the catalogue waits for no rules.
  if (inForce.deviations.length === 0) return [];
  return bindingFindings(document, inForce, asked).flatMap(({ deviation, lapsed: _, ...finding }) =>
    deviation === undefined ? [] : { ...finding, severity: 'deviation' as const, deviation },
  );
}

function bindingFindings(document: unknown, inForce: InForce, asked: Asked): NamedFinding[] {
  return inForce.frameworks
    .filter(({ binds }) => binds)
    .flatMap((each) =>
      judgedBy(document, each, inForce, asked).findings.map((finding) => ({
        ...finding,
        framework: each.framework.id,
        frameworkTitle: each.framework.title,
      })),
    );
}

function judgedBy(document: unknown, { framework, params }: FrameworkInForce, inForce: InForce, { phase, language }: Asked) {
  const verdict = check(document, framework, { phase, language, on: inForce.on, params });
  const own = inForce.deviations.filter((each) => each.framework === framework.id);
  return own.length === 0 ? verdict : withDeviations(verdict, own, inForce.today ?? inForce.on);
}

function withDeviations(verdict: Verdict, deviations: readonly Deviation[], today: string | undefined): Omit<Judged, 'binds'> {
  const findings = verdict.findings.map((finding): JudgedFinding => {
    const about = deviations.filter(({ rule }) => rule === finding.rule);
    if (finding.severity !== 'error' || about.length === 0) return finding;
    const holding = latest(about.filter((each) => holdsOn(each, today)));
    if (holding !== undefined) return { ...finding, severity: 'deviation', deviation: holding };
    const lapsed = latest(about);
    return lapsed === undefined ? finding : { ...finding, lapsed };
  });
  if (!findings.some(({ severity }) => severity === 'deviation') || findings.some(({ severity }) => severity === 'error'))
    return { ...verdict, findings };
  return { ...verdict, verdict: 'pass-with-deviations', findings };
}

/** Of several about one rule, the one that holds or held longest. */
function latest(deviations: readonly Deviation[]): Deviation | undefined {
  return [...deviations].sort((a, b) => (endOf(a) < endOf(b) ? 1 : -1))[0];
}
