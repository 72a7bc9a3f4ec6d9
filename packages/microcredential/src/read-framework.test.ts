import fc from 'fast-check';
import { expect, test } from 'vitest';
import { description } from './description.ts';
import { elements } from './element.ts';
import { frameworks } from './framework.ts';
import { kindAt, writtenByApproval } from './known-paths.ts';
import { readFramework } from './read-framework.ts';
import { UnreadableFramework } from './unreadable-framework.ts';

const source = { document: 'House rules', clause: '1' };
const rule = {
  id: 'OWN-01',
  target: 'description',
  phase: 'design',
  severity: 'error',
  assert: { path: 'description.title', op: 'present' } as object,
  message: { en: 'It has no title.' } as unknown,
  fix: { en: 'Give it one.' } as unknown,
  source,
};
const framework = {
  id: 'own',
  version: '1.0.0',
  title: { en: 'House rules' },
  binding: false,
  sourceDocument: { title: 'House rules' },
  params: { least: 3, word: 'alliance' },
  rules: [rule],
};
const asking = (assert: object) => ({ ...framework, rules: [{ ...rule, source: { ...source }, assert }] });

/** Why it is refused: the place and one sentence. */
function refusal(json: unknown): string | undefined {
  try {
    readFramework(json);
  } catch (error) {
    if (error instanceof UnreadableFramework) return error.message;
    throw error;
  }
  return undefined;
}

test('the built-in frameworks are read, and given back as they are', () => {
  for (const built of frameworks) expect(readFramework(structuredClone(built))).toEqual(built);
});

test.each<[string, object]>([
  ['rules[0].assert.path: there is no element "workload.ectz" in the mask', { path: 'description.workload.ectz', op: 'present' }],
  ['rules[0].assert.path: there is no element "holder.shoe" in the certificate draft', { path: 'certificate.holder.shoe', op: 'present' }],
  ['rules[0].assert.path: "title" begins neither with "description." nor with "certificate."', { path: 'title', op: 'present' }],
  ['rules[0].assert.path: there is no element "outcomes.text" in the mask', { path: 'description.outcomes.text', op: 'present' }],
  ['rules[0].assert.path: is not written as a path, such as "a.b[].c"', { path: 'description..title', op: 'present' }],
  [
    'rules[0].assert.all[1].any[0].not.path: there is no element "x" in the mask',
    { all: [{ path: 'description.title', op: 'present' }, { any: [{ not: { path: 'description.x', op: 'present' } }] }] },
  ],
  [
    'rules[0].assert.assert.path: there is no element "outcomes[].shape" in the mask',
    { path: 'description.outcomes', op: 'every', assert: { path: 'shape', op: 'present' } },
  ],
  [
    'rules[0].assert.where.path: there is no element "provider.partners[].kind" in the mask',
    { path: 'description.provider.partners', op: 'distinctGte', by: 'id', where: { path: 'kind', op: 'present' }, value: 2 },
  ],
  [
    'rules[0].assert.by: there is no element "provider.partners[].number" in the mask',
    { path: 'description.provider.partners', op: 'distinctGte', by: 'number', value: 2 },
  ],
  [
    'rules[0].assert.value: there is no element "workload.total" in the mask',
    { path: 'description.components[].ects', op: 'sumEqPath', value: 'description.workload.total' },
  ],
  [
    'rules[0].assert.den: there is no element "workload.points" in the mask',
    { op: 'ratioBetween', num: 'description.workload.ects', den: 'description.workload.points', value: [1, 2] },
  ],
])('refused for a path that leads nowhere: %s', (sentence, assert) => {
  expect(refusal(asking(assert))).toBe(sentence);
});

test.each<[string, object]>([
  ['rules[0].assert.op: there is no operator "like"', { path: 'description.title', op: 'like', value: 'x' }],
  ['rules[0].assert.not.op: there is no operator "constructor"', { not: { path: 'description.title', op: 'constructor' } }],
  ['rules[0].assert.op: there is no operator ["eq"]', { path: 'description.scope', op: ['eq'], value: 'x' }],
  ['rules[0].assert.assert: must be a condition', { path: 'description.outcomes', op: 'some', assert: 'text' }],
  ['rules[0].assert.all: must be a list of conditions', { all: { path: 'description.title', op: 'present' } }],
  ['rules[0].assert: must be one of "all", "any", "not" and "op", and nothing beside it', { all: [], any: [] }],
  ['rules[0].assert: must be one of "all", "any", "not" and "op", and nothing beside it', {}],
  ['rules[0].assert.value: must be a value, or { "param": "..." }', { path: 'description.workload.ects', op: 'multipleOf' }],
  ['rules[0].assert: has a member "value", which nobody reads', { path: 'description.title', op: 'present', value: 1 }],
])('refused for a condition nobody can read: %s', (sentence, assert) => {
  expect(refusal(asking(assert))).toBe(sentence);
});

test.each<[string, object]>([
  ['op: "gt" asks for a number, and "description.scope" is a text', { path: 'description.scope', op: 'gt', value: 3 }],
  ['op: "integer" asks for a number, and "description.title" is a text', { path: 'description.title', op: 'integer' }],
  ['op: "isTrue" asks for yes or no, and "description.scope" is a text', { path: 'description.scope', op: 'isTrue' }],
  [
    'op: "matches" asks for a text, and "description.workload.ects" is a number',
    { path: 'description.workload.ects', op: 'matches', value: '^1' },
  ],
  ['op: "eq" asks for one value, and "description.languages" is a list', { path: 'description.languages', op: 'eq', value: 'en' }],
  [
    'op: "gt" asks for one value, and "description.components[].ects" is a list',
    { path: 'description.components[].ects', op: 'gt', value: 0 },
  ],
  ['op: "countGte" asks for a list, and "description.title" is a text', { path: 'description.title', op: 'countGte', value: 1 }],
  [
    'op: "some" asks for a list, and "description.workload" is a group of elements',
    { path: 'description.workload', op: 'some', assert: { path: 'ects', op: 'present' } },
  ],
  [
    'op: "sumEqPath" asks for a number, and "description.components[].language" is a text',
    { path: 'description.components[].language', op: 'sumEqPath', value: 'description.workload.ects' },
  ],
  [
    'op: "eqPath" asks for a text, and "description.workload.ects" is a number',
    { path: 'description.scope', op: 'eqPath', value: 'description.workload.ects' },
  ],
  ['value: "eq" asks for a text here, and 3 is a number', { path: 'description.scope', op: 'eq', value: 3 }],
  ['value[1]: "in" asks for a number here, and "6" is a text', { path: 'description.level.eqf', op: 'in', value: [5, '6'] }],
  [
    'value[0]: "containsAny" asks for a text here, and true is yes or no',
    { path: 'description.languages', op: 'containsAny', value: [true] },
  ],
])('refused for an operator or value that does not fit: %s', (sentence, assert) => {
  expect(refusal(asking(assert))).toBe(`rules[0].assert.${sentence}`);
});

test.each<[string, object]>([
  ['value.param: there is no parameter "most"', { path: 'description.workload.ects', op: 'lte', value: { param: 'most' } }],
  ['value.param: there is no parameter "toString"', { path: 'description.workload.ects', op: 'lte', value: { param: 'toString' } }],
  [
    'value[1].param: there is no parameter "most"',
    { path: 'description.workload.ects', op: 'between', value: [{ param: 'least' }, { param: 'most' }] },
  ],
  [
    'value: "gte" asks for a number here, and the parameter "word" is a text',
    { path: 'description.workload.ects', op: 'gte', value: { param: 'word' } },
  ],
  [
    'value: "eq" asks for a text here, and the parameter "least" is a number',
    { path: 'description.scope', op: 'eq', value: { param: 'least' } },
  ],
  ['value.param: "in" asks for a list, and a parameter is one value', { path: 'description.scope', op: 'in', value: { param: 'word' } }],
])('refused for a parameter: %s', (sentence, assert) => {
  expect(refusal(asking(assert))).toBe(`rules[0].assert.${sentence}`);
});

test('parameters that fit are taken', () => {
  const assert = {
    all: [
      { path: 'description.scope', op: 'eq', value: { param: 'word' } },
      { path: 'description.workload.ects', op: 'gte', value: { param: 'least' } },
    ],
  };
  expect(refusal(asking(assert))).toBeUndefined();
});

test('a parameter that refers to a parameter is refused, and so is a sentence that names one there is not', () => {
  expect(refusal({ ...framework, params: { least: { param: 'least' } } })).toBe(
    'params.least: refers to another parameter; a parameter holds a value',
  );
  expect(refusal({ ...framework, rules: [{ ...rule, fix: { en: 'Enter {most} credits.' } }] })).toBe(
    'rules[0].fix.en: there is no parameter "most"',
  );
  expect(refusal({ ...framework, rules: [{ ...rule, fix: 'Enter {least} credits.' }] })).toBeUndefined();
});

test('an object that holds itself, or one part at two places, is refused', () => {
  const circle: { all: unknown[] } = { all: [] };
  circle.all.push(circle);
  expect(refusal(asking(circle))).toBe('rules[0].assert.all[0]: is the same object as rules[0].assert; each part is written out');
  const part = { path: 'description.title', op: 'present' };
  expect(refusal(asking({ any: [part, part] }))).toMatch(
    /^rules\[0\]\.assert\.any\[1\]: is the same object as rules\[0\]\.assert\.any\[0\];/,
  );
  expect(refusal(JSON.parse(JSON.stringify(asking({ any: [part, part] }))))).toBeUndefined();
});

test('what is nested deeper than any rule is refused before it can exhaust anything', () => {
  const deep = `${'{"not":'.repeat(50_000)}{"path":"description.title","op":"present"}${'}'.repeat(50_000)}`;
  expect(refusal(asking(JSON.parse(deep)))).toMatch(/is nested more than 32 levels deep$/);
});

test('one id for two rules is refused, and so are dates that run backwards', () => {
  const again = { ...rule, source: { ...source }, assert: { path: 'description.content', op: 'present' } };
  const apart = JSON.parse(JSON.stringify({ ...framework, rules: [rule, again] }));
  expect(refusal(apart)).toBe('rules[1].id: there is another rule "OWN-01"');
  expect(refusal({ ...framework, validFrom: '2026-02-01', validTo: '2026-01-31' })).toBe('validTo: lies before validFrom');
  expect(refusal({ ...framework, validFrom: '2026-02-01', validTo: '2026-02-01' })).toBeUndefined();
});

test.each<[string, unknown]>([
  ['(top): must be of type object', 'a text'],
  ['rules: is missing', { ...framework, rules: undefined }],
  ['rules: must not be empty', { ...framework, rules: [] }],
  ['rules[0].phase: must be one of "design", "approval", "publication", "issuing"', { ...framework, rules: [{ ...rule, phase: 'later' }] }],
  ['rules[0].message: must be a text, or texts by language such as { "en": "..." }', { ...framework, rules: [{ ...rule, message: 3 }] }],
  ['rules[0].id: is not written as it should be', { ...framework, rules: [{ ...rule, id: 'one' }] }],
  ['(top): has a member "colour", which nobody reads', { ...framework, colour: 'red' }],
  ['appliesWhen.path: there is no element "x" in the mask', { ...framework, appliesWhen: { path: 'description.x', op: 'present' } }],
])('refused: %s', (sentence, json) => {
  expect(refusal(json)).toBe(sentence);
});

test('whatever JSON it is given is a framework or refused in one sentence with its place', () => {
  const near = fc.oneof(
    fc.jsonValue(),
    fc.jsonValue().map((assert) => ({ ...framework, rules: [{ ...rule, assert }] })),
    fc.jsonValue().map((rules) => ({ ...framework, rules })),
    fc.jsonValue().map((params) => ({ ...framework, params })),
  );
  fc.assert(
    fc.property(near, (json) => {
      expect(refusal(json) ?? 'x: y').toMatch(/^.+: [^\n]+$/);
    }),
  );
});

test('what frameworks ask for is in the mask, but for the decisions that approval writes', () => {
  const members = JSON.stringify(pathsOf(description));
  const ofApproval = Object.values(writtenByApproval).flat();
  for (const path of ofApproval) {
    expect(members).not.toContain(`"${path}"`);
    expect(kindAt(`description.${path}`)).toBeDefined();
  }
  const asked = [...JSON.stringify(frameworks).matchAll(/"(?:path|num|den)":"description\.([^"]+)"/g)].map(([, path = '']) => path);
  const mask = elements.map(({ key }) => key);
  expect(
    asked.filter(
      (path) =>
        !ofApproval.some((each) => each === path) &&
        !mask.some((key) => path === key || path.startsWith(`${key}.`) || path.startsWith(`${key}[]`)),
    ),
  ).toEqual([]);
});

/** The members that a schema knows, as paths without the brackets of lists. */
function pathsOf(schema: unknown, path = ''): string[] {
  const { def } = schema as { def: { type: string; innerType?: unknown; element?: unknown; shape?: Record<string, unknown> } };
  if (def.innerType) return pathsOf(def.innerType, path);
  if (def.element) return [path, ...pathsOf(def.element, `${path}[]`)];
  return [path, ...Object.entries(def.shape ?? {}).flatMap(([key, member]) => pathsOf(member, path === '' ? key : `${path}.${key}`))];
}

test.each([
  ['description.title', 'words'],
  ['description.title.de', 'text'],
  ['description.outcomes', 'list'],
  ['description.outcomes[]', 'group'],
  ['description.outcomes[].assessedBy[]', 'text'],
  ['description.workload.ects', 'number'],
  ['description.quality.esgAligned', 'yes-no'],
  ['description.fees', 'group'],
  ['description.fees.categories[].amount', 'number'],
  ['certificate.courses[].graded', 'yes-no'],
  ['description.scope.de', undefined],
  ['description.constructor', undefined],
])('%s is %s', (path, kind) => {
  expect(kindAt(path)).toBe(kind);
});

test.each<[string, string, unknown]>([
  ['a path that leads nowhere', 'no-element', asking({ path: 'description.workload.ectz', op: 'present' })],
  ['an operator that there is not', 'no-operator', asking({ path: 'description.title', op: 'is' })],
  ['a parameter that there is not', 'no-parameter', asking({ path: 'description.workload.ects', op: 'gte', value: { param: 'most' } })],
  ['a number asked of a text', 'other-kind', asking({ path: 'description.title', op: 'gte', value: 3 })],
  ['a parameter that refers to another', 'cycle', { ...framework, params: { least: { param: 'word' } } }],
  ['a last day before the first', 'backward-dates', { ...framework, validFrom: '2027-01-01', validTo: '2026-01-01' }],
  ['two rules of one number', 'same-id', { ...framework, rules: [rule, structuredClone(rule)] }],
  ['no rule at all', 'missing', { ...framework, rules: [] }],
  ['a version in words', 'malformed', { ...framework, version: 'one' }],
])('%s has a code by which it can be said in any language: %s', (_, code, json) => {
  const read = () => readFramework(json);
  expect(read).toThrow(UnreadableFramework);
  expect(read).toThrow(expect.objectContaining({ code }));
});
