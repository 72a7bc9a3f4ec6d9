import { z } from 'zod';
import { text } from './language-map.ts';

/**
 * The `certificate` member of an exchange document: what the certificate is going to say, before it is signed.
 * Like a description it may be incomplete; the rules of phase issuing say what is missing.
 */
export const certificateDraftSchema = z.looseObject({
  holder: z.looseObject({ name: z.string().optional(), identifier: z.string().optional() }).optional(),
  title: text.optional(),
  issuer: z.looseObject({ name: z.string().optional(), country: z.string().optional(), legalId: z.string().optional() }).optional(),
  awardingBodies: z.array(z.looseObject({ id: z.string().optional(), name: z.string().optional() })).optional(),
  /** calendar day */
  issuedOn: z.string().optional(),
  issuedAt: z.string().optional(),
  /** ids of the description's outcomes */
  outcomes: z.array(z.string()).optional(),
  workload: z.looseObject({ ects: z.number().optional(), hours: z.number().optional() }).optional(),
  level: z.looseObject({ eqf: z.number().optional(), cycle: z.string().optional() }).optional(),
  assessmentType: z.string().optional(),
  participationForm: z.string().optional(),
  qualityAssurance: z.string().optional(),
  participationRecorded: z.boolean().optional(),
  prerequisites: text.optional(),
  supervision: z.string().optional(),
  grade: z.string().optional(),
  /** name of the grading scale */
  gradeTable: z.string().optional(),
  stacking: z.string().optional(),
  courses: z
    .array(
      z.looseObject({
        title: text.optional(),
        language: z.string().optional(),
        ects: z.number().optional(),
        teachingHours: z.number().optional(),
        deliveryMode: z.string().optional(),
        assessmentMode: z.string().optional(),
        graded: z.boolean().optional(),
        grade: z.string().optional(),
      }),
    )
    .optional(),
});
export type CertificateDraft = z.infer<typeof certificateDraftSchema>;
