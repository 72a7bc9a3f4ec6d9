import type { ClassCode, ClassNote } from './class-note.ts';
import german from './class-sentences.de.json' with { type: 'json' };
import english from './class-sentences.en.json' with { type: 'json' };

/** A further language is one more file beside these two, and one more line here. */
const sentences: Readonly<Record<string, Readonly<Record<ClassCode, string>>>> = { en: english, de: german };

export const sentenceLanguages = Object.keys(sentences);

/**
 * Says a note in a language, in English where there is no other.
 * @example
 * explain({ row: 9, code: 'same-learner', words: { row: 1 } }, 'en') // 'the same learner as row 1'
 */
export function explain({ code, words = {} }: ClassNote, language = 'en'): string {
  const sentence = (sentences[language] ?? english)[code];
  return sentence.replace(/\{(\w+)\}/g, (_place, word: string) => String(words[word] ?? ''));
}

/** The same with a capital, where it stands for itself under a field. */
export function explainAlone(note: ClassNote, language = 'en'): string {
  const [first = '', ...rest] = explain(note, language);
  return first.toLocaleUpperCase(language) + rest.join('');
}
