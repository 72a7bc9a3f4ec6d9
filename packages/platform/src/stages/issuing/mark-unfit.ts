import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { findCredential } from './credential.store.ts';
import { troubleCodes } from './credential.ts';

/** Says of a planned credential that it will not be signed, and by codes why. */
export const markUnfit = defineAct({
  name: 'mark-unfit',
  input: z.object({ id: z.uuid(), codes: troubleCodes }),
  result: z.object({ id: z.uuid() }),
  about: (tx, { id }) => findCredential(tx, id),
  async perform(tx, { id, codes }, about) {
    if (about === undefined) throw new Refusal('not-found');
    const done = await tx.db
      .updateTable('credential')
      .set({ state: 'unfit', trouble: codes.join(' ') })
      .where('id', '=', id)
      .where('state', '=', 'planned')
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) throw new Refusal('wrong-state', { state: about.state });
    return {
      result: { id },
      events: [
        {
          type: 'credential-unfit',
          institutionId: about.institutionId,
          subjectId: id,
          facts: { issuingId: about.issuingId, codes: codes.join(',') },
        },
      ],
    };
  },
});
