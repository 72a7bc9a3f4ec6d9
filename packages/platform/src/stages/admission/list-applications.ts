import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { findOffering } from '../catalogue/offering.store.ts';
import { type Application, countApplications, pageOfApplications } from './application.store.ts';
import { applicationForOfficers, applicationStates, offeredHead } from './application.ts';
import { headOf } from './offered.store.ts';

export const APPLICATIONS_A_PAGE = 50;

/** The applications for an offering, in the order in which they came, with the seats that are left. */
export const listApplications = defineView({
  name: 'list-applications',
  input: z.object({
    offeringId: z.uuid(),
    state: z.enum(applicationStates).optional(),
    /** from 1 */
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  result: z.object({
    offered: offeredHead,
    counts: z.object({ submitted: z.number(), accepted: z.number(), declined: z.number(), withdrawn: z.number() }),
    applications: z.array(applicationForOfficers),
    pages: z.number().int(),
  }),
  rest: { method: 'GET', path: '/api/offerings/{offeringId}/applications', summary: 'The applications for an offering' },
  about: (tx, { offeringId }) => findOffering(tx, offeringId),
  async look(tx, { offeringId, state, page }, offering) {
    if (offering === undefined) throw new Refusal('not-found');
    const counts = await countApplications(tx, offeringId);
    const total = state === undefined ? Object.values(counts).reduce((sum, count) => sum + count, 0) : counts[state];
    const skip = (page - 1) * APPLICATIONS_A_PAGE;
    const applications = await pageOfApplications(tx, offeringId, { state, skip, limit: APPLICATIONS_A_PAGE });
    return {
      offered: await headOf(tx, offering),
      counts,
      applications: applications.map(toldOf),
      pages: Math.max(1, Math.ceil(total / APPLICATIONS_A_PAGE)),
    };
  },
  showsPersons: (_, { applications }) => applications.map(({ personId }) => personId),
});

function toldOf({ answers, ...application }: Application): z.output<typeof applicationForOfficers> {
  return {
    id: application.id,
    personId: application.personId,
    state: application.state,
    name: answers?.name ?? '',
    ...(answers?.studentNumber === undefined ? {} : { studentNumber: answers.studentNumber }),
    ...(answers?.motivation === undefined || answers.motivation === '' ? {} : { motivation: answers.motivation }),
    submittedAt: application.submittedAt.toISOString(),
    ...(application.decidedAt === null ? {} : { decidedAt: application.decidedAt.toISOString() }),
    ...(application.reason === null ? {} : { reason: application.reason }),
    ...(application.reasonText === undefined ? {} : { reasonText: application.reasonText }),
  };
}
