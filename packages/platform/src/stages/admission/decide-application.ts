import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type ActTransaction, defineAct } from '../../base/act.ts';
import { paragraphs } from '../../base/plain-text.ts';
import { Refusal } from '../../base/refusal.ts';
import { findOffering } from '../catalogue/offering.store.ts';
import { type Application, applicationsForChange, recordDecision } from './application.store.ts';
import { declineReasons, LONGEST_REASON } from './application.ts';
import { takeSeatsFor } from './enrol-class.ts';
import { holdOffering, insertEnrolments, studentMark, takingPart } from './enrolment.store.ts';

/** So many are decided in one call. */
export const DECIDED_AT_ONCE = 100;

/**
 * One or several applications are accepted or declined: all of them or none. Whoever is accepted takes part from that moment.
 * An application that was declined can still be accepted, when the applicant objects.
 */
export const decideApplication = defineAct({
  name: 'decide-application',
  input: z
    .object({
      offeringId: z.uuid(),
      applicationIds: z.array(z.uuid()).min(1).max(DECIDED_AT_ONCE),
      decision: z.enum(['accepted', 'declined']),
      /** why it is declined */
      reason: z.enum(declineReasons).optional(),
      /** what the applicant reads besides */
      text: paragraphs(0, LONGEST_REASON).optional(),
    })
    .refine((input) => input.decision !== 'declined' || input.reason !== undefined, { path: ['reason'], error: 'no-reason' })
    .refine((input) => input.decision !== 'declined' || input.reason !== 'other' || (input.text ?? '') !== '', {
      path: ['text'],
      error: 'no-reason',
    }),
  result: z.object({
    /** those that were decided by this call; others were decided in the same way before */
    decided: z.array(z.uuid()),
  }),
  rest: { method: 'POST', path: '/api/offerings/{offeringId}/decisions', status: 200, summary: 'Accept or decline applications' },
  about: (tx, { offeringId }) => findOffering(tx, offeringId),
  async perform(tx, input, offering) {
    if (offering === undefined) throw new Refusal('not-found');
    const { offeringId, decision } = input;
    const ids = [...new Set(input.applicationIds)];
    await holdOffering(tx, offeringId);
    const all = await applicationsForChange(tx, offeringId, ids);
    if (all.length < ids.length) throw new Refusal('not-found');
    // Nobody decides about themselves.
    if (tx.actor.kind === 'person' && all.some(({ personId }) => tx.actor.kind === 'person' && personId === tx.actor.personId))
      throw new Refusal('not-allowed');
    const open = all.filter(({ state }) => state !== decision);
    const from = decision === 'accepted' ? ['submitted', 'declined'] : ['submitted'];
    const moved = open.find(({ state }) => !from.includes(state));
    if (moved !== undefined) throw new Refusal('wrong-state', { state: moved.state });

    const { institutionId } = offering;
    const enrolled = decision === 'accepted' ? await enrol(tx, { offeringId, institutionId }, open) : [];
    for (const application of open) {
      const declined = { state: 'declined', reason: input.reason ?? 'other', text: input.text || undefined } as const;
      await recordDecision(tx, application, decision === 'accepted' ? { state: 'accepted' } : declined);
    }
    const decided = open.map(({ id }) => id);
    return {
      result: { decided },
      events: [
        { type: 'applications-decided', institutionId, subjectId: offeringId, facts: { decision, count: decided.length } },
        ...decided.map((id) => ({
          type: `application-${decision}`,
          institutionId,
          subjectId: id,
          facts: { offeringId, ...(decision === 'declined' ? { reason: input.reason ?? 'other' } : {}) },
        })),
        ...enrolled.map((id) => ({ type: 'learner-enrolled', institutionId, subjectId: id, facts: { offeringId } })),
      ],
    };
  },
});

type Where = { readonly offeringId: string; readonly institutionId: string };

/** Seats and enrolments for those who do not take part already, by a class list that came before. */
async function enrol(tx: ActTransaction, where: Where, applications: readonly Application[]): Promise<string[]> {
  const keys = await tx.keys.ofMany(
    tx.db,
    applications.map(({ personId }) => personId),
  );
  const people = applications.map((application) => {
    const key = keys.get(application.personId);
    if (key === undefined || application.answers === undefined) throw new Refusal('personal-key-gone');
    const { motivation: _, ...facts } = application.answers;
    return { application, key, facts };
  });
  const markOf = (studentNumber: string | undefined) =>
    studentNumber === undefined ? undefined : studentMark(tx.keys, where.offeringId, studentNumber);
  const marks = people.flatMap(({ facts }) => markOf(facts.studentNumber) ?? []);
  const there = await takingPart(tx, where.offeringId, { personIds: applications.map(({ personId }) => personId), studentMarks: marks });
  const known = new Set(there.map(({ personId }) => personId));
  const coming = people.filter(({ application }) => !known.has(application.personId));
  // Two people under one student number: which of them it is, only people can say.
  const taken = new Set(there.map((each) => each.studentMark));
  for (const { facts } of coming) {
    const mark = markOf(facts.studentNumber);
    if (mark !== undefined && taken.has(mark)) throw new Refusal('conflict');
    if (mark !== undefined) taken.add(mark);
  }
  await takeSeatsFor(tx, where.offeringId, coming.length);
  const enrolments = coming.map(({ application, key, facts }) => ({
    ...where,
    id: randomUUID(),
    personId: application.personId,
    key,
    facts,
    applicationId: application.id,
  }));
  await insertEnrolments(tx, enrolments);
  return enrolments.map(({ id }) => id);
}
