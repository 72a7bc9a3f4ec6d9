import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { oneLine } from '../../base/plain-text.ts';
import { Refusal } from '../../base/refusal.ts';
import { findCredential } from '../issuing/credential.store.ts';
import { insertShare, sharesOf } from '../issuing/share.store.ts';
import { LONGEST_LABEL } from '../issuing/share.ts';
import { findHeld, heldCredential } from './holder.ts';
import { endOf, terms } from './term.ts';

/** Enough for every application of a year; a script that makes links without end is stopped. */
export const MOST_SHARES = 50;

/** A holder gives somebody a link to their credential, for a time. */
export const shareCredential = defineAct({
  name: 'share-credential',
  input: z.object({ of: heldCredential, label: oneLine(1, LONGEST_LABEL), until: z.enum(terms) }),
  result: z.object({ shareId: z.uuid(), address: z.string(), expiresAt: z.string().optional() }),
  about: (tx, { of }) => findHeld(tx, of),
  async perform(tx, { label: text, until }, held) {
    if (held === undefined) throw new Refusal('not-found');
    const { credentialId, personId } = held;
    const credential = await findCredential(tx, credentialId);
    if (credential?.state !== 'issued') throw new Refusal('wrong-state', { state: credential?.state ?? 'unknown' });
    const open = (await sharesOf(tx, credentialId, personId)).filter(({ kind, state }) => kind === 'share' && state === 'open');
    if (open.length >= MOST_SHARES) throw new Refusal('too-many');
    const expiresAt = endOf(until, tx.now);
    const { id, address } = await insertShare(tx, {
      ...{ credentialId, personId, kind: 'share' as const, label: text },
      ...(expiresAt !== undefined && { expiresAt }),
    });
    return {
      result: { shareId: id, address, ...(expiresAt !== undefined && { expiresAt: expiresAt.toISOString() }) },
      events: [{ type: 'credential-shared', subjectId: id, facts: { credentialId, until } }],
    };
  },
});
