import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { namesOf } from '../../base/people/colleague-names.ts';
import { Refusal } from '../../base/refusal.ts';
import { findDeviation, standingOfDeviation } from './deviation.store.ts';
import { deviationObstacles, deviationRecord, obstacleTo } from './deviation.ts';
import { inForceFor } from './in-force.store.ts';
import { wordsOfRule } from './rule-words.ts';

/** One deviation with its rule, the two reasons, and who of the colleagues asked and decided. */
export const showDeviation = defineView({
  name: 'show-deviation',
  input: z.object({ id: z.uuid() }),
  result: deviationRecord.extend({
    /** the rule as it is in force today; missing where there is none of that name any more */
    words: z
      .object({
        message: z.string(),
        fix: z.string(),
        source: z.object({ document: z.string(), clause: z.string() }),
        version: z.string(),
      })
      .optional(),
    /** as colleagues know them; missing where somebody was forgotten */
    askedBy: z.string().optional(),
    decidedBy: z.string().optional(),
    /** what keeps the reader from deciding; nothing when they can */
    obstacle: z.enum(deviationObstacles).optional(),
  }),
  rest: { method: 'GET', path: '/api/deviations/{id}', summary: 'Show a deviation with its reasons' },
  about: (tx, { id }) => standingOfDeviation(tx, id),
  async look(tx, { id }, standing) {
    const found = await findDeviation(tx, id);
    if (standing === undefined || found === undefined) throw new Refusal('not-found');
    const { askedBy, decidedBy, ...record } = found;
    const inForce = await inForceFor(tx, { institutionId: standing.institutionId, descriptionId: standing.descriptionId });
    const words = wordsOfRule(inForce, record, tx.language);
    const names = await namesOf(tx, [askedBy ?? undefined, decidedBy ?? undefined]);
    const [asker, decider] = [names.get(askedBy ?? ''), names.get(decidedBy ?? '')];
    const obstacle = obstacleTo(tx.actor, standing);
    return {
      ...record,
      ...(words === undefined ? {} : { words }),
      ...(asker === undefined ? {} : { askedBy: asker }),
      ...(decider === undefined ? {} : { decidedBy: decider }),
      ...(obstacle === undefined ? {} : { obstacle }),
    };
  },
});
