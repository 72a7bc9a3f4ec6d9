import { z } from 'zod';
import { defineView } from '../act.ts';
import { eventColumns } from './seal-journal.ts';

const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

const line = z.object({
  position: z.number(),
  seq: z.number(),
  sealedInstitutionId: z.string().nullable(),
  number: z.number(),
  hash: z.string(),
  journalHash: z.string(),
  /** missing when somebody deleted the event */
  event: z
    .object({
      seq: z.number(),
      at: z.date(),
      type: z.string(),
      institutionId: z.string().nullable(),
      subjectId: z.string(),
      actor: z.string(),
      act: z.string(),
      requestId: z.string(),
      facts,
    })
    .optional(),
});
export type JournalLine = z.output<typeof line>;

/** The sealed journal, a piece at a time, as it is stored: for looking whether it is whole. */
export const readJournal = defineView({
  name: 'read-journal',
  input: z.object({ after: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(1000).default(500) }),
  result: z.object({ lines: z.array(line) }),
  async look(tx, { after, limit }) {
    const rows = await tx.db
      .selectFrom('seal')
      .leftJoin('event', 'event.seq', 'seal.seq')
      .select([
        'seal.position',
        'seal.seq as sealedSeq',
        'seal.institution_id as sealedInstitutionId',
        'seal.number',
        'seal.hash',
        'seal.journal_hash as journalHash',
      ])
      .select(eventColumns)
      .where('seal.position', '>', after)
      .orderBy('seal.position')
      .limit(limit)
      .execute();
    return {
      lines: rows.map(({ position, sealedSeq, sealedInstitutionId, number, hash, journalHash, seq, ...rest }) => ({
        position,
        seq: sealedSeq,
        sealedInstitutionId,
        number,
        hash,
        journalHash,
        ...(seq === null ? {} : { event: { seq, ...rest } as NonNullable<JournalLine['event']> }),
      })),
    };
  },
});
