import { randomUUID } from 'node:crypto';
import { contentHash } from '@laurel/microcredential';
import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { type InputIssue, Refusal } from '../../base/refusal.ts';
import { freezeVersion, holdDraft, moveDescription } from '../design/description-version.store.ts';
import { standingOfDescription } from '../design/design.store.ts';
import { inForceFor } from '../design/in-force.store.ts';
import { judge } from '../design/judge.ts';
import { factsOfVerdicts, keepVerdicts } from '../design/kept-verdict.ts';
import { insertCase } from './approval.store.ts';
import { awardingBodiesOf } from './awarding-body.ts';
import { bindingErrors, PHASE } from './binding-errors.ts';
import { institutionsOfHouse } from './institutions.store.ts';

/** A draft is frozen as it is, and its awarding bodies are asked for their decision. */
export const submitDescription = defineAct({
  name: 'submit-description',
  input: z.object({
    id: z.uuid(),
    /** the `edit` of the description as it was when you read it: what you saw is what is frozen */
    edit: z.number().int().min(0),
    /** for each awarding body of the description, in its order, the institution of this house that decides for it */
    awardingBodies: z.array(z.uuid()).max(100),
    /** further institutions that are to decide; the leading one always is */
    partners: z.array(z.uuid()).max(100).default([]),
  }),
  result: z.object({ caseId: z.uuid(), version: z.number().int(), contentHash: z.string() }),
  rest: { method: 'POST', path: '/api/descriptions/{id}/submission', status: 201, summary: 'Submit a description for approval' },
  about: (tx, input) => standingOfDescription(tx, input.id),
  async perform(tx, input, standing) {
    if (standing === undefined) throw new Refusal('not-found');
    if (standing.state !== 'draft') throw new Refusal('wrong-state', { state: standing.state });
    const draft = await holdDraft(tx, input.id);
    // Two who submit at once: the second finds it frozen.
    if (draft === undefined) throw new Refusal('wrong-state', { state: 'submitted' });
    if (draft.edit !== input.edit) throw new Refusal('conflict');

    const inForce = await inForceFor(tx, { institutionId: standing.institutionId, descriptionId: standing.id });
    const errors = bindingErrors(draft.content, inForce, tx.language);
    const issues: InputIssue[] = errors.map(({ path, rule, message }) => ({ path, code: rule, message }));
    const bodies = awardingBodiesOf(draft.content);
    if (bodies.length === 0) issues.push({ path: 'awardingBodies', code: 'too_small', message: 'The description names no awarding body.' });
    if (bodies.length !== input.awardingBodies.length)
      issues.push({ path: 'awardingBodies', code: 'one-each', message: 'There must be one institution for each awarding body.' });
    const known = new Set((await institutionsOfHouse(tx)).map(({ id }) => id));
    for (const [list, ids] of [['awardingBodies', input.awardingBodies] as const, ['partners', input.partners] as const])
      for (const [place, id] of ids.entries())
        if (!known.has(id))
          issues.push({ path: `${list}.${place}`, code: 'unknown-institution', message: 'is no institution of this house' });
    if (issues.length > 0) throw new Refusal('invalid-input', {}, { issues });

    const parties = [...new Set([standing.institutionId, ...input.awardingBodies, ...input.partners])];
    const [caseId, hash] = [randomUUID(), contentHash(draft.content)];
    const verdicts = judge({ description: draft.content }, inForce, { phase: PHASE, language: tx.language });
    await freezeVersion(tx, input.id, draft.number, hash);
    if (!(await moveDescription(tx, input.id, 'draft', 'submitted'))) throw new Refusal('conflict');
    await insertCase(tx, {
      id: caseId,
      descriptionId: input.id,
      version: draft.number,
      institutionId: standing.institutionId,
      parties,
      contentHash: hash,
      verdicts: keepVerdicts(verdicts),
    });
    return {
      result: { caseId, version: draft.number, contentHash: hash },
      events: [
        {
          type: 'description-submitted',
          institutionId: standing.institutionId,
          subjectId: input.id,
          facts: { caseId, version: draft.number, contentHash: hash, parties: parties.length, ...factsOfVerdicts(verdicts) },
        },
      ],
    };
  },
});
