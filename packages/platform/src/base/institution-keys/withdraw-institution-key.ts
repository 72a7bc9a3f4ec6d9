import { z } from 'zod';
import { defineAct } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { institutionKeyStates, keyName, numberOfKey } from './institution-key.ts';
import { keysOfInstitution, markWithdrawn } from './institution-keys.store.ts';

/**
 * Withdraws a key that somebody else may hold: from now on nothing it ever signed is accepted. It cannot be taken back. If it was the
 * key in use, nobody signs for the institution until its key is rotated.
 */
export const withdrawInstitutionKey = defineAct({
  name: 'withdraw-institution-key',
  input: z.object({ id: z.uuid(), key: keyName }),
  result: z.object({ id: z.uuid(), key: keyName, state: z.enum(institutionKeyStates) }),
  rest: {
    method: 'POST',
    path: '/api/institutions/{id}/keys/{key}/withdrawal',
    status: 200,
    summary: 'Withdraw a key of an institution',
  },
  async perform(tx, { id, key }) {
    const known = (await keysOfInstitution(tx, id)).find((each) => each.key === key);
    if (known === undefined) throw new Refusal('not-found');
    if (!(await markWithdrawn(tx, id, numberOfKey(key)))) throw new Refusal('wrong-state', { state: 'withdrawn' });
    return {
      result: { id, key, state: 'withdrawn' as const },
      events: [{ type: 'institution-key-withdrawn', institutionId: id, subjectId: id, facts: { key, before: known.state } }],
    };
  },
});
