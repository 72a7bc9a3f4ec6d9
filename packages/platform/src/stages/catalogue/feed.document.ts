import { type Text, textIn } from '@laurel/microcredential';
import { runView } from '../../base/door.ts';
import { fallbackLanguage, findLanguage } from '../../base/languages/language.ts';
import { speak } from '../../base/languages/message.ts';
import type { PublicDocument } from '../../base/rest/public-document.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { searchCatalogue } from './search-catalogue.ts';
import { xmlText } from './xml.ts';

/** The newest micro-credentials for whoever wants to be told (Atom, RFC 4287), in the language of the house. */
export const feedDocument: PublicDocument = {
  path: '/feed.xml',
  contentType: 'application/atom+xml; charset=utf-8',
  maxAgeSeconds: () => 300,
  async read(context) {
    const { settings } = context.house;
    const language = findLanguage(settings.language) ?? fallbackLanguage;
    const say = speak(language);
    const at = (path: string) => xmlText(new URL(path, settings.publicUrl).href);
    const { microCredentials } = await runView(searchCatalogue, context, { order: 'newest', limit: 50 });
    const updated =
      microCredentials
        .map(({ publishedAt }) => publishedAt)
        .sort()
        .at(-1) ?? '2026-01-01T00:00:00.000Z';
    return [
      '<?xml version="1.0" encoding="utf-8"?>',
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(language.tag)}">`,
      `<title>${xmlText(say('catalogue.feed-title'))}</title>`,
      `<id>${at('/feed.xml')}</id>`,
      `<link rel="self" type="application/atom+xml" href="${at('/feed.xml')}"/>`,
      `<link rel="alternate" type="text/html" href="${at('/catalogue?order=newest')}"/>`,
      `<updated>${updated}</updated>`,
      '<author><name>Laurel</name></author>',
      ...microCredentials.map((entry) => entryOf(entry, language.tag, at)),
      '</feed>',
      '',
    ].join('\n');
  },
};

function entryOf(entry: CatalogueEntry, language: string, at: (path: string) => string): string {
  const href = at(`/m/${entry.slug}`);
  return [
    '<entry>',
    textElement('title', entry.title, language, entry.slug),
    `<id>${href}</id>`,
    `<link rel="alternate" type="text/html" href="${href}"/>`,
    `<published>${entry.publishedAt}</published>`,
    `<updated>${entry.publishedAt}</updated>`,
    ...entry.institutions.map(({ name }) => `<author><name>${xmlText(name)}</name></author>`),
    textElement('summary', entry.summary, language, ''),
    '</entry>',
  ].join('\n');
}

/** A text with the language it is in. */
function textElement(name: string, text: Text | undefined, language: string, fallback: string): string {
  const says = textIn(text, [language, 'en']) ?? fallback;
  const tag = typeof text === 'object' ? Object.keys(text).find((each) => text[each] === says) : undefined;
  return `<${name}${tag === undefined ? '' : ` xml:lang="${xmlText(tag)}"`}>${xmlText(says)}</${name}>`;
}
