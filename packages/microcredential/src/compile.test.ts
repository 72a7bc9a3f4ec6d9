import fc from 'fast-check';
import { expect, test } from 'vitest';
import { awardOfHarbourEcology, harbourEcology } from '../fixtures/award.ts';
import { generatedCondition, generatedDocument, generatedParams } from '../fixtures/generated-condition.ts';
import { compile } from './compile.ts';
import { certificateDraft } from './draft-certificate.ts';
import { frameworks } from './framework.ts';
import { holds } from './holds.ts';

test('a compiled condition answers what the plain reading answers', () => {
  fc.assert(
    fc.property(generatedCondition, generatedDocument, generatedParams, (condition, document, params) => {
      expect(compile(condition)(document, params)).toBe(holds(condition, document, params));
    }),
    { numRuns: 5000 },
  );
});

test('so it does of whatever JSON', () => {
  fc.assert(
    fc.property(generatedCondition, fc.jsonValue(), (condition, document) => {
      expect(compile(condition)(document, {})).toBe(holds(condition, document, {}));
    }),
    { numRuns: 1000 },
  );
});

test('so does every condition of the built-in frameworks', () => {
  const complete = { description: harbourEcology, certificate: certificateDraft(awardOfHarbourEcology) };
  for (const { rules, params } of frameworks)
    for (const { when, assert } of rules)
      for (const condition of [when, assert])
        for (const document of [complete, {}, { description: {}, certificate: {} }])
          if (condition) expect(compile(condition)(document, params)).toBe(holds(condition, document, params));
});
