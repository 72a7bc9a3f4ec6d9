import { description as mask } from '@laurel/microcredential';
import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { verdictInForce } from '../design/check-description.ts';
import { inForceFor } from '../design/in-force.store.ts';
import { judge } from '../design/judge.ts';
import { keptVerdict } from '../design/kept-verdict.ts';
import { named } from '../design/named-verdicts.ts';
import { findCase, standingOfCase, submittedBefore } from './approval.store.ts';
import { caseHead, obstacles, sayOf } from './approval-case.ts';
import { PHASE } from './binding-errors.ts';

/** A case with everything somebody needs to decide: what it says, what it said before, what the frameworks find, and who has decided what. */
export const showCase = defineView({
  name: 'show-case',
  input: z.object({ id: z.uuid() }),
  result: caseHead.extend({
    /** of the frozen version: send it with the decision */
    contentHash: z.string(),
    languages: z.array(z.string()),
    description: mask,
    /** the version that was submitted before this one */
    before: z.object({ version: z.number().int(), description: mask }).optional(),
    /** what each framework said when the version was submitted; missing where a case was opened before that was kept */
    kept: z.array(keptVerdict).optional(),
    /** what each says of it today; where nothing was kept, by the versions of the day of its submission */
    verdicts: z.array(verdictInForce),
    /** for which awarding bodies the reader can decide, or what keeps them from it */
    you: z.object({ for: z.array(z.uuid()), obstacle: z.enum(obstacles).optional() }),
  }),
  rest: { method: 'GET', path: '/api/approvals/{id}', summary: 'Show an approval case' },
  about: (tx, input) => standingOfCase(tx, input.id),
  async look(tx, { id }, standing) {
    const found = await findCase(tx, id);
    if (standing === undefined || found === undefined) throw new Refusal('not-found');
    const { content, languages, kept, ...head } = found;
    const before = await submittedBefore(tx, found.descriptionId, found.version);
    const { institutionId, descriptionId, version } = found;
    // Where it was not kept what was said, the frameworks are those of the submission; else what is kept stands beside what is said today.
    const inForce = await inForceFor(tx, { institutionId, descriptionId, ...(kept === undefined && { version }) });
    const verdicts = named(judge({ description: content }, inForce, { phase: PHASE, language: tx.language }), inForce);
    const you = sayOf(tx.actor, standing, found.parties);
    return {
      ...head,
      languages: [...languages],
      description: content,
      ...(before === undefined ? {} : { before: { version: before.version, description: before.content } }),
      ...(kept === undefined ? {} : { kept: [...kept] }),
      verdicts: verdicts.map((verdict) => ({ ...verdict, findings: [...verdict.findings] })),
      you: { ...you, for: [...you.for] },
    };
  },
});
