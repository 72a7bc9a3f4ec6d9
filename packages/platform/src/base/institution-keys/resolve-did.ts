import { randomUUID } from 'node:crypto';
import { didWebUrl } from '@laurel/credential';
import { visitor } from '../actor.ts';
import { runView } from '../door.ts';
import type { House } from '../house.ts';
import { isRefusal } from '../refusal.ts';
import { institutionOfDid } from './institution-did.ts';
import { showDidDocument } from './show-did-document.ts';

/** A DID document of a few keys has 2 kB; one of an alliance with a long history some more. */
const LARGEST_DOCUMENT = 262_144;

/**
 * The DID document of a did:web. The house answers for its own host from its database and never fetches itself; other hosts are asked
 * over the guarded fetcher, and only for a document that says to be theirs.
 * @returns `undefined` when this house has no such institution
 * @throws when another host gives no document, or that of somebody else
 */
export async function resolveDid(house: House, did: string): Promise<unknown> {
  const url = new URL(didWebUrl(did));
  if (url.host === new URL(house.settings.publicUrl).host) return ownDocument(house, did);
  const { bytes } = await house.outside.fetch.fetch(url.href, {
    accept: ['application/did+json', 'application/did+ld+json', 'application/json'],
    maximumBytes: LARGEST_DOCUMENT,
  });
  const document: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  const id = typeof document === 'object' && document !== null && 'id' in document ? document.id : undefined;
  if (id !== did) throw new Error('the host serves the DID document of somebody else');
  return document;
}

/** As any stranger would be shown it. */
async function ownDocument(house: House, did: string): Promise<unknown> {
  const id = institutionOfDid(house.settings.publicUrl, did);
  if (id === undefined) return undefined;
  const context = { actor: visitor, house, requestId: randomUUID(), language: house.settings.language };
  try {
    return await runView(showDidDocument, context, { id });
  } catch (error) {
    if (isRefusal(error) && error.code === 'not-found') return undefined;
    throw error;
  }
}
