import { z } from 'zod';
import { COLOUR } from '../ui/colour.ts';

/** How an institution shows itself. Nothing is said where nothing was chosen. */
export const institutionLook = z.object({
  institutionId: z.uuid(),
  /** as `#1c5d40` */
  colour: z.string().regex(COLOUR).optional(),
  logo: z
    .object({
      /** of the picture in this house, from the root */
      address: z.string(),
      width: z.number().int(),
      height: z.number().int(),
    })
    .optional(),
});
export type InstitutionLook = z.output<typeof institutionLook>;

/** Where the logo stands. The address changes with the picture, so that a changed one is seen at once. */
export function logoAddress(institutionId: string, changedAt: Date): string {
  return `/institutions/${institutionId}/logo?at=${changedAt.getTime().toString(36)}`;
}
