import { description as mask, text } from '@laurel/microcredential';
import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { publicInstitution, publicOffering } from './catalogue.ts';
import { findMicroCredential } from './micro-credential.store.ts';

/** A micro-credential as anybody may read it. */
export const microCredential = z.object({
  slug: z.string(),
  descriptionId: z.uuid(),
  version: z.number().int(),
  /** SHA-256 of the canonical form of what was approved */
  contentHash: z.string(),
  /** who approved it and awards it, as equals */
  institutions: z.array(publicInstitution),
  approvedAt: z.string(),
  publishedAt: z.string(),
  /** since when it is not in the catalogue any more; then there are no offerings */
  withdrawnAt: z.string().optional(),
  description: mask,
  /** rules of binding frameworks that it need not keep for now, as an institution decided */
  deviations: z.array(
    z.object({
      framework: z.string(),
      frameworkTitle: text,
      rule: z.string(),
      /** where in the description the rule looks */
      path: z.string(),
      /** the last day on which this holds */
      until: z.iso.date(),
      decidedBy: z.object({ name: z.string(), country: z.string() }),
    }),
  ),
  /** those that are not over yet, in the order in which they begin */
  offerings: z.array(publicOffering),
});
export type MicroCredential = z.output<typeof microCredential>;

/** One micro-credential of the catalogue with its next offerings. */
export const showMicroCredential = defineView({
  name: 'show-micro-credential',
  input: z.object({
    slug: z.string().max(80),
    /** this offering is among them even when it is over */
    offering: z.uuid().optional(),
  }),
  result: microCredential,
  rest: { method: 'GET', path: '/api/catalogue/{slug}', summary: 'Show a micro-credential of the catalogue' },
  async look(tx, input) {
    const found = await findMicroCredential(tx, input.slug, input.offering);
    if (found === undefined) throw new Refusal('not-found');
    return found;
  },
});
