import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { type CaseStanding, caseHead } from './approval-case.ts';
import { pageOfCases } from './case-list.store.ts';

/** The cases in which the reader's institutions have a part: those that wait for them first. */
export const listCases = defineView({
  name: 'list-cases',
  input: z.object({
    /** only those of this description, the youngest first */
    descriptionId: z.uuid().optional(),
    /** as `next` of the page before said */
    after: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  result: z.object({ cases: z.array(caseHead), next: z.string().optional() }),
  rest: { method: 'GET', path: '/api/approvals', summary: 'List the approval cases of your institutions' },
  about: async (): Promise<CaseStanding | undefined> => undefined,
  look: (tx, input) => pageOfCases(tx, input),
});
