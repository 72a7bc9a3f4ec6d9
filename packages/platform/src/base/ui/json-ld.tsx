import { raw } from 'hono/html';

/** JSON that may stand inside a script element: nothing in it can end the element or open a comment (HTML §4.12.1.3). */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What a page is about, for machines (schema.org). The browser does not run it, so the content security policy lets it stand. */
export function JsonLd({ about }: { about: Readonly<Record<string, unknown>> }) {
  return <script type="application/ld+json">{raw(jsonForScript({ '@context': 'https://schema.org', ...about }))}</script>;
}
