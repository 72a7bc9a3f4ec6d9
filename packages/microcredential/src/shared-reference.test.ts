import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generatedCondition, generatedDocument, generatedParams } from '../fixtures/generated-condition.ts';
import { check } from './check.ts';
import { type Framework, type Phase, phases, type Rule } from './framework.ts';

const reference = new URL('../../../../shared/domain/evaluate.mjs', import.meta.url);

type Said = { verdict: string; errors: string[]; warnings: string[]; infos: string[] };
type Evaluate = (profile: Framework, document: object, options: { phase: Phase; params: object }) => Said;

const rule = fc.record(
  {
    target: fc.constantFrom('description' as const, 'certificate' as const),
    phase: fc.constantFrom(...phases),
    severity: fc.constantFrom('error' as const, 'warn' as const, 'info' as const),
    when: generatedCondition,
    assert: generatedCondition,
  },
  { requiredKeys: ['target', 'phase', 'severity', 'assert'] },
);

/** Profiles are generated as data: what they ask need not make sense. */
const profile = fc
  .record(
    { rules: fc.array(rule, { minLength: 1, maxLength: 4 }), params: generatedParams, appliesWhen: generatedCondition },
    { requiredKeys: ['rules', 'params'] },
  )
  .map(({ rules, ...rest }) => ({
    id: 'generated',
    version: '1.0.0',
    ...rest,
    rules: rules.map(
      (each, index) => ({ ...each, id: `GEN-${index}`, message: '', fix: '', source: { document: '', clause: '' } }) as Rule,
    ),
  })) as unknown as fc.Arbitrary<Framework>;

const document = fc
  .tuple(generatedDocument, fc.boolean())
  .map(([generated, withCertificate]) => (withCertificate ? { ...generated, certificate: { title: 'x' } } : generated));

describe.skipIf(!existsSync(reference))('the reference evaluator beside the project (needs ../shared)', () => {
  test('agrees with ours on generated profiles and documents, at every phase, with other parameters too (needs ../shared)', async () => {
    const { evaluate } = (await import(reference.href)) as { evaluate: Evaluate };
    let compared = 0;
    fc.assert(
      fc.property(
        profile,
        document,
        fc.constantFrom(...phases),
        fc.option(generatedParams, { nil: {} }),
        (framework, given, phase, params) => {
          const { verdict, findings } = check(given, framework, { phase, params });
          const ids = (severity: string) => findings.filter((finding) => finding.severity === severity).map((finding) => finding.rule);
          const said = answer(() => evaluate(framework, given, { phase, params }));
          if (said === undefined) return;
          compared += 1;
          expect({ verdict, errors: ids('error'), warnings: ids('warn'), infos: ids('info') }).toEqual({
            verdict: said.verdict,
            errors: said.errors,
            warnings: said.warnings,
            infos: said.infos,
          });
        },
      ),
      { numRuns: 5000 },
    );
    expect(compared).toBeGreaterThan(4000);
  });
});

/** The reference throws on JSON that it does not expect, such as `null` in a list; ours has answered by then. */
function answer(ask: () => Said): Said | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
