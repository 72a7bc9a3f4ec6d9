/** Scripts that several languages share but draw differently, or that a voice cannot read with the rules of the page. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  Cyrl: /\p{Script=Cyrillic}/u,
  Grek: /\p{Script=Greek}/u,
  Geor: /\p{Script=Georgian}/u,
  Armn: /\p{Script=Armenian}/u,
  Arab: /\p{Script=Arabic}/u,
  Hebr: /\p{Script=Hebrew}/u,
};

/**
 * The language in which a name should be drawn and read out, where its script and country leave no doubt: a name in Cyrillic letters
 * from Bulgaria is Bulgarian, whose letterforms differ from the Russian ones. `undefined` for Latin letters, which every page can read.
 * @example
 * languageOfName('Университет „Бели бряг“', 'BG'); // 'bg'
 */
export function languageOfName(name: string, country: string): string | undefined {
  const likely = likelyLocale(country);
  const script = likely?.script;
  return script !== undefined && SCRIPTS[script]?.test(name) ? likely?.language : undefined;
}

function likelyLocale(country: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(`und-${country}`).maximize();
  } catch {
    return undefined;
  }
}
