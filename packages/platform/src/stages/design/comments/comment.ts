import { elementOf } from '@laurel/microcredential';
import { z } from 'zod';
import { paragraphs } from '../../../base/plain-text.ts';
import { stakeholder } from './stakeholder.ts';

/** What is said; whoever reads it are those who design, and with whom it is talked about. */
export const commentBody = paragraphs(1, 5_000);

/** An element of the mask; left out, the comment is about all of it. */
export const commentedElement = z
  .string()
  .max(100)
  .refine((key) => elementOf(key) !== undefined, 'unknown-element');

/** Something that was said about a description while it is designed, with its answers. */
const said = z.object({
  id: z.uuid(),
  /** as it was when this was said */
  version: z.number().int(),
  body: z.string(),
  /** who said it: somebody of the leading institution, or of a stakeholder */
  by: z.object({ name: z.string().optional(), stakeholder: stakeholder.optional(), mine: z.boolean() }),
  /** ISO 8601 in UTC */
  saidAt: z.string(),
});
export const comment = said.extend({
  element: z.string().optional(),
  /** with whom it is talked about; left out, among those who design */
  with: stakeholder.optional(),
  closedAt: z.string().optional(),
  answers: z.array(said),
});
export type Comment = z.output<typeof comment>;
