import { z } from 'zod';
import { condition } from './condition.ts';
import allianceOfferSheet from './frameworks/alliance-offer-sheet.json' with { type: 'json' };
import cmfEmc from './frameworks/cmf-emc.json' with { type: 'json' };
import ectsBase2015 from './frameworks/ects-base-2015.json' with { type: 'json' };
import euCouncil2022 from './frameworks/eu-council-2022.json' with { type: 'json' };
import microbol from './frameworks/microbol.json' with { type: 'json' };
import nlKwaliteitskader2025 from './frameworks/nl-kwaliteitskader-2025.json' with { type: 'json' };
import t4euGuide from './frameworks/t4eu-guide.json' with { type: 'json' };
import unicStandard2024 from './frameworks/unic-standard-2024.json' with { type: 'json' };
import { text } from './language-map.ts';

/** Where a description stands in its life. Phases add up: what is asked at design is asked at issuing too. */
export const phases = ['design', 'approval', 'publication', 'issuing'] as const;
export type Phase = (typeof phases)[number];

export type Severity = 'error' | 'warn' | 'info';

export const ruleShape = z.strictObject({
  id: z.string().regex(/^[A-Z][A-Z0-9]{2}-C?\d{2}$/),
  /** rules for a certificate wait until there is one */
  target: z.enum(['description', 'certificate']),
  phase: z.enum(phases),
  severity: z.enum(['error', 'warn', 'info']),
  when: condition.optional(),
  assert: condition,
  message: text,
  fix: text,
  source: z.strictObject({ document: z.string(), clause: z.string() }),
});
export type Rule = z.infer<typeof ruleShape>;

export const frameworkShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: text,
  /** a word or two for the head of a column, where the title is too long */
  shortTitle: text.optional(),
  validFrom: z.iso.date().optional(),
  validTo: z.iso.date().optional(),
  /** suggested: the house decides which frameworks may block a step */
  binding: z.boolean(),
  sourceDocument: z.strictObject({ title: z.string(), url: z.url().optional() }),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  appliesWhen: condition.optional(),
  rules: z.array(ruleShape).min(1),
});

/** A set of rules with its source, as data: the Council's recommendation, an alliance's standard, a national frame. */
export type Framework = z.infer<typeof frameworkShape>;

/**
 * The frameworks that come with the library: European ones, those of alliances, those of countries. Each is judged by itself, side by
 * side; none is merged into another. (That they are well written is proven by a test rather than at every start.)
 */
export const frameworks = [
  euCouncil2022,
  microbol,
  ectsBase2015,
  cmfEmc,
  unicStandard2024,
  t4euGuide,
  allianceOfferSheet,
  nlKwaliteitskader2025,
] as unknown as readonly Framework[];
