import fc from 'fast-check';
import { expect, test } from 'vitest';
import { harbourEcology } from '../fixtures/award.ts';
import { contentHash } from './content-hash.ts';
import { readExchangeDocument, UnreadableDocument } from './exchange-document.ts';

test('a description alone is an exchange document', () => {
  expect(readExchangeDocument({ description: harbourEcology })).toEqual({ description: harbourEcology });
});

test('a document that lies under "document" is taken as well', () => {
  const wrapped = { name: 'a test case', document: { description: { title: 'Rope work' }, certificate: { title: 'Rope work' } } };
  expect(readExchangeDocument(wrapped)).toEqual({ description: { title: 'Rope work' }, certificate: { title: 'Rope work' } });
});

test('what this version does not know is kept, and reading changes no content hash', () => {
  const json = JSON.parse(
    JSON.stringify({ ...harbourEcology, provider: { ...harbourEcology.provider, motto: { la: 'Navigare' } }, tides: [1, null] }),
  );
  const { description } = readExchangeDocument({ description: json });
  expect(description).toEqual(json);
  expect(contentHash(description)).toBe(contentHash(json));
});

test.each([
  [[], '(top)'],
  ['a text', '(top)'],
  [null, '(top)'],
  [{}, 'description'],
  [{ document: { certificate: {} } }, 'document.description'],
  [{ description: { workload: { ects: 'five' } } }, 'description.workload.ects'],
  [{ document: { description: { outcomes: [{}, { assessedBy: 'A1' }] } } }, 'document.description.outcomes[1].assessedBy'],
  [{ description: {}, certificate: { issuedOn: 20261201 } }, 'certificate.issuedOn'],
  [JSON.parse('{"description":{"access":{"__proto__":{"admin":true}}}}'), 'description.access'],
])('%j is refused in one sentence that names the place', (json, path) => {
  expect(() => readExchangeDocument(json)).toThrow(expect.objectContaining({ name: 'UnreadableDocument', path }));
  expect(() => readExchangeDocument(json)).toThrow(new RegExp(`^${path.replace(/[()[\].]/g, '\\$&')}: [^\n]+$`));
});

test('the sentence says what is wrong, and never repeats what was typed', () => {
  const why = (json: unknown) => {
    try {
      return readExchangeDocument(json);
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(why({})).toBe('description: is missing');
  expect(why({ description: { workload: { ects: 'Ada' } } })).toBe('description.workload.ects: must be of type number');
  expect(why({ description: {}, certificate: { holder: { name: ['Ada'] } } })).toBe('certificate.holder.name: must be of type string');
  expect(why({ description: { title: { en: 5 } } })).toBe(
    'description.title: must be a text, or texts by language such as { "en": "..." }',
  );
});

test('a document nested a hundred thousand levels deep is refused, not run out of stack on', () => {
  const deep = JSON.parse(`{"description":{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`);
  expect(() => readExchangeDocument(deep)).toThrow(/nested more than/);
});

test('whatever JSON it is, it is read or called unreadable', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.record({ description: fc.jsonValue() })), (json) => {
      try {
        readExchangeDocument(json);
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableDocument);
      }
    }),
  );
});
