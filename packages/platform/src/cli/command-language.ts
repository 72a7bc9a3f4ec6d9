import { chooseLanguage } from '../base/languages/choose-language.ts';
import { findLanguage, type Language, languages } from '../base/languages/language.ts';
import { CommandFailure } from './command-failure.ts';
import type { Shell } from './shell.ts';

/**
 * The language a command answers in: the one that is asked for, else that of the shell (POSIX, 8.2: LC_ALL, LC_MESSAGES, LANG), else English.
 * A region of a language is that language: `de-AT`, `de_AT.UTF-8`.
 * @throws CommandFailure where a language is asked for that is not spoken here
 */
export function languageFor(wanted: string | undefined, { env }: Pick<Shell, 'env'>): Language {
  if (wanted === undefined) return chooseLanguage({ accepted: tagOf(env.LC_ALL || env.LC_MESSAGES || env.LANG) });
  const asked = tagOf(wanted) ?? '';
  const found = findLanguage(asked) ?? findLanguage(asked.split('-')[0] ?? '');
  if (found === undefined)
    throw new CommandFailure(`There is no language "${wanted}"; there are ${languages.map(({ tag }) => tag).join(', ')}.`);
  return found;
}

/** Shells write a tag with a low line, and behind it how letters are coded: `de_AT.UTF-8@euro`. */
function tagOf(locale: string | undefined): string | undefined {
  return locale?.split(/[.@]/)[0]?.replaceAll('_', '-');
}
