import { z } from 'zod';
import type { ViewTransaction } from '../../base/act.ts';
import { findCredential } from '../issuing/credential.store.ts';
import { findShare } from '../issuing/share.store.ts';
import { TOKEN } from '../issuing/share.ts';

/** How a holder names their credential: signed in, by its id; or by the token of the link that came with the mail. */
export const heldCredential = z.union([z.object({ credentialId: z.uuid() }), z.object({ token: z.string().regex(TOKEN) })]);
export type HeldCredential = z.output<typeof heldCredential>;

/** Whose credential it is, and whether the holder's own link was shown. */
export type Held = { readonly credentialId: string; readonly personId: string; readonly byLink: boolean };

/** The credential that somebody says they hold; `undefined` where they cannot know that it is there. */
export async function findHeld(tx: ViewTransaction, given: HeldCredential): Promise<Held | undefined> {
  if ('token' in given) {
    const share = await findShare(tx, given.token);
    if (share?.state !== 'open' || share.kind !== 'holder') return undefined;
    return { credentialId: share.credentialId, personId: share.personId, byLink: true };
  }
  const { actor } = tx;
  const credential = actor.kind === 'person' ? await findCredential(tx, given.credentialId) : undefined;
  if (credential === undefined || actor.kind !== 'person' || credential.personId !== actor.personId) return undefined;
  return { credentialId: credential.id, personId: credential.personId, byLink: false };
}
