import type { Context } from '../act.ts';

/** What is no text says itself what it is. */
export type Picture = { readonly bytes: Uint8Array; readonly contentType: string };

/**
 * A document that anyone may fetch from anywhere, and keep for a while: the same for every reader. So it is asked for as a visitor, speaks
 * no language, and neither reads nor sets a cookie.
 */
export type PublicDocument = {
  /** With places in braces. */
  readonly path: string;
  readonly contentType: string;
  /** How long others may rely on what they have seen. */
  maxAgeSeconds(context: Context): number;
  /** @throws Refusal `not-found` when there is none */
  read(context: Context, params: Readonly<Record<string, string>>): Promise<string | Picture>;
};
