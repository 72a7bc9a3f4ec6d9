import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { deleteClassImport, standingOfClassImport } from './class-import.store.ts';

/** A class list is thrown away before it is taken; nothing of it stays. */
export const dropClassImport = defineAct({
  name: 'drop-class-import',
  input: z.object({ id: z.uuid() }),
  result: z.object({ id: z.uuid(), offeringId: z.uuid() }),
  about: (tx, input) => standingOfClassImport(tx, input.id),
  async perform(tx, { id }, standing) {
    if (standing === undefined) throw new Refusal('not-found');
    if (!(await deleteClassImport(tx, id))) throw new Refusal('wrong-state', { state: 'taken' });
    const { offeringId, institutionId } = standing;
    return { result: { id, offeringId }, events: [{ type: 'class-list-dropped', institutionId, subjectId: id, facts: { offeringId } }] };
  },
});
