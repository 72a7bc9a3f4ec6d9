import { z } from 'zod';
import { defineAct, type EventDraft } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { useRegistration } from './registration.store.ts';
import { insertSession, useLink } from './sign-in.store.ts';
import { hashOf } from './sign-in.ts';

/**
 * A one-time link is used up, and whoever holds it is signed in. A second use is refused, also when both come at once.
 * Whoever is new to the house becomes a person by it.
 */
export const openSignInLink = defineAct({
  name: 'open-sign-in-link',
  input: z.object({ token: z.string().max(100) }),
  result: z.object({
    sessionId: z.uuid(),
    token: z.string(),
    expiresAt: z.string(),
    /** a path of this house, where the link was asked for */
    returnTo: z.string().optional(),
  }),
  async perform(tx, { token }) {
    const known = await useLink(tx, hashOf(token));
    const used = known ?? (await useRegistration(tx, hashOf(token)));
    if (used === undefined) throw new Refusal('link-spent');
    const { personId, returnTo } = used;
    const session = await insertSession(tx, personId);
    const registered: EventDraft[] = 'isNew' in used && used.isNew ? [{ type: 'learner-registered', subjectId: personId, facts: {} }] : [];
    return {
      result: {
        sessionId: session.id,
        token: session.token,
        expiresAt: session.expiresAt.toISOString(),
        ...(returnTo === null ? {} : { returnTo }),
      },
      events: [{ type: 'signed-in', subjectId: session.id, facts: { personId } }, ...registered],
    };
  },
});
