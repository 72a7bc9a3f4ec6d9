import type { Context } from '../act.ts';
import type { Language } from '../languages/language.ts';
import type { Say } from '../languages/message.ts';
import type { Writing } from '../languages/number-and-date.ts';

/** A reader at a page: what they asked for, in which language they are answered, and who they are at the door. */
export type Visit = {
  readonly url: URL;
  /** What stands in the places of the page's path: `{ id: '...' }`. */
  readonly params: Readonly<Record<string, string>>;
  readonly language: Language;
  readonly languages: readonly Language[];
  readonly say: Say;
  readonly writing: Writing;
  /** Whoever is signed in: by what name, and with which session. */
  readonly signedIn?: { readonly name: string; readonly sessionId: string } | undefined;
  /** Goes through the door with every act and view of this page. */
  readonly context: Context;
};

/** What stands in that place of the path; a page that asks for a place its path does not have is a bug. */
export function param(visit: Visit, name: string): string {
  const value = visit.params[name];
  if (value === undefined) throw new Error(`The path of this page has no place "${name}"`);
  return value;
}
