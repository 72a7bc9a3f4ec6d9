import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { readExchangeDocument } from './exchange-document.ts';
import { type Framework, frameworks, type Phase, phases, type Rule } from './framework.ts';

const domain = new URL('../../../../shared/domain/', import.meta.url);
const isThere = existsSync(domain);

type Example = { name: string; phase: Phase; document: object; expected: Record<string, Expected> };
type Expected = { verdict: string; errors: string[]; warnings: string[]; infos: string[] };
type Mutation = { rule: string; profile: string; base: string; patch: Record<string, unknown> };
type Profile = Omit<Framework, 'rules'> & { rules: (Rule & { source: { quote?: string } })[] };
type Evaluate = (profile: Profile, document: object, options: { phase: Phase }) => Expected & { profile: string };

const readJson = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, domain), 'utf8')) as T;
const examples = isThere
  ? readdirSync(new URL('examples/', domain))
      .filter((file) => /^\d\d-.*\.json$/.test(file))
      .map((file) => readJson<Example>(`examples/${file}`))
  : [];
const mutations = isThere ? readJson<Mutation[]>('examples/rule-mutations.json') : [];

/** The longest quotation that is a name, not a sentence: everybody calls a type of assessment that. */
const nameOfAnElement = 25;

/** Our verdict in the words of the examples. */
function judged(document: unknown, framework: Framework, phase: Phase): Expected {
  const { verdict, findings } = check(document, framework, { phase });
  const ids = (severity: string) => findings.filter((finding) => finding.severity === severity).map((finding) => finding.rule);
  return { verdict, errors: ids('error'), warnings: ids('warn'), infos: ids('info') };
}

describe.skipIf(!isThere)('the examples and rules beside the project (needs ../shared)', () => {
  describe.each(frameworks.map((framework) => [framework.id, framework] as const))('%s', (id, framework) => {
    const profile = isThere ? readJson<Profile>(`frameworks/${id}.json`) : ({ rules: [] } as unknown as Profile);

    test('has the rules, phases, severities, conditions and numbers of the profile', () => {
      const facts = ({ id, target, phase, severity, when, assert }: Rule) => ({ id, target, phase, severity, when, assert });
      expect(framework.rules.map(facts)).toEqual(profile.rules.map(facts));
      const { version, binding, params, appliesWhen, validFrom, validTo } = profile;
      expect(framework).toMatchObject({
        version,
        binding,
        params,
        validFrom,
        ...(validTo && { validTo }),
        ...(appliesWhen && { appliesWhen }),
      });
    });

    test('says it in words of its own', () => {
      const theirs = profile.rules
        .flatMap((rule) => [...Object.values(rule.message), ...Object.values(rule.fix), rule.source.quote ?? ''])
        .map(plain);
      const ours = framework.rules.flatMap((rule) => [...Object.values(rule.message), ...Object.values(rule.fix)]).map(plain);
      const isTaken = (words: string) =>
        theirs.some((other) => words === other || (other.length > nameOfAnElement && words.includes(other)));
      expect(ours.filter(isTaken)).toEqual([]);
    });

    test.each(examples.map((example) => [example.name, example] as const))('judges %s as expected', (_, example) => {
      expect(judged(example.document, framework, example.phase)).toEqual(example.expected[id]);
      expect(judged(readExchangeDocument(example), framework, example.phase)).toEqual(example.expected[id]);
    });

    test.each(examples.map((example) => [example.name, example] as const))(
      'agrees with the reference on %s at every phase',
      async (_, example) => {
        const { evaluate } = (await import(new URL('evaluate.mjs', domain).href)) as { evaluate: Evaluate };
        for (const phase of phases) {
          const { verdict, errors, warnings, infos } = evaluate(profile, example.document, { phase });
          expect(judged(example.document, framework, phase)).toEqual({ verdict, errors, warnings, infos });
        }
      },
    );

    test('agrees with the reference on descriptions in which anything has been changed', async () => {
      const { evaluate } = (await import(new URL('evaluate.mjs', domain).href)) as { evaluate: Evaluate };
      const change = fc.tuple(
        fc.constantFrom(...pathsOf(profile.rules)),
        fc.constantFrom<unknown>(null, '', ' ', 0, 7, 0.5, true, false, 'x', [], ['x', null], {}, { en: '' }, { en: 'x' }),
      );
      fc.assert(
        fc.property(
          fc.constantFrom(...examples),
          fc.array(change, { maxLength: 4 }),
          fc.constantFrom(...phases),
          (example, changes, phase) => {
            const document = changes.reduce(patched, structuredClone(example.document) as Record<string, unknown>);
            const said = answer(() => evaluate(profile, document, { phase }));
            const ours = judged(document, framework, phase);
            if (said === undefined) return;
            const { verdict, errors, warnings, infos } = said;
            expect(ours).toEqual({ verdict, errors, warnings, infos });
          },
        ),
        { numRuns: 500 },
      );
    });

    const own = mutations.filter((mutation) => mutation.profile === id);
    test('has a mutation for each rule', () => {
      expect(own.map((mutation) => mutation.rule).sort()).toEqual(framework.rules.map((rule) => rule.id).sort());
    });
    test.each(own.map((mutation) => [mutation.rule, mutation] as const))(
      '%s is broken by its mutation and not before',
      (rule, { base, patch }) => {
        const example = examples.find((candidate) => candidate.name === base);
        const before = structuredClone(example?.document);
        const after = Object.entries(patch).reduce(patched, structuredClone(example?.document) as Record<string, unknown>);
        const broken = (document: unknown) => check(document, framework, { phase: 'issuing' }).findings.map((finding) => finding.rule);
        expect(broken(before)).not.toContain(rule);
        expect(broken(after)).toContain(rule);
      },
    );
  });
});

/** What the reference answers; it throws on some JSON, such as a list of partners that holds `null`, where we do not. */
function answer<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

/** `a.b[1].c` set to a value; `null` deletes. */
function patched(document: Record<string, unknown>, [path, value]: [string, unknown]): Record<string, unknown> {
  const steps = path.replace(/\[(\d+)\]/g, '.$1').split('.');
  const last = steps.pop() ?? '';
  let place = document;
  for (const step of steps) {
    if (typeof place[step] !== 'object' || place[step] === null) place[step] = {};
    place = place[step] as Record<string, unknown>;
  }
  if (value === null) delete place[last];
  else place[last] = value;
  return document;
}

/** The paths that rules look at, up to where a list begins. */
function pathsOf(rules: unknown): string[] {
  return [...new Set([...JSON.stringify(rules).matchAll(/"path":"((?:description|certificate)\.[^"[]+)/g)].map(([, path = '']) => path))];
}

function plain(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\d ]/gu, '')
    .trim();
}
