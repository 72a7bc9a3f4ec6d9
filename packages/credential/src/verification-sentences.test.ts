import { expect, test } from 'vitest';
import { checkNames } from './verification.ts';
import { verificationCodes } from './verification-codes.ts';
import { tell, verificationSentences } from './verification-sentences.ts';

const placeholders = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test('every answer has a sentence of its own in every language, and they speak of the same things', () => {
  for (const name of checkNames) {
    const english: Record<string, string> = verificationSentences.en[name];
    expect(Object.keys(english).sort()).toEqual(Object.keys(verificationCodes[name]).sort());
    for (const language of Object.values(verificationSentences)) {
      const sentences: Record<string, string> = language[name];
      expect(new Set(Object.values(sentences)).size).toBe(Object.keys(sentences).length);
      for (const [code, sentence] of Object.entries(sentences)) {
        expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
        expect(placeholders(sentence), `${name} ${code}`).toEqual(placeholders(english[code] ?? ''));
      }
    }
  }
});

test('no sentence calls an award joint: that is for the partners to sign', () => {
  expect(JSON.stringify(verificationSentences)).not.toMatch(/\bjoint|gemeinsam/i);
});

test('an answer that could not be had is never told as a pass', () => {
  expect(tell('en', 'status', 'list-unreachable').outcome).toBe('could-not-be-made');
  expect(tell('de', 'validity-period', 'expired', { until: '2026-01-01' })).toEqual({
    name: 'validity-period',
    outcome: 'failed',
    code: 'expired',
    says: 'Er ist am 2026-01-01 abgelaufen.',
  });
});
