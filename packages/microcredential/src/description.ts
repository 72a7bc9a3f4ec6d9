import { z } from 'zod';
import { text } from './language-map.ts';

/**
 * The module mask: everything that is said about a micro-credential before anyone takes it.
 * Every part may be missing (a draft is a description too): what a framework still asks for is a finding, not a parse error.
 * Members that this version does not know are kept.
 */
const institution = z.looseObject({ id: z.string(), name: z.string().optional(), country: z.string().optional() });

export const provider = z.looseObject({
  /** `hei`: a higher education institution; else another provider */
  type: z.string().optional(),
  lead: institution
    .extend({ unit: z.string().optional(), region: z.string().optional(), legalId: z.string().optional(), url: z.string().optional() })
    .optional(),
  partners: z
    .array(
      z.looseObject({
        id: z.string(),
        role: z.string().optional(),
        allianceMember: z.boolean().optional(),
        country: z.string().optional(),
      }),
    )
    .optional(),
  awardingBodies: z.array(institution).optional(),
});

export const learningOutcome = z.looseObject({
  id: z.string().optional(),
  type: z.string().optional(),
  text: text.optional(),
  assessedBy: z.array(z.string()).optional(),
  esco: z.array(z.string()).optional(),
});

export const component = z.looseObject({
  id: z.string().optional(),
  institution: z.string().optional(),
  title: text.optional(),
  ects: z.number().optional(),
  hoursTotal: z.number().optional(),
  teachingHours: z.number().optional(),
  language: z.string().optional(),
});

export const workload = z.looseObject({
  ects: z.number().optional(),
  hoursTotal: z.number().optional(),
  hoursPerEcts: z.number().optional(),
  teachingHours: z.number().optional(),
  outOfClassHours: z.number().optional(),
});

export const level = z.looseObject({
  eqf: z.number().optional(),
  /** `short`, `first`, `second`, `third` */
  qfEhea: z.string().optional(),
  nqf: z.looseObject({ framework: z.string().optional(), level: z.string().optional() }).optional(),
});

export const description = z.looseObject({
  id: z.string().optional(),
  scope: z.string().optional(),
  provision: z.string().optional(),
  title: text.optional(),
  shortDescription: text.optional(),
  provider: provider.optional(),
  outcomes: z.array(learningOutcome).optional(),
  competences: text.optional(),
  content: text.optional(),
  literature: z.array(z.string()).optional(),
  components: z.array(component).optional(),
  workload: workload.optional(),
  level: level.optional(),
  languages: z.array(z.string()).optional(),
  delivery: z
    .looseObject({ mode: z.string().optional(), participationRule: z.string().optional(), compulsoryParticipation: z.boolean().optional() })
    .optional(),
  access: z.looseObject({ prerequisites: text.optional() }).optional(),
  assessment: z
    .looseObject({ methods: z.array(z.string()).optional(), criteria: text.optional(), supervision: z.string().optional() })
    .optional(),
  quality: z
    .looseObject({ types: z.array(z.string()).optional(), esgAligned: z.boolean().optional(), publicUrl: z.string().optional() })
    .optional(),
  stacking: z.looseObject({ type: z.string().optional() }).optional(),
});
export type Description = z.infer<typeof description>;
