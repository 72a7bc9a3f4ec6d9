import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { findApproved } from '../approval/approval.store.ts';
import { inForceFor } from '../design/in-force.store.ts';
import { factsOfVerdicts } from '../design/kept-verdict.ts';
import { contentOfVersion, holdOffering, markPublished, standingOfOffering } from './offering.store.ts';
import { noteStarts, publish } from './publication.store.ts';
import { publicationErrors, publicationVerdicts } from './publication-findings.ts';

/** An offering becomes public, and with it the micro-credential: under an address that never changes. */
export const publishOffering = defineAct({
  name: 'publish-offering',
  input: z.object({ id: z.uuid() }),
  result: z.object({ id: z.uuid(), state: z.literal('published'), slug: z.string() }),
  rest: { method: 'POST', path: '/api/offerings/{id}/publication', summary: 'Publish an offering' },
  about: (tx, input) => standingOfOffering(tx, input.id),
  async perform(tx, { id }, standing) {
    const offering = standing && (await holdOffering(tx, id));
    if (offering === undefined) throw new Refusal('not-found');
    if (offering.state !== 'draft') throw new Refusal('wrong-state', { state: offering.state });
    const approved = await findApproved(tx, offering.descriptionId);
    const content = approved && (await contentOfVersion(tx, offering.descriptionId, approved.version));
    if (approved === undefined || content === undefined) throw new Refusal('wrong-state', { state: 'not-approved' });
    const inForce = await inForceFor(tx, {
      institutionId: approved.institutionId,
      descriptionId: offering.descriptionId,
      version: approved.version,
    });
    const errors = publicationErrors(content, approved, inForce, tx.language);
    if (errors.length > 0) {
      const issues = errors.map(({ path, rule, message }) => ({ path, code: rule, message }));
      throw new Refusal('invalid-input', {}, { issues });
    }
    await markPublished(tx, id);
    const slug = await publish(tx, { descriptionId: offering.descriptionId, approved, content });
    await noteStarts(tx, offering.descriptionId);
    return {
      result: { id, state: 'published' as const, slug },
      events: [
        {
          type: 'offering-published',
          institutionId: offering.institutionId,
          subjectId: id,
          facts: {
            description: offering.descriptionId,
            version: offering.version,
            slug,
            ...factsOfVerdicts(publicationVerdicts(content, approved, inForce)),
          },
        },
      ],
    };
  },
});
