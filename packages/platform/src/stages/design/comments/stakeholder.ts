import { text } from '@laurel/microcredential';
import { z } from 'zod';
import { country } from '../../../base/people/institution.ts';
import { oneLine } from '../../../base/plain-text.ts';

/** Who takes part in designing from outside of the universities (UNIC standard, 1.2: cities, companies, NGOs, the labour market, learners). */
export const stakeholderKinds = ['city', 'company', 'ngo', 'labour-market', 'learners', 'public-body', 'other'] as const;
export type StakeholderKind = (typeof stakeholderKinds)[number];

/** An organisation that an institution works with. */
export const stakeholder = z.object({
  id: z.uuid(),
  kind: z.enum(stakeholderKinds),
  name: z.string(),
  country: z.string(),
});
export type Stakeholder = z.output<typeof stakeholder>;

/** What is said of an organisation that the house does not know yet. */
export const newStakeholder = z.object({
  kind: z.enum(stakeholderKinds),
  name: oneLine(1, 200),
  country,
});

/** One that may read a description while it is designed, and comment on it. */
export const invitation = z.object({
  id: z.uuid(),
  stakeholder,
  /** the last day on which they may */
  until: z.iso.date(),
  invitedAt: z.string(),
  endedAt: z.string().optional(),
  inForce: z.boolean(),
});
export type Invitation = z.output<typeof invitation>;

/** A description that somebody from outside was asked about. */
export const development = z.object({
  descriptionId: z.uuid(),
  title: text.optional(),
  institution: z.object({ id: z.uuid(), name: z.string(), country: z.string() }),
  stakeholder,
  until: z.iso.date(),
});
export type Development = z.output<typeof development>;
