import fc from 'fast-check';
import { expect, test } from 'vitest';
import { harbourEcology } from '../fixtures/award.ts';
import type { Answer, Leaf } from './answer.ts';
import { agreedContent, contentHash } from './content-hash.ts';
import type { Description } from './description.ts';
import { elements } from './element.ts';

const leaves: { readonly [Kind in Leaf['kind']]: readonly [unknown, unknown] } = {
  text: [{ en: 'One' }, { en: 'Two' }],
  line: ['one', 'two'],
  lines: [['one'], ['one', 'two']],
  number: [1, 2],
  choice: ['one', 'two'],
  choices: [['one'], ['one', 'two']],
  'yes-no': [true, false],
  day: ['2027-01-01', '2027-01-02'],
};

/** Two answers that are not the same. */
function twoAnswers(answer: Answer): readonly [unknown, unknown] {
  if (answer.kind !== 'rows' && answer.kind !== 'group') return answer.kind === 'choice' && answer.numeric ? [6, 7] : leaves[answer.kind];
  const [name, part] = Object.entries(answer.parts).at(-1) ?? ['', undefined];
  const [one, other] = part === undefined ? [1, 2] : twoAnswers(part.answer);
  return answer.kind === 'rows' ? [[{ [name]: one }], [{ [name]: other }]] : [{ [name]: one }, { [name]: other }];
}

const saying = (key: string, value: unknown): Description =>
  key.split('.').reduceRight((inner: unknown, step) => ({ [step]: inner }), value) as Description;

const asked = elements.flatMap(({ key, answer, hashed }) => (answer === undefined ? [] : [{ key, answer, hashed }]));

test.each(asked.filter(({ hashed }) => hashed))('another answer to $key is another version', ({ key, answer }) => {
  const [one, other] = twoAnswers(answer);
  expect(new Set([{}, saying(key, one), saying(key, other)].map((each) => contentHash(each as Description))).size).toBe(3);
});

test.each(asked.filter(({ hashed }) => !hashed))('$key may be mended without anybody agreeing anew', ({ key, answer }) => {
  const [one, other] = twoAnswers(answer);
  expect(contentHash(saying(key, one))).toBe(contentHash(saying(key, other)));
});

test('what is written in another order, with other line breaks or with blanks around it, is the same version', () => {
  const hash = contentHash(harbourEcology);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(contentHash(disturbed(harbourEcology) as Description)).toBe(hash);
  expect(contentHash({ ...harbourEcology, languages: ['en', 'el'] })).toBe(
    contentHash({ ...harbourEcology, languages: ['el', 'en', 'en'] }),
  );
  expect(contentHash({ ...harbourEcology, topic: 'Sea and City' })).not.toBe(hash);
  expect(contentHash({ ...harbourEcology, memberOfOthers: 'kept, and agreed to' })).not.toBe(hash);
});

test('what says nothing is nothing: a blank text, an empty list and a missing member are one version', () => {
  expect(agreedContent({ title: ' ', literature: [], need: { types: [], rationale: { en: '' } }, topic: undefined })).toEqual({});
  expect(contentHash({ level: { eqf: 0 } })).not.toBe(contentHash({}));
});

test('the content hash is SHA-256 over the UTF-8 bytes of the canonical form', () => {
  // printf '{"title":"Ökologie"}' | sha256sum
  expect(contentHash({ title: 'Ökologie' })).toBe('6b50249870d61a9169f436076bbb658b6a2d213dc9fdda707e08982911b00100');
});

test('any JSON has a hash, and the order of its members makes no difference to it', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (json) => {
      expect(contentHash(backwards(json) as Description)).toBe(contentHash(json as Description));
    }),
  );
});

function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, backwards(member)]),
  );
}

function disturbed(value: unknown): unknown {
  if (typeof value === 'string') return `  ${value.replaceAll('\n', '\r\n')}\n`;
  if (Array.isArray(value)) return value.map(disturbed);
  if (typeof value !== 'object' || value === null) return value;
  return backwards(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, disturbed(member)])));
}
