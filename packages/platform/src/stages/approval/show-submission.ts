import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { wholeDescription } from '../design/description.ts';
import { findDescription } from '../design/design.store.ts';
import { deviated } from '../design/deviated.ts';
import { deviation } from '../design/deviation.ts';
import { inForceFor } from '../design/in-force.store.ts';
import { awardingBodiesOf, institutionMeantBy, partner } from './awarding-body.ts';
import { bindingErrors, deviationsSubmitted } from './binding-errors.ts';
import { institutionsOfHouse } from './institutions.store.ts';

/** What a submission would be: what still keeps it back, and which institutions would decide. */
export const showSubmission = defineView({
  name: 'show-submission',
  input: z.object({ id: z.uuid() }),
  result: z.object({
    description: wholeDescription,
    /** errors of binding frameworks: with one of these, nothing is submitted */
    errors: z.array(
      z.object({
        framework: z.string(),
        rule: z.string(),
        message: z.string(),
        fix: z.string(),
        path: z.string(),
        lapsed: deviation.optional(),
      }),
    ),
    /** what would keep it back, had nobody decided otherwise: whoever decides about it sees this too */
    deviations: z.array(deviated),
    /** the awarding bodies as the description names them, with the institution of the house that is meant */
    awardingBodies: z.array(z.object({ id: z.string(), name: z.string().optional(), institutionId: z.uuid().optional() })),
    institutions: z.array(partner),
  }),
  rest: { method: 'GET', path: '/api/descriptions/{id}/submission', summary: 'Show what submitting a description would ask of whom' },
  about: (tx, input) => findDescription(tx, input.id),
  async look(tx, _input, found) {
    if (found === undefined) throw new Refusal('not-found');
    const institutions = await institutionsOfHouse(tx);
    const awardingBodies = awardingBodiesOf(found.description).map((body) => {
      const institutionId = institutionMeantBy(body, institutions);
      return { id: body.id, ...(body.name === undefined ? {} : { name: body.name }), ...(institutionId ? { institutionId } : {}) };
    });
    const inForce = await inForceFor(tx, { institutionId: found.institutionId, descriptionId: found.id });
    return {
      description: found,
      errors: bindingErrors(found.description, inForce, tx.language),
      deviations: deviationsSubmitted(found.description, inForce, tx.language),
      awardingBodies,
      institutions,
    };
  },
});
