import { z } from 'zod';
import { defineView } from '../act.ts';
import { standingOfInstitution } from '../people/people.store.ts';
import { Refusal } from '../refusal.ts';
import { institutionDid } from './institution-did.ts';
import { publishedKeys } from './institution-keys.store.ts';

/**
 * The DID document of a confirmed institution, as it is served under its did:web. Until there is a key there is no document: an empty
 * one would be kept by caches as if it said something.
 */
export const showDidDocument = defineView({
  name: 'show-did-document',
  input: z.object({ id: z.uuid() }),
  result: z.object({
    '@context': z.array(z.string()),
    id: z.string(),
    verificationMethod: z.array(z.record(z.string(), z.unknown())),
    assertionMethod: z.array(z.string()),
  }),
  rest: { method: 'GET', path: '/api/institutions/{id}/did-document', summary: 'Show the DID document of an institution' },
  async look(tx, { id }) {
    if ((await standingOfInstitution(tx, id))?.state !== 'confirmed') throw new Refusal('not-found');
    const keys = await publishedKeys(tx, id);
    if (keys.length === 0) throw new Refusal('not-found');
    const { didDocument } = await import('@laurel/credential');
    const document = didDocument({ did: institutionDid(tx.house.publicUrl, id), keys });
    return {
      ...document,
      '@context': [...document['@context']],
      verificationMethod: [...document.verificationMethod],
      assertionMethod: [...document.assertionMethod],
    };
  },
});
