import { z } from 'zod';
import { defineAct, type EventDraft } from '../act.ts';
import { standingOfInstitution } from '../people/people.store.ts';
import { Refusal } from '../refusal.ts';
import { keyName, nameOfKey } from './institution-key.ts';
import { insertInstitutionKey, retireKeyInUse } from './institution-keys.store.ts';

/**
 * Gives an institution its next key. The one in use retires with this moment as its last: what it signed before stays verifiable.
 * It is also the way back after a withdrawal, when none is in use.
 */
export const rotateInstitutionKey = defineAct({
  name: 'rotate-institution-key',
  input: z.object({ id: z.uuid() }),
  result: z.object({ id: z.uuid(), key: keyName, retired: keyName.optional() }),
  rest: { method: 'POST', path: '/api/institutions/{id}/keys', status: 201, summary: 'Rotate the key of an institution' },
  async perform(tx, { id }) {
    const standing = await standingOfInstitution(tx, id);
    if (standing === undefined) throw new Refusal('not-found');
    if (standing.state !== 'confirmed') throw new Refusal('wrong-state', { state: standing.state });
    const old = await retireKeyInUse(tx, id);
    const made = await insertInstitutionKey(tx, id);
    // Two at once, with no key in use: the other one made it.
    if (made === undefined) throw new Refusal('conflict');
    const key = nameOfKey(made.number);
    const event = (type: string, facts: EventDraft['facts']): EventDraft => ({ type, institutionId: id, subjectId: id, facts });
    const begun = event('institution-key-made', { key, publicKey: made.publicKey });
    if (old === undefined) return { result: { id, key }, events: [begun] };
    const retired = nameOfKey(old);
    return { result: { id, key, retired }, events: [event('institution-key-retired', { key: retired }), begun] };
  },
});
