import { z } from 'zod';
import { defineAct } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { insertSession, useLink } from './sign-in.store.ts';
import { hashOf } from './sign-in.ts';

/** A one-time link is used up, and whoever holds it is signed in. A second use is refused, also when both come at once. */
export const openSignInLink = defineAct({
  name: 'open-sign-in-link',
  input: z.object({ token: z.string().max(100) }),
  result: z.object({ sessionId: z.uuid(), token: z.string(), expiresAt: z.string() }),
  async perform(tx, { token }) {
    const personId = await useLink(tx, hashOf(token));
    if (personId === undefined) throw new Refusal('link-spent');
    const session = await insertSession(tx, personId);
    return {
      result: { sessionId: session.id, token: session.token, expiresAt: session.expiresAt.toISOString() },
      events: [{ type: 'signed-in', subjectId: session.id, facts: { personId } }],
    };
  },
});
