import { text } from '@laurel/microcredential';
import { z } from 'zod';
import { defineView, type ViewTransaction } from '../../base/act.ts';
import { findInstitution } from '../../base/people/people.store.ts';
import { Refusal } from '../../base/refusal.ts';
import { findApproved } from '../approval/approval.store.ts';
import { deviated } from '../design/deviated.ts';
import { deviation } from '../design/deviation.ts';
import { inForceFor } from '../design/in-force.store.ts';
import { contentOfVersion, findOffering, standingOfOffering } from './offering.store.ts';
import { type Offering, offering } from './offering.ts';
import { progressOf } from './offering-progress.store.ts';
import { standingOfPublication } from './publication.store.ts';
import { deviationsPublished, publicationErrors } from './publication-findings.ts';

const count = z.number().int();

/** What stage an offering has reached, in numbers. */
export const progress = z.object({
  applications: count,
  /** still to be decided about */
  waiting: count,
  learners: count,
  entered: count,
  confirmed: count,
  passed: count,
  issued: count,
});
export type Progress = z.output<typeof progress>;

/** One offering for those who work with it, with what is done and what stands in the way of publishing it. */
export const showOffering = defineView({
  name: 'show-offering',
  input: z.object({ id: z.uuid() }),
  result: z.object({
    offering,
    title: text.optional(),
    institution: z.object({ id: z.uuid(), name: z.string(), country: z.string() }),
    /** the languages that the description names */
    languages: z.array(z.string()),
    /** where the public finds it, and whether it was withdrawn from there */
    publication: z.object({ slug: z.string(), withdrawn: z.boolean() }).optional(),
    progress,
    /** what keeps a draft from being published; `path` leads into the description */
    findings: z.array(
      z.object({
        framework: z.string(),
        rule: z.string(),
        message: z.string(),
        fix: z.string(),
        path: z.string(),
        lapsed: deviation.optional(),
      }),
    ),
    /** what the approved description need not keep for now */
    deviations: z.array(deviated),
  }),
  rest: { method: 'GET', path: '/api/offerings/{id}', summary: 'Show an offering of your institutions' },
  about: (tx, input) => standingOfOffering(tx, input.id),
  async look(tx, { id }, standing) {
    const found = standing && (await findOffering(tx, id));
    if (found === undefined) throw new Refusal('not-found');
    const content = await contentOfVersion(tx, found.descriptionId, found.version);
    const institution = await findInstitution(tx, found.institutionId);
    if (content === undefined || institution === undefined) throw new Refusal('not-found');
    const published = await standingOfPublication(tx, found.descriptionId);
    return {
      offering: found,
      ...(content.title === undefined ? {} : { title: content.title }),
      institution: { id: institution.id, name: institution.name, country: institution.country },
      languages: content.languages ?? [],
      ...(published === undefined ? {} : { publication: { slug: published.slug, withdrawn: published.withdrawn } }),
      progress: await progressOf(tx, id),
      ...(await heldAgainst(tx, found)),
    };
  },
});

/** What the rules say of the approved description: what keeps a draft back, and from what it may deviate. */
async function heldAgainst(tx: ViewTransaction, { descriptionId, state }: Pick<Offering, 'descriptionId' | 'state'>) {
  const approved = await findApproved(tx, descriptionId);
  const latest = approved && (await contentOfVersion(tx, descriptionId, approved.version));
  if (approved === undefined || latest === undefined) return { findings: [], deviations: [] };
  const inForce = await inForceFor(tx, { institutionId: approved.institutionId, descriptionId, version: approved.version });
  return {
    findings: state === 'draft' ? publicationErrors(latest, approved, inForce, tx.language) : [],
    deviations: deviationsPublished(latest, approved, inForce, tx.language),
  };
}
