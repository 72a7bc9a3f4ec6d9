import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context as HonoContext } from 'hono';
import type { House } from '../base/house.ts';
import type { Log } from '../base/log.ts';
import { isRefusal, Refusal } from '../base/refusal.ts';
import { mountRest, routeOf } from '../base/rest/mount.ts';
import { headersOf, problemOf } from '../base/rest/problem.ts';
import { findProblemCode, Obstacle } from '../base/rest/problem-code.ts';
import type { PublicDocument } from '../base/rest/public-document.ts';
import { serveAsset } from '../base/ui/assets.ts';
import type { Page } from '../base/ui/page.ts';
import { ownPath } from '../base/ui/safe-url.ts';
import type { Visit } from '../base/ui/visit.ts';
import { callables, documents, pages } from '../routes.ts';
import { version } from '../version.ts';
import { LARGEST_FORM, readAnswers } from './answers.ts';
import { accountOf, type Budget, openBudget } from './budget.ts';
import { errorSheet } from './error.page.tsx';
import { healthAnswer, isReady } from './health.ts';
import { answerDocument } from './public-documents.ts';
import { render } from './render.tsx';
import { refuseForeignForms } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';
import { mayShare, openSharedPages, type SharedPages } from './shared-pages.ts';
import { type Guest, recogniseGuest, visitOf, welcome } from './welcome.ts';

/** What the entrance knows of a request while it is on its way. */
type Passage = { guest: Guest; called?: { act: string; input: unknown } };
type Env = { Bindings: Partial<HttpBindings>; Variables: Passage };

export type ServerOptions = {
  readonly log?: Log;
  /** Says that no new work is taken: `/readyz` sends the balancer elsewhere. */
  readonly isStopping?: () => boolean;
  readonly pages?: readonly Page[];
  readonly budget?: Budget;
};

/** The web entrance of a house: pages, interfaces, files and health, as one function from request to answer. */
export function createServer(house: House, options: ServerOptions = {}): Hono<Env> {
  const app = new Hono<Env>();
  const log = options.log ?? house.log;
  const budget = options.budget ?? openBudget({ atOnce: 120, secondsEach: 0.5 });
  const headers = securityHeaders(house.settings.publicUrl);

  app.use(async (c, next) => {
    const started = performance.now();
    const requestId = randomUUID();
    const guest = welcome(c.req.raw, house, requestId);
    c.set('guest', guest);
    await next();
    // A public document says itself that other sites may read it.
    for (const [name, value] of Object.entries(headers)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    c.res.headers.set('X-Request-Id', requestId);
    // What caches keep for everybody carries nobody's cookie.
    const shared = c.res.headers.get('Cache-Control')?.startsWith('public') === true;
    if (guest.keep && !shared) c.res.headers.append('Set-Cookie', guest.keep);
    // The pattern of the path, not the path: what people look for stays out of the log (ASVS 5.0 V16.2.5).
    const ms = Math.round(performance.now() - started);
    log.info('request', { request: requestId, method: c.req.method, route: patternOf(c), status: c.res.status, ms });
  });

  app.get('/livez', () => healthAnswer(true));
  app.get('/readyz', async () => healthAnswer(options.isStopping?.() !== true && (await isReady(house))));
  app.get(
    '/robots.txt',
    () =>
      new Response(`User-agent: *\nDisallow: /api/\n\nSitemap: ${new URL('/sitemap.xml', house.settings.publicUrl).href}\n`, {
        headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      }),
  );
  // Before anybody is recognised: they are the same for all, so no cookie is even read.
  for (const document of documents) mountDocument(app, document);
  app.get('/assets/:file', async (c) => (await serveAsset(c.req.path, c.req.header('accept-encoding'))) ?? c.notFound());

  app.use(async (c, next) => {
    refuseForeignForms(c.req.raw, house.settings.publicUrl);
    const account = accountOf(c.env?.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for') ?? null);
    if (c.req.method === 'POST' && account !== undefined) budget.take(account, performance.now());
    c.set('guest', await recogniseGuest(c.get('guest'), c.req.raw));
    await next();
  });

  mountRest(app, {
    callables,
    publicUrl: house.settings.publicUrl,
    version,
    contextOf: (c) => c.get('guest').context,
    called: (c, act, input) => c.set('called', { act, input }),
  });
  const shared = openSharedPages(house);
  for (const page of options.pages ?? pages) mountPage(app, page, shared);

  app.notFound((c) => {
    const { path } = c.req;
    const shorter = path.length > 1 && path.endsWith('/') && c.req.method === 'GET' ? ownPath(path.replace(/\/+$/, '')) : undefined;
    return shorter ? c.redirect(shorter, 308) : explain(c, new Refusal('not-found'));
  });
  app.onError((error, c) => {
    if (!isRefusal(error) && !(error instanceof Obstacle))
      log.error('bug', error, { request: c.get('guest').context.requestId, route: patternOf(c) });
    return explain(c, error);
  });
  return app;
}

function mountDocument(app: Hono<Env>, document: PublicDocument): void {
  const route = routeOf(document.path);
  app.get(route, (c) => answerDocument(document, c.get('guest').context, c.req.param(), c.req.header('if-none-match')));
  app.all(route, () => {
    throw new Obstacle('method-not-allowed', { Allow: 'GET, HEAD' });
  });
}

function mountPage(app: Hono<Env>, page: Page, shared: SharedPages): void {
  const route = routeOf(page.path);
  app.get(route, async (c) => {
    const visit = visitOf(c.get('guest'), c.req.param());
    if (page.forPeople && visit.context.actor.kind === 'visitor') return askToSignIn(visit);
    const draw = async () => {
      const answer = await page.get(visit);
      return { response: render(visit, answer), own: 'own' in answer && answer.own === true };
    };
    return mayShare(page, visit) ? shared.answer(page, visit, draw) : (await draw()).response;
  });
  app.post(route, async (c) => {
    if (!page.post) throw new Obstacle('method-not-allowed', { Allow: 'GET, HEAD' });
    const visit = visitOf(c.get('guest'), c.req.param());
    // The form stays in the browser, one step back, with all that was written.
    if (page.forPeople === true && visit.context.actor.kind === 'visitor') throw new Refusal('signed-out');
    return render(visit, await page.post(visit, await readAnswers(c.req.raw, page.largestForm ?? LARGEST_FORM)));
  });
  app.all(route, () => {
    throw new Obstacle('method-not-allowed', { Allow: page.post ? 'GET, HEAD, POST' : 'GET, HEAD' });
  });
}

/** Leads to signing in, and from there back to where the reader wanted to go. */
function askToSignIn(visit: Visit): Response {
  return render(visit, { to: `/signin?to=${encodeURIComponent(visit.url.pathname + visit.url.search)}` });
}

/** The expected "no", or a bug, to whoever asked: a problem to a program, a page to a person. */
function explain(c: HonoContext<Env>, thrown: unknown): Response {
  const { guest, called } = c.var;
  const toProgram = c.req.path.startsWith('/api/');
  const error = publicForm(thrown, toProgram);
  const telling = { say: guest.say, publicUrl: guest.context.house.settings.publicUrl, requestId: guest.context.requestId };
  const problem = problemOf(error, called ? { ...telling, act: called.act, input: called.input } : telling);
  const headers = headersOf(error);
  if (!toProgram) {
    const page = render(visitOf(guest, {}), errorSheet(visitOf(guest, {}), problem.code, problem.status));
    for (const [name, value] of Object.entries(headers)) page.headers.set(name, value);
    return page;
  }
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Content-Language': guest.language.tag,
      'Cache-Control': 'no-store',
      Vary: 'Cookie, Accept-Language',
      ...headers,
    },
  });
}

/** Refusals of the start are nobody's business but the operator's; and an address that cannot be one leads nowhere. */
function publicForm(thrown: unknown, toProgram: boolean): unknown {
  if (!isRefusal(thrown)) return thrown;
  if (findProblemCode(thrown.code) === undefined) return new Obstacle('not-ready', { 'Retry-After': '5' });
  return thrown.code === 'invalid-input' && !toProgram ? new Refusal('not-found') : thrown;
}

function patternOf(c: HonoContext<Env>): string {
  return c.req.routePath;
}
