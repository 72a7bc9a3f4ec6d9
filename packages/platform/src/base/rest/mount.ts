import type { Env, Hono, Context as HonoContext } from 'hono';
import type { AnyAct, AnyView, Context } from '../act.ts';
import { runAct, runView } from '../door.ts';
import { isRefusal, Refusal } from '../refusal.ts';
import { type Call, type Callable, callsOf } from './call.ts';
import { LONGEST_KEY, openApi } from './openapi.ts';
import { Obstacle } from './problem-code.ts';
import { readJsonBody } from './read-body.ts';
import { readQuery } from './read-query.ts';

export type RestOptions<E extends Env> = {
  readonly callables: readonly Callable[];
  readonly publicUrl: string;
  readonly version: string;
  /** Who calls, and with what in hand: made by the entrance for each request. */
  contextOf(c: HonoContext<E>): Context;
  /** Told before anything is done, so that a failure can be worded with what was called. */
  called(c: HonoContext<E>, act: string, input: unknown): void;
};

const KEY = new RegExp(`^[\\x21-\\x7e]{1,${LONGEST_KEY}}$`);

/** Mounts every call, its description under `/api/openapi.json`, and an answer to methods that a path does not know. */
export function mountRest<E extends Env>(app: Hono<E>, options: RestOptions<E>): void {
  const calls = callsOf(options.callables);
  const description = JSON.stringify(openApi(calls, options));
  app.get(
    '/api/openapi.json',
    () =>
      new Response(description, {
        headers: { 'Content-Type': 'application/openapi+json;version=3.1', 'Access-Control-Allow-Origin': '*' },
      }),
  );

  for (const call of calls) {
    app.on(call.method, routeOf(call.path), (c) => answer(call, c, options));
  }
  for (const [path, methods] of methodsByPath(calls)) {
    app.all(routeOf(path), (c) => {
      const allow = { Allow: methods.join(', ') };
      if (c.req.method === 'OPTIONS') return new Response(null, { status: 204, headers: allow });
      throw new Obstacle('method-not-allowed', allow);
    });
  }
}

/** `/api/institutions/{id}` in the words of the router. */
export function routeOf(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

function methodsByPath(calls: readonly Call[]): Map<string, string[]> {
  const methods = new Map<string, string[]>([['/api/openapi.json', ['GET', 'HEAD', 'OPTIONS']]]);
  for (const call of calls) methods.set(call.path, [...(methods.get(call.path) ?? []), call.method]);
  for (const known of methods.values()) {
    if (known.includes('GET') && !known.includes('HEAD')) known.push('HEAD');
    if (!known.includes('OPTIONS')) known.push('OPTIONS');
  }
  return methods;
}

async function answer<E extends Env>(call: Call, c: HonoContext<E>, options: RestOptions<E>): Promise<Response> {
  const request = c.req.raw;
  const url = new URL(request.url);
  const given = call.method === 'GET' ? readQuery(call, url.searchParams) : await readJsonBody(request);
  // The path names the object: a body that names another one does not win.
  const input = { ...given, ...c.req.param() };
  options.called(c, call.name, input);
  const context = options.contextOf(c);
  try {
    if (call.callable.kind === 'view') return listed(await runView(call.callable as AnyView, context, input), call, url);
    const key = readKey(request.headers.get('idempotency-key'));
    const result = await runAct(call.callable as AnyAct, key === undefined ? context : { ...context, idempotencyKey: key }, input);
    return json(result, call.status, {});
  } catch (error) {
    throw isOfThePath(error, call) ? new Refusal('not-found') : error;
  }
}

/** An id that cannot be one: nothing is there, which is what a caller should be told. */
function isOfThePath(error: unknown, call: Call): boolean {
  return isRefusal(error) && error.code === 'invalid-input' && error.issues.some((issue) => call.pathMembers.includes(issue.path));
}

function readKey(key: string | null): string | undefined {
  if (key === null) return undefined;
  if (!KEY.test(key)) throw new Obstacle('bad-key');
  return key;
}

function listed(result: unknown, call: Call, url: URL): Response {
  if (!call.result.properties?.['next']) return json(result, call.status, {});
  const next = (result as { next?: unknown }).next;
  const at = (after: string | undefined) => {
    const query = new URLSearchParams(url.search);
    query.delete('after');
    if (after !== undefined) query.set('after', after);
    return `<${url.pathname}${query.size > 0 ? `?${query}` : ''}>`;
  };
  const links = [`${at(undefined)}; rel="first"`, ...(typeof next === 'string' ? [`${at(next)}; rel="next"`] : [])];
  return json(result, call.status, { Link: links.join(', ') });
}

function json(value: unknown, status: number, headers: Readonly<Record<string, string>>): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers },
  });
}
