import type { House } from '../base/house.ts';
import type { Page } from '../base/ui/page.ts';
import type { Visit } from '../base/ui/visit.ts';

type Kept = {
  readonly body: Uint8Array;
  readonly headers: Headers;
  readonly status: number;
  readonly at: number;
};

/** A page as it goes out; `own` when it is for this one reader after all. */
export type Drawn = { readonly response: Response; readonly own: boolean };

export type SharedPages = {
  /** The page as it was drawn for another visitor a moment ago, or drawn now. */
  answer(page: Pick<Page, 'sameForVisitors'>, visit: Visit, draw: () => Promise<Drawn>): Promise<Response>;
};

/** Pages kept at once, of about 30 kB each. */
const LARGEST = 1_000;

/**
 * Keeps what is the same for every visitor. What this process commits is seen at once; what another process commits, or what the clock
 * changes, within `lastsMs`. Whoever comes while a page is being drawn waits for that drawing.
 */
export function openSharedPages(house: Pick<House, 'commits'>, lastsMs = 1_000, now: () => number = () => performance.now()): SharedPages {
  const kept = new Map<string, Kept>();
  const drawing = new Map<string, Promise<Kept | Response>>();
  let seen = house.commits();

  async function drawn(key: string, draw: () => Promise<Drawn>): Promise<Kept | Response> {
    const [commits, at] = [house.commits(), now()];
    const { response, own } = await draw();
    if (own || response.status !== 200) return response;
    const page = { body: new Uint8Array(await response.arrayBuffer()), headers: response.headers, status: response.status, at };
    // What was begun before a commit may not know of it.
    if (commits !== house.commits()) return page;
    kept.delete(key);
    if (kept.size >= LARGEST) kept.delete(kept.keys().next().value as string);
    kept.set(key, page);
    return page;
  }

  return {
    async answer({ sameForVisitors }, visit, draw) {
      const tell = () => typeof sameForVisitors === 'function' && sameForVisitors(visit);
      // Nothing old is kept in memory: somebody may just have been forgotten.
      if (seen !== house.commits()) kept.clear();
      seen = house.commits();
      const key = `${visit.language.tag} ${visit.url.pathname}${visit.url.search}`;
      const found = kept.get(key);
      if (found !== undefined && now() - found.at < lastsMs) {
        tell();
        return again(found);
      }
      const turn = `${seen} ${key}`;
      const others = drawing.get(turn);
      const begun = others ?? drawn(key, draw).finally(() => drawing.delete(turn));
      drawing.set(turn, begun);
      const page = await begun;
      if (others === undefined) return page instanceof Response ? page : again(page);
      // What is one reader's own, and what was not found, is drawn for each.
      if (page instanceof Response) return (await draw()).response;
      tell();
      return again(page);
    },
  };
}

function again({ body, headers, status }: Kept): Response {
  return new Response(body as Uint8Array<ArrayBuffer>, { status, headers: new Headers(headers) });
}

/** Whether a reader gets what every visitor gets: nobody is signed in, and no cookie is to be set with the answer. */
export function mayShare(page: Page, visit: Visit): boolean {
  return page.sameForVisitors !== undefined && visit.context.actor.kind === 'visitor' && !visit.url.searchParams.has('language');
}
