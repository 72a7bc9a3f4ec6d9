import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** A language in which the house speaks: one JSON file beside this one, found by its name. */
export type Language = {
  /** BCP 47 tag, the file's name: `en`, `de`, `pt-BR`. */
  readonly tag: string;
  /** What its speakers call it. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** The region whose way of writing dates and numbers is followed, where the language has several: `en-GB`. */
  readonly region: string;
  readonly messages: Readonly<Record<string, string>>;
};

const catalogue = z.strictObject({
  name: z.string().min(1),
  direction: z.enum(['ltr', 'rtl']),
  region: z.string().optional(),
  messages: z.record(z.string(), z.string()),
});

const FILE = /^([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.json$/;

function readLanguages(folder: URL): readonly Language[] {
  return readdirSync(folder)
    .flatMap((file) => FILE.exec(file)?.[1] ?? [])
    .map((tag) => {
      const { region = tag, ...rest } = catalogue.parse(JSON.parse(readFileSync(new URL(`${tag}.json`, folder), 'utf8')));
      return { tag, region, ...rest };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Every language there is a file for, by the name its speakers use. Adding a language is adding its file. */
export const languages: readonly Language[] = readLanguages(new URL('.', import.meta.url));

/** The language whose sentences are complete by definition: the keys of `en.json` are the type of all keys. */
export const fallbackLanguage: Language = languageOf('en');

/** The language with that tag, or `undefined` where there is no file for it. */
export function findLanguage(tag: string): Language | undefined {
  return languages.find((language) => language.tag.toLowerCase() === tag.toLowerCase());
}

function languageOf(tag: string): Language {
  const found = findLanguage(tag);
  if (!found) throw new Error(`The file of the language "${tag}" is missing`);
  return found;
}
