/**
 * The language, and the script where one is named, of whatever a browser or a person asks for: what the labels of code lists are kept by.
 * Regions and extensions are left aside, so that nobody can make the house remember a thousand ways of asking for German.
 * @returns `en` for what is no language tag
 * @example
 * readerLanguage('de-AT') // 'de'
 */
export function readerLanguage(tag: string): string {
  try {
    const { language, script } = new Intl.Locale(tag);
    return script === undefined ? language : `${language}-${script}`;
  } catch {
    return 'en';
  }
}
