import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { awardOfHarbourEcology, harbourEcology } from '../fixtures/award.ts';
import { check } from './check.ts';
import { certificateDraft } from './draft-certificate.ts';
import { type Framework, frameworks, phases } from './framework.ts';
import { textIn } from './language-map.ts';
import { readFramework } from './read-framework.ts';

const named = (id: string) => frameworks.find((framework) => framework.id === id) as Framework;
const [council, unic, ects, dutch] = ['eu-council-2022', 'unic-standard-2024', 'ects-base-2015', 'nl-kwaliteitskader-2025'].map(named) as [
  Framework,
  Framework,
  Framework,
  Framework,
];
const inTheNetherlands = { ...harbourEcology.provider, lead: { ...harbourEcology.provider?.lead, country: 'NL' } };
const complete = { description: harbourEcology, certificate: certificateDraft(awardOfHarbourEcology) };

describe.each(frameworks.map((framework) => [framework.id, framework] as const))('%s', (_, framework) => {
  test('is written in the language of conditions', () => {
    expect(() => readFramework(framework)).not.toThrow();
  });

  test('gives each rule an id of its own', () => {
    expect(new Set(framework.rules.map((rule) => rule.id)).size).toBe(framework.rules.length);
  });

  test.each(framework.rules.map((rule) => [rule.id, rule] as const))(
    '%s says in English and in German what is missing and how to mend it',
    (_, rule) => {
      for (const words of [rule.message, rule.fix]) {
        for (const language of ['en', 'de'])
          expect(textIn(words, []) && (words as Record<string, string>)[language]).toMatch(/^\S.{12,}\.$/);
      }
      expect(rule.source.document).not.toBe('');
      expect(rule.source.clause).not.toBe('');
    },
  );

  test('is content with a course that is described completely, at every phase', () => {
    const here = framework === dutch ? { ...complete, description: { ...harbourEcology, provider: inTheNetherlands } } : complete;
    for (const phase of phases)
      expect(check(here, framework, { phase })).toEqual({
        framework: framework.id,
        version: framework.version,
        verdict: 'pass',
        findings: [],
      });
  });

  test('does not pass an empty description, unless it asks only about numbers that are given', () => {
    const passes = framework === ects ? ['pass', 'pass-with-warnings'] : ['fail', 'not-applicable'];
    for (const phase of phases) expect(passes).toContain(check({ description: {} }, framework, { phase }).verdict);
  });

  test('asks at a later phase for all that it asked before', () => {
    const asked = phases.map((phase) =>
      check({ description: { scope: 'alliance' } }, framework, { phase }).findings.map((finding) => finding.rule),
    );
    for (const [i, earlier] of asked.slice(0, -1).entries()) expect(asked[i + 1]).toEqual(expect.arrayContaining(earlier));
  });

  test('answers whatever JSON it is given', () => {
    const near = fc.oneof(
      fc.jsonValue(),
      fc.record({ description: fc.oneof(fc.jsonValue(), shaken(harbourEcology)), certificate: fc.option(fc.jsonValue()) }),
    );
    fc.assert(
      fc.property(near, fc.constantFrom(...phases), (json, phase) => {
        expect(['pass', 'pass-with-warnings', 'fail', 'not-applicable']).toContain(check(json, framework, { phase }).verdict);
      }),
    );
  });
});

test('the frameworks stand in order: European ones, those of alliances, that of a country', () => {
  expect(frameworks.map(({ id }) => id)).toEqual([
    'eu-council-2022',
    'microbol',
    'ects-base-2015',
    'cmf-emc',
    'unic-standard-2024',
    't4eu-guide',
    'alliance-offer-sheet',
    'nl-kwaliteitskader-2025',
  ]);
});

test('each rule of any framework has an id of its own', () => {
  const ids = frameworks.flatMap(({ rules }) => rules.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

test('ECTS only counts: it finds nothing in an empty description, and mistakes in a sum', () => {
  expect(check({ description: {} }, ects, { phase: 'issuing' }).verdict).toBe('pass');
  const components = [{ ects: 2 }, { ects: 1 }];
  expect(rulesBroken({ description: { components, workload: { ects: 4 } } }, ects)).toEqual(['ECT-02']);
});

/** The description with one of its members replaced by any JSON. */
function shaken(description: object): fc.Arbitrary<object> {
  return fc.tuple(fc.constantFrom(...Object.keys(description)), fc.jsonValue()).map(([key, value]) => ({ ...description, [key]: value }));
}

test('a finding names the rule, what is wrong, how to mend it, where, and the clause', () => {
  const { workload: _, ...without } = harbourEcology;
  const [finding] = check({ description: without }, unic, { phase: 'design' }).findings;
  expect(finding).toEqual({
    rule: 'UNI-02',
    severity: 'error',
    message: 'The number of ECTS credits is missing.',
    fix: 'Enter how many credits the course carries.',
    path: 'description.workload.ects',
    source: { document: 'UNIC Standard for Micro-Credentials, September 2024', clause: '1.1 Basics' },
  });
});

test('findings are told in German to whoever asks for it, and in English to whoever asks for a language nobody has written', () => {
  const without = { description: { ...harbourEcology, content: undefined } };
  const told = (language: string) => check(without, unic, { phase: 'approval', language }).findings.map((finding) => finding.message);
  expect(told('de')).toEqual(['In der Modulmaske fehlen die Inhalte des Kurses.']);
  expect(told('de-AT')).toEqual(told('de'));
  expect(told('eo')).toEqual(['The module mask lacks the content of the course.']);
});

test("an offer of one university alone is none of the alliance standard's business [UNIC-23]", () => {
  const local = { description: { ...harbourEcology, scope: 'local', level: {} } };
  expect(check(local, unic, { phase: 'issuing' })).toEqual({
    framework: unic.id,
    version: unic.version,
    verdict: 'not-applicable',
    reason: 'does-not-apply',
    findings: [],
  });
});

test('the alliance standard wants credits, of any number [UNIC-28]', () => {
  const withCredits = (ects: unknown) => ({ description: { ...harbourEcology, workload: { hoursTotal: 81, ects } } });
  expect(rulesBroken(withCredits(undefined), unic)).toEqual(['UNI-02']);
  for (const ects of [0.25, 3, 60]) expect(rulesBroken(withCredits(ects), unic)).toEqual([]);
});

test('one university under two roles is not two universities [UNIC-30]', () => {
  const partners = ['offers', 'co-creates'].map((role) => ({ id: 'north', role, allianceMember: true }));
  const alone = { description: { ...harbourEcology, provider: { ...harbourEcology.provider, partners } } };
  expect(rulesBroken(alone, unic)).toEqual(['UNI-01']);
});

test('an alliance course at EQF level 5 fails the alliance standard and pleases the Council [UNIC-38]', () => {
  const level5 = { description: { ...harbourEcology, level: { eqf: 5 } } };
  expect(rulesBroken(level5, unic)).toEqual(['UNI-03']);
  expect(rulesBroken(level5, council)).toEqual([]);
});

test('an examination without recorded participation earns no certificate of the alliance [UNIC-36]', () => {
  const examOnly = { ...complete, certificate: { ...complete.certificate, participationRecorded: false } };
  expect(rulesBroken(examOnly, unic)).toEqual(['UNI-C14']);
});

test('without a certificate its rules wait', () => {
  expect(rulesBroken({ description: harbourEcology }, unic)).toEqual([]);
  expect(rulesBroken({ description: harbourEcology, certificate: { title: 'Harbour Ecology' } }, council).length).toBeGreaterThan(5);
});

test('numbers in a finding are those that count: the framework’s own, or those that a university has set', () => {
  const small = { description: { ...harbourEcology, workload: { ects: 2 } } };
  const said = (language: string, params?: Record<string, unknown>) =>
    check(small, named('alliance-offer-sheet'), { phase: 'approval', language, params }).findings.find(({ rule }) => rule === 'OFS-11');
  expect(said('en')?.message).toBe('The number of credits is missing or is not between 3 and 15.');
  expect(said('de', { minEcts: 5 })?.fix).toBe('Tragen Sie zwischen 5 und 15 Punkte ein.');
});

test('no finding shows a placeholder, and whoever reads one reads each number that its rule depends on', () => {
  for (const framework of frameworks)
    for (const rule of framework.rules) {
      const paramsIn = new Set([...JSON.stringify([rule.when, rule.assert]).matchAll(/"param":"(\w+)"/g)].map(([, name]) => name));
      for (const language of ['en', 'de']) {
        const words = [rule.message, rule.fix].map((said) => (said as Record<string, string>)[language] ?? '');
        for (const name of paramsIn) expect(words[0]).toContain(`{${name}}`);
        for (const sentence of words)
          for (const [, name = ''] of sentence.matchAll(/\{(.*?)\}/g)) expect(Object.keys(framework.params)).toContain(name);
      }
    }
});

const inForce = (on?: string) => check({ description: { provider: inTheNetherlands } }, dutch, { phase: 'design', on });

test.each([
  ['2025-04-30', 'not-yet-valid'],
  ['2027-05-01', 'no-longer-valid'],
] as const)('on %s the Dutch framework is not in force (%s), and finds nothing', (on, reason) => {
  expect(inForce(on)).toEqual({ framework: dutch.id, version: dutch.version, verdict: 'not-applicable', reason, findings: [] });
});

test('a framework is in force on its first day and on its last; whoever names no day is not asked for one', () => {
  for (const on of ['2025-05-01', '2027-04-30', undefined]) expect(inForce(on).verdict).toBe('fail');
  expect(inForce('2026-01-01')).not.toHaveProperty('reason');
});

test('a university may set another number, never another rule', () => {
  const large = { description: { ...harbourEcology, workload: { ects: 30 } } };
  const at = (params: Record<string, unknown>) =>
    check(large, council, { phase: 'design', params }).findings.map((finding) => finding.rule);
  expect(at({})).toEqual([]);
  expect(at({ shortCycleWarnEcts: 30 })).toEqual(['EUC-16']);
});

test('warnings let a description pass, visibly; notes do not change the verdict', () => {
  const verdict = (description: object) =>
    check({ description: { ...harbourEcology, ...description } }, council, { phase: 'issuing' }).verdict;
  expect(verdict({ recognition: {} })).toBe('pass-with-warnings');
  expect(verdict({ access: {} })).toBe('pass');
});

function rulesBroken(document: unknown, framework: Framework): string[] {
  return check(document, framework, { phase: 'issuing' }).findings.map((finding) => finding.rule);
}
