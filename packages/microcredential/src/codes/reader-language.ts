/**
 * The language, and the script where one is named, of whatever a browser or a person asks for: what the labels of code lists are kept by.
 * Regions and extensions are left aside, so that nobody can make the house remember a thousand ways of asking for German.
 * @returns `en` for what is no language tag
 * @example
 * readerLanguage('de-AT') // 'de'
 */
export function readerLanguage(tag: string): string {
  const before = known.get(tag);
  if (before !== undefined) return before;
  const language = read(tag);
  // A page asks hundreds of times for the same one; somebody who makes tags up is not remembered.
  if (known.size < MOST_KNOWN) known.set(tag, language);
  return language;
}

const MOST_KNOWN = 200;
const known = new Map<string, string>();

function read(tag: string): string {
  try {
    const { language, script } = new Intl.Locale(tag);
    return script === undefined ? language : `${language}-${script}`;
  } catch {
    return 'en';
  }
}
