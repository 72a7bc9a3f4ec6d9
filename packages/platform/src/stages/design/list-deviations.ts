import { z } from 'zod';
import { defineView, type ViewTransaction } from '../../base/act.ts';
import { pageOfDeviations } from './deviation.store.ts';
import { type DeviationRecord, type DeviationStanding, deviationRecord } from './deviation.ts';
import { inForceFor } from './in-force.store.ts';
import { wordsOfRule } from './rule-words.ts';

const listed = deviationRecord.extend({
  /** what the rule says where it is not kept; missing where there is no such rule any more */
  message: z.string().optional(),
});
export type ListedDeviation = z.output<typeof listed>;

/** The deviations of the reader's institutions: the wishes that wait first, then what holds, by its last day. */
export const listDeviations = defineView({
  name: 'list-deviations',
  input: z.object({
    /** only those of this description */
    descriptionId: z.uuid().optional(),
    /** how many are passed over */
    from: z.coerce.number().int().min(0).max(100_000).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  result: z.object({ deviations: z.array(listed), more: z.boolean() }),
  rest: { method: 'GET', path: '/api/deviations', summary: 'List the deviations of your institutions, open wishes first' },
  about: async (): Promise<DeviationStanding | undefined> => undefined,
  async look(tx, input) {
    const { deviations, more } = await pageOfDeviations(tx, input);
    return { deviations: await withMessages(tx, deviations), more };
  },
});

/** Each with the sentence of its rule; what is in force is looked up once for each institution. */
async function withMessages(tx: ViewTransaction, records: readonly DeviationRecord[]): Promise<ListedDeviation[]> {
  const inForce = new Map<string, Awaited<ReturnType<typeof inForceFor>>>();
  for (const { institution } of records)
    if (!inForce.has(institution.id)) inForce.set(institution.id, await inForceFor(tx, { institutionId: institution.id }));
  return records.map((record) => {
    const there = inForce.get(record.institution.id);
    const message = there && wordsOfRule(there, record, tx.language)?.message;
    return { ...record, ...(message === undefined ? {} : { message }) };
  });
}
