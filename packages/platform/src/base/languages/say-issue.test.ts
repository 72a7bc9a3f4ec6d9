import { expect, test } from 'vitest';
import { languages } from './language.ts';
import { speak } from './message.ts';
import { sayCode, sayIssue } from './say-issue.ts';

const [english, german] = ['en', 'de'].map((wanted) => {
  const language = languages.find(({ tag }) => tag === wanted);
  if (language === undefined) throw new Error(`There is no ${wanted}`);
  return speak(language);
}) as [ReturnType<typeof speak>, ReturnType<typeof speak>];

const issue = (code: string) => ({ path: 'assert.path', code, message: 'as the act says it' });

test('whoever sends a rule over the interface reads the same sentence as whoever writes it on the screen', () => {
  for (const code of ['no-element', 'no-operator', 'other-kind', 'too-deep', 'taken', 'not-later']) {
    const said = sayIssue(english, 'write-framework-rule', issue(code), 'description.workload.ectz');
    expect(said).toBe(sayCode(english, code));
    expect(said).not.toBe(english('finding.invalid'));
    expect(sayCode(german, code)).not.toBe(said);
  }
});

test('a code that nobody has written a sentence for gets the general one, and what is left empty is missing', () => {
  expect(sayCode(english, 'malformed')).toBe(english('finding.invalid'));
  expect(sayCode(english, 'too_small')).toBe(english('finding.too-short'));
  expect(sayIssue(english, 'write-framework-rule', issue('no-element'), '')).toBe(english('finding.missing'));
});
