import { z } from 'zod';
import { defineAct } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { closeSession } from './sign-in.store.ts';

/** Signs out: here, or of one of one's own sessions elsewhere. */
export const endSession = defineAct({
  name: 'end-session',
  input: z.object({ sessionId: z.uuid() }),
  result: z.object({ sessionId: z.uuid() }),
  async perform(tx, { sessionId }) {
    if (tx.actor.kind !== 'person') throw new Refusal('not-allowed');
    const { personId } = tx.actor;
    if (!(await closeSession(tx, personId, sessionId))) throw new Refusal('not-found');
    return { result: { sessionId }, events: [{ type: 'session-ended', subjectId: sessionId, facts: { personId } }] };
  },
});
