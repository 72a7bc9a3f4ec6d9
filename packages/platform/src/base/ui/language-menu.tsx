import { SEND } from './form.tsx';
import { Link } from './link.tsx';
import type { Visit } from './visit.ts';

/** The same page in another language. A folded list that opens without a script; each language is called what its speakers call it. */
export function LanguageMenu({ visit }: { visit: Visit }) {
  const { language, languages, say, url } = visit;
  return (
    <details class="menu">
      <summary>
        <span class="ds-sr-only">{say('layout.language')} </span>
        <span>{language.name}</span>
      </summary>
      <ul>
        {languages.map((other) => (
          <li>
            <Link href={inLanguage(url, other.tag)} lang={other.tag} hreflang={other.tag} current={other === language ? 'true' : undefined}>
              {other.name}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The address of a page in a language of its own choosing. */
export function inLanguage(url: URL, tag: string): string {
  const query = new URLSearchParams(url.search);
  query.delete(SEND);
  query.set('language', tag);
  return `${url.pathname}?${query}`;
}
