import { z } from 'zod';
import { defineAct } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { settleMail } from './mail.store.ts';

/** Records what became of a mail: accepted by the mail server, given up, or left out because its recipient was forgotten. */
export const recordMail = defineAct({
  name: 'record-mail',
  input: z.object({ mailId: z.uuid(), state: z.enum(['sent', 'failed', 'left-out']), attempts: z.number().int().min(1) }),
  result: z.object({ mailId: z.uuid() }),
  async perform(tx, { mailId, state, attempts }) {
    if (!(await settleMail(tx, mailId, state, attempts))) throw new Refusal('wrong-state', { state: 'settled' });
    return { result: { mailId }, events: [{ type: `mail-${state}`, subjectId: mailId, facts: { attempts } }] };
  },
});
