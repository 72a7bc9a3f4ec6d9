import { z } from 'zod';
import { defineView, type ViewTransaction } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { findCredential, signedBytes } from './credential.store.ts';
import { findShare, sharesOf } from './share.store.ts';
import { type OwnShare, type Share, TOKEN } from './share.ts';

/** A credential as its holder, or whoever they gave a link, is shown it. */
export type Shown = {
  readonly id: string;
  readonly institutionId: string;
  readonly personId: string;
  readonly state: 'issued' | 'revoked';
  readonly issuedAt: Date;
  readonly revokedAt?: Date;
  /** The exact bytes that were signed. */
  readonly signed: Uint8Array;
  readonly signedHash: string;
};

/** Of an ended or expired share nothing more than that is said. */
export type Opened =
  | { readonly state: 'ended' | 'expired' }
  | { readonly state: 'open'; readonly share: Share; readonly credential: Shown; readonly shares: readonly OwnShare[] };

/**
 * What an address opens: one credential, and for its holder also what they gave away of it. The token is the permission: nobody can guess it.
 * A person who was forgotten took the key along: `personal-key-gone`.
 */
export const openShare = defineView({
  name: 'open-share',
  input: z.object({ token: z.string().regex(TOKEN) }),
  result: z.custom<Opened>(),
  async look(tx, { token }): Promise<Opened> {
    const share = await findShare(tx, token);
    if (share === undefined) throw new Refusal('not-found');
    if (share.state !== 'open') return { state: share.state };
    const credential = await shownCredential(tx, share.credentialId);
    if (credential === undefined) throw new Refusal('not-found');
    const shares = share.kind === 'holder' ? await sharesOf(tx, share.credentialId, share.personId) : [];
    return { state: 'open', share, credential, shares };
  },
  showsPersons: (_, opened) => (opened.state === 'open' ? [opened.credential.personId] : []),
});

/** A signed credential with its bytes, or `undefined` where there is none that may be seen. @throws Refusal `personal-key-gone` */
export async function shownCredential(tx: ViewTransaction, id: string): Promise<Shown | undefined> {
  const credential = await findCredential(tx, id);
  if (credential === undefined) return undefined;
  const { state, institutionId, personId, issuedAt, revokedAt, signedHash } = credential;
  if ((state !== 'issued' && state !== 'revoked') || issuedAt === undefined || signedHash === undefined) return undefined;
  const signed = await signedBytes(tx, id);
  if (signed === undefined) return undefined;
  return {
    ...{ id, institutionId, personId, state, issuedAt, signed, signedHash },
    ...(revokedAt !== undefined && { revokedAt }),
  };
}
