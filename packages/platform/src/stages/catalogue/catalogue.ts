import { text } from '@laurel/microcredential';
import { z } from 'zod';

/** Sizes one can look for, in ECTS: from the first number to under the second. */
export const sizes = { small: [0, 3], medium: [3, 6], large: [6, 1_000_000] } as const satisfies Record<string, readonly [number, number]>;
export const sizeNames = Object.keys(sizes) as [keyof typeof sizes, ...(keyof typeof sizes)[]];
export type Size = keyof typeof sizes;

export const orders = ['soonest', 'newest'] as const;

/** By what the catalogue can be narrowed. */
export const facetNames = ['institution', 'language', 'size', 'eqf', 'mode'] as const;
export type FacetName = (typeof facetNames)[number];

/** What somebody looks for. Within a facet any of the values fits, and every facet has to. */
export const search = z.object({
  /** words, or beginnings of words, in any script; all of them have to be there */
  q: z.string().max(500).default(''),
  institution: z.array(z.uuid()).max(50).default([]),
  language: z.array(z.string().trim().toLowerCase().max(35)).max(50).default([]),
  size: z.array(z.enum(sizeNames)).max(10).default([]),
  eqf: z.array(z.coerce.number().int().min(1).max(8)).max(8).default([]),
  mode: z.array(z.string().max(100)).max(20).default([]),
  order: z.enum(orders).default('soonest'),
  /** as `next` of the page before said */
  after: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type Search = z.output<typeof search>;

export const publicInstitution = z.object({ id: z.uuid(), name: z.string(), country: z.string() });

/** An offering as anybody may know it. */
export const publicOffering = z.object({
  id: z.uuid(),
  state: z.enum(['published', 'cancelled']),
  startsOn: z.string(),
  endsOn: z.string(),
  applyUntil: z.string().optional(),
  place: z.string().optional(),
  language: z.string(),
  seats: z.number().int(),
  taken: z.number().int(),
  priceCents: z.number().int(),
  currency: z.string(),
  publishedAt: z.string().optional(),
  movedAt: z.string().optional(),
  cancelReason: z.string().optional(),
  edit: z.number().int(),
});
export type PublicOffering = z.output<typeof publicOffering>;

/** A micro-credential as it stands in a list. */
export const catalogueEntry = z.object({
  slug: z.string(),
  title: text.optional(),
  summary: text.optional(),
  /** the awarding bodies, in their own order */
  institutions: z.array(publicInstitution),
  ects: z.number().optional(),
  hours: z.number().optional(),
  eqf: z.number().int().optional(),
  mode: z.string().optional(),
  languages: z.array(z.string()),
  publishedAt: z.string(),
  approvedAt: z.string(),
  /** the one that comes next, else one that runs */
  offering: publicOffering.optional(),
});
export type CatalogueEntry = z.output<typeof catalogueEntry>;

export const facetCount = z.object({
  value: z.string(),
  says: z.string().optional(),
  country: z.string().optional(),
  count: z.number().int(),
});
export type FacetCount = z.output<typeof facetCount>;
