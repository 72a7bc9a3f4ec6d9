import { z } from 'zod';
import { deviation } from './deviation.ts';

/** A rule that is not kept, where somebody decided that it need not be: to be shown wherever the description is. */
export const deviated = z.object({
  framework: z.string(),
  rule: z.string(),
  message: z.string(),
  path: z.string(),
  deviation,
});
export type ShownDeviated = z.output<typeof deviated>;
