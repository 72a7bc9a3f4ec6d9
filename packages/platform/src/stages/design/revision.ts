import { codeLists } from '@laurel/microcredential';
import { z } from 'zod';
import { paragraphs } from '../../base/plain-text.ts';

/** Being written or decided about; approved in its turn; or given up, and what was approved before stays. */
export const revisionStates = ['open', 'approved', 'given-up'] as const;
export type RevisionState = (typeof revisionStates)[number];

/** Why what was approved is written anew: everybody reads it who works with the description. */
export const revisionReason = paragraphs(10, 2_000);

/** What comes after feedback was collected (step 10 of the Exchange Network's framework) is nothing to go back to. */
const LAST_TO_RETURN_TO = 'collect-feedback';

/** The steps of its making that a description can go back to, in their order (step 11, Iterate). */
export const stepsToReturnTo: readonly string[] = (() => {
  const words = codeLists['design-steps'].concepts.map(({ word }) => word);
  return words.slice(0, words.indexOf(LAST_TO_RETURN_TO) + 1);
})();

/** An approved description that is written anew. */
export const revision = z.object({
  id: z.uuid(),
  descriptionId: z.uuid(),
  /** the approved version from which it starts, which holds until the next one is approved */
  fromVersion: z.number().int(),
  version: z.number().int(),
  /** on the code list `design-steps` */
  step: z.string(),
  reason: z.string(),
  state: z.enum(revisionStates),
  /** ISO 8601 in UTC */
  openedAt: z.string(),
  closedAt: z.string().optional(),
});
export type Revision = z.output<typeof revision>;
