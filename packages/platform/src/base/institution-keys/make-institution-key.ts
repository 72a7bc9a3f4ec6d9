import { z } from 'zod';
import { defineAct } from '../act.ts';
import { standingOfInstitution } from '../people/people.store.ts';
import { Refusal } from '../refusal.ts';
import { keyName, nameOfKey } from './institution-key.ts';
import { insertInstitutionKey, keysOfInstitution } from './institution-keys.store.ts';

/** Makes the first key of a confirmed institution, once: an institution that has, or had, a key gets the next one by rotating. */
export const makeInstitutionKey = defineAct({
  name: 'make-institution-key',
  input: z.object({ id: z.uuid() }),
  result: z.object({ id: z.uuid(), key: keyName }),
  async perform(tx, { id }) {
    const standing = await standingOfInstitution(tx, id);
    if (standing === undefined) throw new Refusal('not-found');
    if (standing.state !== 'confirmed') throw new Refusal('wrong-state', { state: standing.state });
    if ((await keysOfInstitution(tx, id)).length > 0) throw new Refusal('conflict');
    const made = await insertInstitutionKey(tx, id);
    if (made === undefined) throw new Refusal('conflict');
    const key = nameOfKey(made.number);
    return {
      result: { id, key },
      events: [{ type: 'institution-key-made', institutionId: id, subjectId: id, facts: { key, publicKey: made.publicKey } }],
    };
  },
});
