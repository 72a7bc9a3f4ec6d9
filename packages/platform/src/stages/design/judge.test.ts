import type { Description } from '@laurel/microcredential';
import { expect, test } from 'vitest';
import heat from '../../../../../examples/heat-and-health.json' with { type: 'json' };
import type { Deviation } from './deviation.ts';
import { type InForce, shippedInForce } from './in-force.ts';
import { deviationsThatCount, errorsThatBind, judge } from './judge.ts';
import { factsOfVerdicts, keepVerdicts, saysOtherwise } from './kept-verdict.ts';

const asked = { phase: 'approval', language: 'en' } as const;
const { partners: _partners, ...alone } = heat.description.provider;
/** It names no partner, which UNI-01 asks for. */
const broken = { description: { ...heat.description, provider: alone } as Description };

const granted = (more: Partial<Deviation> = {}): Deviation => ({
  id: '5f0f6a52-6f7c-4f5c-9a52-0a8e5f3f7c11',
  framework: 'unic-standard-2024',
  rule: 'UNI-01',
  institution: { id: '0c7b3a76-52a6-4f7b-8c1e-5d0a3c6f2b10', name: 'Universität Mühlenau', country: 'DE' },
  reason: 'The second partner joins in spring.',
  decidedOn: '2026-11-20',
  from: '2026-11-20',
  until: '2027-03-31',
  ...more,
});
const on = (day: string, ...deviations: readonly Deviation[]): InForce => ({ ...shippedInForce, on: day, deviations });
const unic = (inForce: InForce, document: unknown = broken) =>
  judge(document, inForce, asked).find(({ framework }) => framework === 'unic-standard-2024');
const rules = (found: readonly { readonly rule: string }[]) => found.map(({ rule }) => rule);

test('an error blocks, and with a deviation it stays in sight and blocks no more [UNIC-6]', () => {
  expect(rules(errorsThatBind(broken, on('2026-12-01'), asked))).toEqual(['UNI-01']);
  const inForce = on('2026-12-01', granted());
  expect(errorsThatBind(broken, inForce, asked)).toEqual([]);
  expect(unic(inForce)?.verdict).toBe('pass-with-deviations');
  expect(unic(inForce)?.findings.find(({ rule }) => rule === 'UNI-01')).toMatchObject({
    severity: 'deviation',
    deviation: { reason: 'The second partner joins in spring.', until: '2027-03-31', institution: { name: 'Universität Mühlenau' } },
  });
  expect(deviationsThatCount(broken, inForce, asked)).toMatchObject([{ rule: 'UNI-01', framework: 'unic-standard-2024' }]);
});

test('it holds on its first day and on its last, and on no other [UNIC-6]', () => {
  const blocks = (day: string, more?: Partial<Deviation>) => errorsThatBind(broken, on(day, granted(more)), asked).length > 0;
  expect(['2026-11-19', '2026-11-20', '2027-03-31', '2027-04-01'].map((day) => blocks(day))).toEqual([true, false, false, true]);
  // Taken back early, it holds no more from that day on.
  expect(['2026-12-23', '2026-12-24'].map((day) => blocks(day, { endedOn: '2026-12-24' }))).toEqual([false, true]);
});

test('after its last day the error says that a deviation held once', () => {
  const [error] = errorsThatBind(broken, on('2027-04-01', granted()), asked);
  expect(error).toMatchObject({ severity: 'error', lapsed: { until: '2027-03-31' } });
  expect(unic(on('2027-04-01', granted()))?.verdict).toBe('fail');
});

test('of several from one rule the longest counts, so that more time can be granted', () => {
  const inForce = on('2026-12-01', granted({ until: '2027-12-31', reason: 'Longer.' }), granted());
  expect(deviationsThatCount(broken, inForce, asked)).toMatchObject([{ deviation: { until: '2027-12-31' } }]);
});

test('another error of the same framework still fails it, and another rule is not deviated from', () => {
  const worse = { description: { ...broken.description, quality: { ...broken.description.quality, esgAligned: false } } };
  const inForce = on('2026-12-01', granted());
  expect(rules(errorsThatBind(worse, inForce, asked))).toEqual(['UNI-29']);
  expect(unic(inForce, worse)?.verdict).toBe('fail');
  for (const other of [granted({ rule: 'UNI-02' }), granted({ framework: 'microbol' })])
    expect(rules(errorsThatBind(broken, on('2026-12-01', other), asked))).toEqual(['UNI-01']);
});

test('a deviation belongs to the rule, whatever version the framework has; when the rule is gone or kept, nothing is shown', () => {
  const inForce = on('2026-12-01', granted());
  const changed = (change: (rules: readonly { readonly id: string }[]) => readonly { readonly id: string }[]): InForce => ({
    ...inForce,
    frameworks: inForce.frameworks.map((each) =>
      each.framework.id === 'unic-standard-2024'
        ? { ...each, framework: { ...each.framework, version: '2.0.0', rules: change(each.framework.rules) as never } }
        : each,
    ),
  });
  expect(unic(changed((all) => all))).toMatchObject({ version: '2.0.0', verdict: 'pass-with-deviations' });
  const gone = changed((all) => all.filter(({ id }) => id !== 'UNI-01'));
  expect(deviationsThatCount(broken, gone, asked)).toEqual([]);
  expect(unic(gone)?.verdict).not.toBe('pass-with-deviations');
  const whole = { description: heat.description };
  expect(deviationsThatCount(whole, inForce, asked)).toEqual([]);
  expect(unic(inForce, whole)?.verdict).not.toBe('pass-with-deviations');
});

test('what a framework said is kept with its version and the deviations that counted, and says when today differs [MICROBOL-13]', () => {
  const then = keepVerdicts(judge(broken, on('2026-12-01', granted()), asked));
  const ofUnic = then.find(({ framework }) => framework === 'unic-standard-2024');
  expect(ofUnic).toMatchObject({
    version: '1.0.0',
    verdict: 'pass-with-deviations',
    binds: true,
    findings: expect.arrayContaining([{ rule: 'UNI-01', severity: 'deviation' }]),
    deviations: [{ rule: 'UNI-01', until: '2027-03-31' }],
  });
  expect(JSON.stringify(then)).not.toContain('partner');
  const now = keepVerdicts(judge(broken, on('2027-04-01', granted()), asked)).find(({ framework }) => framework === 'unic-standard-2024');
  expect(ofUnic && saysOtherwise(ofUnic, now)).toBe(true);
  expect(ofUnic && saysOtherwise(ofUnic, JSON.parse(JSON.stringify(ofUnic)))).toBe(false);
  expect(ofUnic && saysOtherwise(ofUnic, undefined)).toBe(true);
});

test('for the journal a verdict is framework, version and verdict, and a deviation its id', () => {
  expect(factsOfVerdicts(judge(broken, on('2026-12-01', granted()), asked))).toMatchObject({
    'verdict/unic-standard-2024': '1.0.0/pass-with-deviations',
    'deviation/1': granted().id,
  });
});
