import { z } from 'zod';
import { defineAct, defineView } from '../../base/act.ts';
import { findInstitution } from '../../base/people/people.store.ts';
import { oneLine } from '../../base/plain-text.ts';
import { Refusal } from '../../base/refusal.ts';

/** Who an institution is in law, and where it issues: register or tax number, and a town. */
export const identity = { legalId: oneLine(2, 200), seat: oneLine(1, 100) } as const;

/** What every credential of an institution will say of its issuer. What was signed before stays as it was. */
export const nameIssuer = defineAct({
  name: 'name-issuer',
  input: z.object({ institutionId: z.uuid(), ...identity }),
  result: z.object({ institutionId: z.uuid() }),
  rest: {
    method: 'PUT',
    path: '/api/institutions/{institutionId}/issuer',
    summary: 'Say who an institution is in law and where it issues',
  },
  async perform(tx, { institutionId, legalId, seat }) {
    if ((await findInstitution(tx, institutionId)) === undefined) throw new Refusal('not-found');
    const values = { legal_id: legalId, seat, changed_at: tx.now };
    await tx.db
      .insertInto('issuer_identity')
      .values({ institution_id: institutionId, ...values })
      .onConflict((conflict) => conflict.column('institution_id').doUpdateSet(values))
      .execute();
    return { result: { institutionId }, events: [{ type: 'issuer-named', institutionId, subjectId: institutionId, facts: {} }] };
  },
});

/** Who an institution is in law and where it issues, as far as it was said. */
export const showIssuer = defineView({
  name: 'show-issuer',
  input: z.object({ institutionId: z.uuid() }),
  result: z.object({ institutionId: z.uuid(), name: z.string(), legalId: z.string().optional(), seat: z.string().optional() }),
  async look(tx, { institutionId }) {
    const institution = await findInstitution(tx, institutionId);
    if (institution === undefined) throw new Refusal('not-found');
    const row = await tx.db
      .selectFrom('issuer_identity')
      .select(['legal_id', 'seat'])
      .where('institution_id', '=', institutionId)
      .executeTakeFirst();
    return { institutionId, name: institution.name, ...(row !== undefined && { legalId: row.legal_id, seat: row.seat }) };
  },
});
