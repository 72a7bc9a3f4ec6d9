import { lookup as systemLookup } from 'node:dns/promises';
import { type ClientRequest, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { Refusal } from '../refusal.ts';
import { isLoopback, isPublicAddress } from './addresses.ts';

export type Fetched = { readonly status: number; readonly contentType: string; readonly bytes: Uint8Array };

export type FetchRules = {
  /** Content types that are taken, without parameters; a type ending in `+json` is taken where `application/json` is. */
  readonly accept: readonly string[];
  readonly maximumBytes?: number;
};

/** The one way out of the house over http. What is asked for may come from a stranger's credential, so everything about it is suspect. */
export type Fetcher = {
  /** @throws Refusal `fetch-refused` with the reason: an address that is not allowed, no answer in time, too much, another type, a redirect, an error status */
  fetch(url: string, rules?: FetchRules): Promise<Fetched>;
};

export type FetchOptions = {
  /** Lets it reach this machine, also over plain http: for tests and for trying things out. */
  readonly allowLoopback?: boolean;
  readonly deadlineMs?: number;
  readonly maximumBytes?: number;
  /** Name resolution; tests bring their own. */
  readonly lookup?: (host: string) => Promise<readonly string[]>;
};

const anyJson: FetchRules = { accept: ['application/json'] };

/**
 * A fetcher that asks https addresses of the public internet only. The name is resolved once, every address it has must be public,
 * and the connection goes to exactly that address: a name that changes its mind in between (DNS rebinding) changes nothing.
 */
export function guardedFetcher(options: FetchOptions = {}): Fetcher {
  const { allowLoopback = false, deadlineMs = 3_000, maximumBytes = 1_048_576, lookup = resolveAll } = options;
  return {
    async fetch(written, rules = anyJson) {
      // One clock for all of it: resolving, connecting, reading.
      const deadline = AbortSignal.timeout(deadlineMs);
      const url = checkedUrl(written, allowLoopback);
      const address = await race(pickAddress(url, allowLoopback, lookup), deadline);
      if (url.protocol === 'http:' && !isLoopback(address)) throw refused('only https addresses are fetched');
      const response = await open(url, address, rules, deadline);
      return readAnswer(response, rules, rules.maximumBytes ?? maximumBytes, deadline);
    },
  };
}

/** Says no to everything: for a house that shall not reach out, and for tests that want to know. */
export const noFetcher: Fetcher = {
  fetch: async () => {
    throw refused('this house does not reach out');
  },
};

function refused(why: string): Refusal {
  return new Refusal('fetch-refused', { why });
}

function checkedUrl(written: string, allowLoopback: boolean): URL {
  if (written.length > 2_000 || !URL.canParse(written)) throw refused('it is not a web address');
  // The parser writes 0x7f.1, 2130706433 and 127.1 out as 127.0.0.1 (WHATWG URL §3.5), so that all notations are judged as one.
  const url = new URL(written);
  if (url.protocol !== 'https:' && !(allowLoopback && url.protocol === 'http:')) throw refused('only https addresses are fetched');
  if (url.username !== '' || url.password !== '') throw refused('it holds a user name or a password');
  if (!allowLoopback && url.port !== '') throw refused('only the usual port is used');
  return url;
}

async function pickAddress(url: URL, allowLoopback: boolean, lookup: (host: string) => Promise<readonly string[]>): Promise<string> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) === 0 ? await lookup(host).catch(() => []) : [host];
  if (addresses.length === 0) throw refused('its host name is not known');
  // One bad address among good ones is enough: it would be a matter of luck which is used.
  if (!addresses.every((address) => isPublicAddress(address) || (allowLoopback && isLoopback(address))))
    throw refused('it does not lie in the public internet');
  return addresses[0] ?? '';
}

async function resolveAll(host: string): Promise<string[]> {
  return (await systemLookup(host, { all: true, verbatim: false })).map(({ address }) => address);
}

/** Connects to the address that was judged; the name is only used for the certificate and the Host header. */
function open(url: URL, address: string, rules: FetchRules, signal: AbortSignal): Promise<IncomingMessage> {
  const family = isIP(address);
  const options: RequestOptions = {
    method: 'GET',
    signal,
    // No agent: a kept connection would be one that was judged for another name.
    agent: false,
    family,
    lookup: (_host, wanted, done) => {
      if (wanted.all === true) done(null, [{ address, family }]);
      else done(null, address, family);
    },
    headers: { accept: rules.accept.join(', '), 'accept-encoding': 'identity', 'user-agent': 'Laurel' },
    maxHeaderSize: 16_384,
  };
  return new Promise((resolve, reject) => {
    const sent: ClientRequest = url.protocol === 'http:' ? httpRequest(url, options) : httpsRequest(url, options);
    sent.on('response', resolve);
    sent.on('error', (error) => reject(reasonOf(error, signal)));
    sent.end();
  });
}

async function readAnswer(response: IncomingMessage, rules: FetchRules, maximumBytes: number, signal: AbortSignal): Promise<Fetched> {
  try {
    const status = response.statusCode ?? 0;
    if (status >= 300 && status < 400) throw refused('it leads on to another address, and nobody follows');
    if (status !== 200) throw refused(`the answer was ${status}`);
    const contentType = (response.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    if (!isTaken(contentType, rules.accept)) throw refused('the answer is of another type');
    if (![undefined, 'identity'].includes(response.headers['content-encoding'])) throw refused('the answer is packed');
    if (Number(response.headers['content-length'] ?? 0) > maximumBytes) throw refused('the answer is too large');
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response) {
      size += chunk.length;
      if (size > maximumBytes) throw refused('the answer is too large');
      chunks.push(chunk);
    }
    return { status, contentType, bytes: new Uint8Array(Buffer.concat(chunks)) };
  } catch (error) {
    throw error instanceof Refusal ? error : reasonOf(error, signal);
  } finally {
    response.destroy();
  }
}

function isTaken(contentType: string, accept: readonly string[]): boolean {
  return accept.includes(contentType) || (accept.includes('application/json') && /^application\/[\w.+-]+\+json$/.test(contentType));
}

function reasonOf(error: unknown, signal: AbortSignal): Refusal {
  if (signal.aborted) return refused('it did not answer in time');
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_SSL|EPROTO)/.test(code)) return refused('its certificate cannot be trusted');
  return refused('the connection failed');
}

/** Name resolution cannot be called off; its answer is then of no use to anyone. */
function race<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(refused('it did not answer in time'));
    if (signal.aborted) late();
    signal.addEventListener('abort', late, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', late));
  });
}
