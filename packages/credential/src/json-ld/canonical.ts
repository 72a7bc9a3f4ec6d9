import { createHash } from 'node:crypto';
import { loadContext, pinnedContexts } from '../contexts.ts';
import { canonicalGraph, plainQuads } from './canonical-graph.ts';
import { closedGraph } from './closed-graph.ts';
import { NotTabular, type TermTable, tabulate } from './term-table.ts';

/** A JSON-LD document has no canonical form here: a term is not defined, a context not pinned, or it asks for too much work. */
export class NotCanonical extends Error {
  readonly code: 'not-safe' | 'too-much-work';
  constructor(code: 'not-safe' | 'too-much-work', cause: unknown) {
    super(`No canonical form: ${code}`, { cause });
    this.name = 'NotCanonical';
    this.code = code;
  }
}

/**
 * The canonical N-Quads of a JSON-LD document (RDFC-1.0). The pinned contexts are tables, and most documents go through those;
 * what they do not cover goes through the general libraries. Both give the same bytes, and `lint` compares them before anything is signed.
 * @throws {NotCanonical}
 */
export async function canonicalQuads(document: object): Promise<string> {
  const contexts = contextsOf(document);
  try {
    const quads = closedGraph(document, await tableFor(contexts));
    return canonicalGraph(quads) ?? (await canonicaliseQuads(plainQuads(quads)));
  } catch (error) {
    if (!(error instanceof NotTabular)) throw error;
    return await generalQuads(document);
  }
}

/** SHA-256 over the canonical N-Quads. */
export async function canonicalHash(document: object): Promise<Uint8Array> {
  return createHash('sha256')
    .update(await canonicalQuads(document), 'utf8')
    .digest();
}

/** Time after which a set of blank nodes that look alike is given up. */
const deadlineMs = 1_500;
const algorithm = { algorithm: 'RDFC-1.0', rejectURDNA2015: true, maxWorkFactor: 1 } as const;

/**
 * The same by jsonld and rdf-canonize, in safe mode: whatever would not reach the graph, and so not be signed, is an error.
 * @throws {NotCanonical}
 */
export async function generalQuads(document: object): Promise<string> {
  // loaded late: whoever reads JSON or asks for help on the command line should not wait for a JSON-LD processor
  const { default: jsonld } = await import('jsonld');
  return await guarded(() =>
    jsonld.canonize(document, {
      safe: true,
      // no base: a relative IRI is an error instead of something that depends on where the document was found
      base: '',
      documentLoader: async (url) => ({ contextUrl: null, documentUrl: url, document: await loadContext(url) }),
      canonizeOptions: { ...algorithm, signal: AbortSignal.timeout(deadlineMs) },
    }),
  );
}

async function canonicaliseQuads(nquads: string): Promise<string> {
  const { canonize } = await import('rdf-canonize');
  return await guarded(() =>
    canonize(nquads, { ...algorithm, inputFormat: 'application/n-quads', signal: AbortSignal.timeout(deadlineMs) }),
  );
}

async function guarded(work: () => Promise<string>): Promise<string> {
  try {
    return await work();
  } catch (error) {
    const tooMuch = error instanceof Error && /iterations exceeded|Abort signal/.test(error.message);
    throw new NotCanonical(tooMuch ? 'too-much-work' : 'not-safe', error);
  }
}

const tables = new Map<string, Promise<TermTable>>();

/** Names of pinned contexts only: an inline context could give any word any meaning, and still be signed. */
function contextsOf(document: object): readonly string[] {
  const contexts = (document as { '@context'?: unknown })['@context'];
  const sound =
    Array.isArray(contexts) && contexts.length > 0 && contexts.every((url) => typeof url === 'string' && pinnedContexts.includes(url));
  if (!sound) throw new NotCanonical('not-safe', 'contexts');
  return contexts;
}

/** Keyed by the list of contexts, all of them pinned, so there are only ever a few. */
function tableFor(contexts: readonly string[]): Promise<TermTable> {
  const key = [...new Set(contexts)].join(' ');
  let table = tables.get(key);
  if (table === undefined) {
    table = Promise.all(key.split(' ').map(loadContext)).then(tabulate);
    tables.set(key, table);
  }
  return table;
}
