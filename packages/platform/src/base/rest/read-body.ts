import { Refusal } from '../refusal.ts';
import { Obstacle } from './problem-code.ts';

/** The largest body of a call, in bytes. Files have acts and limits of their own. */
export const LARGEST_BODY = 256_000;

/** Deeper than any description nests, and far from where a parser or a checker runs out of stack. */
const DEEPEST = 64;

/** The bytes of a body, read no further than allowed: what says it is small and is not, is refused as well. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > limit) throw new Refusal('too-large', { limit });
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length > limit) throw new Refusal('too-large', { limit });
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks, length));
}

/** The JSON object of a call; an empty body is an empty object, since some acts need nothing but their address. */
export async function readJsonBody(request: Request): Promise<Record<string, unknown>> {
  const bytes = await readBytes(request, LARGEST_BODY);
  if (bytes.length === 0) return {};
  if (!isJson(request.headers.get('content-type'))) throw new Obstacle('unsupported-media-type', { Accept: 'application/json' });
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Obstacle('not-json');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depthOf(value) > DEEPEST) throw new Obstacle('wrong-json');
  return withoutPrototype(value) as Record<string, unknown>;
}

/** `application/json` and its relatives (`application/ld+json`), in UTF-8 or unsaid (RFC 8259 §8.1). */
function isJson(contentType: string | null): boolean {
  return /^\s*application\/(?:[\w.-]+\+)?json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(contentType ?? '');
}

/** How deep a value nests, counted without recursion; it stops at the first level that is too deep. */
function depthOf(value: unknown): number {
  let level = [value];
  let depth = 0;
  while (level.length > 0 && depth <= DEEPEST) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
    depth += 1;
  }
  return depth;
}

/** `__proto__` in a body is a member that no schema knows; it must not become a prototype on the way (ASVS 5.0 V15.3.6). */
function withoutPrototype(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== '__proto__'));
}
