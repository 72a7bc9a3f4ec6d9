import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { type Shown, shownCredential } from '../issuing/open-share.ts';
import { sharesOf } from '../issuing/share.store.ts';
import type { OwnShare } from '../issuing/share.ts';
import { findHeld } from './holder.ts';

/** One of the reader's own credentials, and what they gave away of it. That of somebody else is not there, whatever their role. */
export const showOwnCredential = defineView({
  name: 'show-own-credential',
  input: z.object({ id: z.uuid() }),
  result: z.object({ credential: z.custom<Shown>(), shares: z.array(z.custom<OwnShare>()) }),
  about: (tx, { id }) => findHeld(tx, { credentialId: id }),
  async look(tx, { id }, held) {
    const credential = held === undefined ? undefined : await shownCredential(tx, id);
    if (held === undefined || credential === undefined) throw new Refusal('not-found');
    return { credential, shares: await sharesOf(tx, id, held.personId) };
  },
});
