import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { findApproved } from '../approval/approval.store.ts';
import { standingOfDescription } from '../design/design.store.ts';
import { insertOffering } from './offering.store.ts';
import { terms, troublesOfTerms } from './offering-terms.ts';

/** An edition of an approved description is prepared: when, where, for how many, for how much. */
export const draftOffering = defineAct({
  name: 'draft-offering',
  input: z.object({
    descriptionId: z.uuid(),
    startsOn: terms.startsOn,
    endsOn: terms.endsOn,
    /** the last day on which one may apply; left out, nobody applies and a class list comes */
    applyUntil: terms.applyUntil.optional(),
    place: terms.place.optional(),
    /** BCP 47 */
    language: terms.language,
    seats: terms.seats,
    /** in euro cents; 0: free */
    priceCents: terms.priceCents.default(0),
  }),
  result: z.object({ id: z.uuid(), state: z.literal('draft'), edit: z.number().int() }),
  rest: { method: 'POST', path: '/api/offerings', status: 201, summary: 'Prepare an offering of an approved description' },
  about: (tx, input) => standingOfDescription(tx, input.descriptionId),
  async perform(tx, input, description) {
    if (description === undefined) throw new Refusal('not-found');
    // While a new version is written, the approved one is offered.
    const approved = description.state === 'withdrawn' ? undefined : await findApproved(tx, input.descriptionId);
    if (approved === undefined) throw new Refusal('wrong-state', { state: description.state });
    const issues = troublesOfTerms(input);
    if (issues.length > 0) throw new Refusal('invalid-input', {}, { issues });
    const id = randomUUID();
    await insertOffering(tx, { ...input, id, version: approved.version, institutionId: description.institutionId });
    return {
      result: { id, state: 'draft' as const, edit: 0 },
      events: [
        {
          type: 'offering-drafted',
          institutionId: description.institutionId,
          subjectId: id,
          facts: { description: input.descriptionId, version: approved.version },
        },
      ],
    };
  },
});
