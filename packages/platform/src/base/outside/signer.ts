import type { Signer } from '@laurel/credential';
import { inTransaction } from '../database/transaction.ts';
import type { House } from '../house.ts';
import { institutionDid } from '../institution-keys/institution-did.ts';
import { nameOfKey } from '../institution-keys/institution-key.ts';
import { findKeyInUse, openKeyInUse } from '../institution-keys/institution-keys.store.ts';
import { Refusal } from '../refusal.ts';

/**
 * Gives the signer of an institution, or `undefined` while no key of it is in use. No private key leaves the adapter. It is asked outside
 * of acts: a signer may be far away, and a transaction does not wait for it.
 */
export type SignerPort = { of(institutionId: string): Promise<Signer | undefined> };

/** Nobody signs. */
export const noSigner: SignerPort = { of: async () => undefined };

/** The only one who may read private halves; row-level security knows it by this name. */
const signing = { kind: 'job', job: 'signer' } as const;

/**
 * Signs with the keys in the database. A private half is opened for one signature at a time, so a key that was retired or withdrawn
 * signs nothing more, also for whoever got its signer earlier: they are refused with `wrong-state`.
 */
export function localSigner({ db, keys }: Pick<House, 'db' | 'keys'>, publicUrl: string): SignerPort {
  return {
    async of(institutionId) {
      const found = await inTransaction(db, signing, 'read', (tx) => findKeyInUse(tx, institutionId));
      if (found === undefined) return undefined;
      const { number, publicJwk } = found;
      const controller = institutionDid(publicUrl, institutionId);
      const kid = `${controller}#${nameOfKey(number)}`;
      return {
        kid,
        controller,
        alg: 'EdDSA',
        publicJwk,
        async sign(bytes) {
          const { createSigner } = await import('@laurel/credential');
          const key = await inTransaction(db, signing, 'read', (tx) => openKeyInUse(tx, keys, institutionId, number));
          if (key === undefined) throw new Refusal('wrong-state', { state: 'not in use' });
          return createSigner(key, { controller, kid }).sign(bytes);
        },
      };
    },
  };
}

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
