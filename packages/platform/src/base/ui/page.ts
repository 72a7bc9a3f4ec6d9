import type { Child } from 'hono/jsx';
import type { Place } from './place.ts';
import type { Visit } from './visit.ts';

/** A page that is shown. */
export type Sheet = {
  /** The title in the browser's bar; the layout adds "Error:" and the house. */
  readonly title: string;
  readonly body: Child;
  readonly status?: number;
  /** Answers were not taken: the title says so first. */
  readonly wrong?: boolean;
  /** Which entry of the main navigation this page belongs to. */
  readonly place?: Place;
  /** For the reader only, not for search engines. */
  readonly unlisted?: boolean;
  /** What the page is about, for machines. */
  readonly about?: Readonly<Record<string, unknown>>;
};

/** Sends the reader on with GET, so that reloading does not send a form twice (RFC 9110 §15.4.4). */
export type Onward = {
  readonly to: string;
  /** The reader is signed in from now on, or not any more. */
  readonly session?: { readonly token: string; readonly expiresAt: string } | 'over';
};

export type Answer = Sheet | Onward;

/** What a reader sent with a form. */
export type Answers = {
  /** The answer to a question, or '' where nothing was said. */
  readonly text: (name: string) => string;
  /** Every answer to a question that takes several. */
  readonly all: (name: string) => readonly string[];
  readonly file: (name: string) => File | undefined;
};

/** One address of the house that people read. */
export type Page = {
  /** With places in braces, as in REST paths: `/institutions/{id}`. */
  readonly path: string;
  get(visit: Visit): Answer | Promise<Answer>;
  post?(visit: Visit, answers: Answers): Promise<Answer>;
  /** The largest form it takes, in bytes, where that is not the usual. */
  readonly largestForm?: number;
};
