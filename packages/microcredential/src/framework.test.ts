import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { awardOfHarbourEcology, harbourEcology } from '../fixtures/award.ts';
import { certificateDraft } from './draft-certificate.ts';
import { check, type Framework, frameworks, phases, readFramework } from './framework.ts';
import { textIn } from './language-map.ts';

const [council, unic] = frameworks as [Framework, Framework];
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
    for (const phase of phases)
      expect(check(complete, framework, { phase })).toEqual({
        framework: framework.id,
        version: framework.version,
        verdict: 'pass',
        findings: [],
      });
  });

  test('never passes an empty description', () => {
    for (const phase of phases) expect(['fail', 'not-applicable']).toContain(check({ description: {} }, framework, { phase }).verdict);
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
