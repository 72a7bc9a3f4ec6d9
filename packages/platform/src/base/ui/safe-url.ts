const SCHEMES = new Set(['https:', 'http:', 'mailto:']);

/** A base that no address can share, so that what is relative can be told from what leads away. */
const NOWHERE = 'https://nowhere.invalid';

/**
 * The address when a page may lead there, else `undefined`: `javascript:`, `data:` and every scheme but https, http and mailto are refused.
 * The browser's own parser decides, so that `java\tscript:` and `\u0001javascript:` are seen as what a browser makes of them.
 * @example
 * safeUrl('javascript:alert(1)'); // undefined
 */
export function safeUrl(href: string): string | undefined {
  let url: URL;
  try {
    url = new URL(href, NOWHERE);
  } catch {
    return undefined;
  }
  if (!SCHEMES.has(url.protocol)) return undefined;
  return url.username === '' && url.password === '' ? href : undefined;
}

/**
 * A path of this house to go on to (`/institutions?page=2`), else `undefined`. For every address that comes in with a request:
 * `//elsewhere`, `/\elsewhere` and whatever else a browser takes for another host is refused (ASVS 5.0 V3.7.2).
 */
export function ownPath(path: string): string | undefined {
  if (!path.startsWith('/') || /[\\\p{Cc}]/u.test(path)) return undefined;
  const url = URL.canParse(path, NOWHERE) ? new URL(path, NOWHERE) : undefined;
  return url?.origin === NOWHERE && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}${url.hash}` : undefined;
}
