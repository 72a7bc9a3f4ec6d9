import { z } from 'zod';
import { troublesIn } from '../design/storable.ts';

/** Longer reasons belong into a letter. */
export const LONGEST_REASON = 5000;

/** Why an awarding body decided so: text of several lines, without characters that cannot be seen. */
export const reason = z
  .string()
  .transform((value) => value.replace(/\r\n?/g, '\n').normalize('NFC').trim())
  .pipe(
    z
      .string()
      .max(LONGEST_REASON)
      .refine((value) => value.length > LONGEST_REASON || troublesIn(value, '').length === 0, { error: 'hidden-characters' }),
  );
