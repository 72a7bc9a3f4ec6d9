import { elements, language as languageOf } from '@laurel/microcredential';
import type { Asked } from './answer-read.ts';
import headings from './offer-headings.json' with { type: 'json' };
import { wordsOf } from './words-of.ts';

/** What a heading asks for, and in which language where it says so: `Title (de)`. */
export type Heading = { readonly asked: Asked; readonly language?: string };

const known = new Map<string, Asked>();
for (const { key, label, on } of elements) {
  if (on !== 'description') continue;
  for (const name of [key, ...Object.values(label)]) known.set(wordsOf(name), key as Asked);
}
// The words of the alliances' forms come last: where they mean another element than the mask's label does, the forms are what people fill in.
for (const [asked, names] of Object.entries(headings)) for (const name of names) known.set(wordsOf(name), asked as Asked);
for (const part of ['name', 'unit', 'country'] as const) known.set(wordsOf(`provider.lead.${part}`), `provider.lead.${part}`);

/** Whole questions begin with these; a heading of one word begins many other things. */
const beginnings = [...known].filter(([name]) => name.includes(' ')).toSorted(([a], [b]) => b.length - a.length);

/**
 * What a heading asks for, whatever its capitals, punctuation, line breaks and explanations.
 * @example
 * findHeading('MODE OF DELIVERY\n(F2F / online / hybrid):')?.asked // 'delivery.mode'
 */
export function findHeading(text: string): Heading | undefined {
  const { plain, language } = languageIn(text);
  const asked = askedBy(text) ?? (language === undefined ? undefined : askedBy(plain));
  return asked && { asked, ...(language !== undefined && { language }) };
}

/**
 * The language that a heading names at its end.
 * @example
 * languageOfHeading('Titre (fr)') // 'fr'
 */
export function languageOfHeading(text: string): string | undefined {
  return languageIn(text).language;
}

function languageIn(text: string): { readonly plain: string; readonly language?: string } {
  const [, plain = text, tag] = /^(.*\S)\s*[([]([a-zA-Z]{2,3}(?:-[A-Za-z0-9]+)*)[)\]]\s*:?$/s.exec(text.trim()) ?? [];
  // A language of one region is that language: pt-BR.
  return tag !== undefined && languageOf(tag.split('-')[0] ?? '') !== undefined ? { plain, language: tag } : { plain };
}

function askedBy(text: string): Asked | undefined {
  const shorter = [text, text.split(':')[0], text.split('(')[0], text.trim().split('\n')[0], text.split(/[☐☒☑]/u)[0]];
  for (const each of shorter) {
    const asked = known.get(wordsOf(each ?? ''));
    if (asked !== undefined) return asked;
  }
  return undefined;
}

/** What a question asks for that runs on behind its heading, as in the alliance's sheet. */
export function findQuestion(text: string): Heading | undefined {
  const found = findHeading(text);
  if (found !== undefined) return found;
  const words = `${wordsOf(text)} `;
  const begins = beginnings.find(([name]) => words.startsWith(`${name} `));
  if (begins === undefined) return undefined;
  // The sheet asks about the support of students and of teachers in one line.
  const both = begins[1] === 'support.learners' && /\b(?:teachers|lehrende)/.test(words);
  return { asked: both ? 'support' : begins[1] };
}
