import type { Signer } from '@laurel/credential';

/** Gives the signer of an institution, or `undefined` while it has no key. No private key leaves the adapter. */
export type SignerPort = { of(institutionId: string): Promise<Signer | undefined> };

/** Until an institution has a key of its own nobody signs for it. */
export const noSigner: SignerPort = { of: async () => undefined };

/** For tests: one new Ed25519 key for each institution, in memory. */
export function testSigner(): SignerPort {
  const made = new Map<string, Promise<Signer>>();
  return {
    of(institutionId) {
      const signer = made.get(institutionId) ?? newSigner(institutionId);
      made.set(institutionId, signer);
      return signer;
    },
  };
}

/** Loaded when it is asked for: a house that signs nothing does not carry the library in memory. */
async function newSigner(institutionId: string): Promise<Signer> {
  const { createSigner, generateKey } = await import('@laurel/credential');
  return createSigner(generateKey(), { controller: `did:web:localhost:${institutionId}` });
}
