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
  /** Looked at again after so many seconds, while something goes on by itself; the page has a link that stops it. */
  readonly refresh?: number;
  /** Drawn for this one reader, though the page is the same for visitors otherwise: it holds the key of a form. */
  readonly own?: true;
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

/** A file that the reader takes along: a table, a certificate, a credential. */
export type Download = {
  readonly file: Uint8Array | string;
  /** What it is called on the reader's machine; any script, any length: what no file name can hold is left out. */
  readonly name: string;
  /** Its media type, such as `text/csv; charset=utf-8`. */
  readonly type: string;
  /** Shown in the browser rather than put on the disk. */
  readonly inline?: boolean;
};

export type Answer = Sheet | Onward | Download;

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
  /**
   * Only for whoever is signed in: everybody else is asked to sign in first, whether or not there is anything here.
   * With `reading`, a form that is sent after signing out is answered by the page itself.
   */
  readonly forPeople?: true | 'reading';
  /** Everybody who is not signed in sees the same: it is drawn once for all of them, and anew when something changed. A function is told of whoever gets what was drawn for another. */
  readonly sameForVisitors?: true | ((visit: Visit) => void);
  post?(visit: Visit, answers: Answers): Promise<Answer>;
  /** The largest form it takes, in bytes, where that is not the usual. */
  readonly largestForm?: number;
};
