import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { fallbackLanguage, languages } from './language.ts';
import { type MessageKey, speak } from './message.ts';

type Element = { type: number; value: string; children?: Element[]; options?: Record<string, { value: Element[] }> };

/** The names of arguments and marked places in a message, wherever they stand in its branches. */
function argumentsOf(elements: readonly Element[]): string[] {
  return elements.flatMap((element) => {
    const below = [...(element.children ?? []), ...Object.values(element.options ?? {}).flatMap((option) => option.value)];
    const named = element.type === 0 || element.type === 7 ? [] : [`${element.type === 8 ? 'place' : 'word'} ${element.value}`];
    return [...named, ...argumentsOf(below)];
  });
}

const shapeOf = (message: string, tag: string) =>
  [...new Set(argumentsOf(new IntlMessageFormat(message, tag).getAst() as Element[]))].sort();

test('English and German are there from the first page', () => {
  expect(languages.map((language) => language.tag)).toEqual(expect.arrayContaining(['de', 'en']));
});

test.each(languages.map((language) => [language.tag, language] as const))(
  '%s says every sentence, with the same words to fill in',
  (_tag, language) => {
    expect(Object.keys(language.messages).sort()).toEqual(Object.keys(fallbackLanguage.messages).sort());
    for (const [key, english] of Object.entries(fallbackLanguage.messages)) {
      const message = language.messages[key] ?? '';
      expect({ key, words: shapeOf(message, language.tag) }).toEqual({ key, words: shapeOf(english, 'en') });
      expect(message.trim(), key).not.toBe('');
    }
  },
);

test('a sentence of one language only is not the same in the other, but for names', () => {
  const german = languages.find((language) => language.tag === 'de');
  const same = Object.entries(german?.messages ?? {}).filter(
    ([key, text]) => text === fallbackLanguage.messages[key] && /\s/.test(text) && text.length > 24,
  );
  expect(same).toEqual([]);
});

test('every sentence is said somewhere', () => {
  const sources = readdirSync(new URL('../..', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'))
    .join('\n');
  const prefixes = [...sources.matchAll(/`([a-z][a-z-]*\.[a-z-]*)\$\{/g)].map((match) => match[1] ?? '');
  const silent = Object.keys(fallbackLanguage.messages).filter(
    (key) => !sources.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
  );
  expect(silent).toEqual([]);
});

test('a missing word is a failure of ours, never a hole in a sentence', () => {
  const say = speak(fallbackLanguage);
  expect(() => say('layout.language-now' as MessageKey, {})).toThrow();
});
