import { createHash } from 'node:crypto';
import type { Context } from '../base/act.ts';
import { visitor } from '../base/actor.ts';
import type { PublicDocument } from '../base/rest/public-document.ts';

/** A public document as it leaves the house; 304 without a body for whoever has it already (RFC 9110 §13.1.2). */
export async function answerDocument(
  document: PublicDocument,
  context: Context,
  params: Readonly<Record<string, string>>,
  ifNoneMatch: string | undefined,
): Promise<Response> {
  const read = await document.read({ ...context, actor: visitor }, params);
  const [body, contentType] = typeof read === 'string' ? [read, document.contentType] : [new Uint8Array(read.bytes), read.contentType];
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const headers = {
    ETag: tag,
    'Cache-Control': `public, max-age=${document.maxAgeSeconds(context)}`,
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
  if (knows(ifNoneMatch, tag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'Content-Type': contentType } });
}

function knows(ifNoneMatch: string | undefined, tag: string): boolean {
  const known = (ifNoneMatch ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  return known.includes(tag) || known.includes('*');
}
