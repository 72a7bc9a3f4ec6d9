import type { Award } from '@laurel/microcredential';
import { z } from 'zod';
import { defineView, type ViewTransaction } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { learnersOf } from '../admission/enrolment.store.ts';
import { resultsOf } from '../assessment/result.store.ts';
import { type AwardBasis, awardOf } from './award-of.ts';
import { places } from './credential.ts';
import { CHUNK } from './issue-credentials.queue.ts';
import { basisOf, findOrder, type Order } from './issuing.store.ts';
import { KEY_CHANGED } from './standing.ts';

/** A credential whose bytes are fixed and that is not signed yet. */
export type Planned = {
  readonly id: string;
  readonly intent: string;
  readonly hash: string;
  readonly keyId: string;
  /** what the house says of the learner, as far as it is not in the intent itself: with another salt, on another day */
  award(issuedOn: string, salt: string): Award;
};

/** What is left to do of one chunk of an order: for the job that does it. */
export const takeIssuing = defineView({
  name: 'take-issuing',
  input: z.object({ issuingId: z.uuid(), from: z.number().int().min(0) }),
  result: z.object({
    institutionId: z.uuid(),
    toPlan: z.array(z.uuid()),
    planned: z.array(z.custom<Planned>()),
    /** planned for somebody who was forgotten since: nobody can read what was to be signed */
    forgotten: z.array(z.uuid()),
    /** nothing of the whole order is left, and nobody has said so yet */
    over: z.boolean(),
  }),
  async look(tx, { issuingId, from }) {
    const order = await findOrder(tx, issuingId);
    if (order === undefined) throw new Refusal('not-found');
    const learners = await learnersOf(tx, order.offeringId);
    const results = await resultsOf(tx, order.offeringId);
    const basis = (await basisOf(tx, order.offeringId))?.award;
    const rows = await tx.db
      .selectFrom('credential')
      .select(['id', 'issuing_id', 'enrolment_id', 'person_id', 'state', 'trouble', 'intent_hash', 'key_id'])
      .where('offering_id', '=', order.offeringId)
      .execute();
    const settled = new Set(
      rows
        .filter(({ state, trouble, issuing_id }) => state !== 'unfit' || (issuing_id === issuingId && trouble !== KEY_CHANGED))
        .map(({ enrolment_id }) => enrolment_id),
    );
    // Whoever was forgotten or withdrew in between gets none.
    const able = new Set(
      learners
        .filter(({ forgotten, enrolmentId }) => {
          const result = results.get(enrolmentId);
          return !forgotten && result?.state === 'confirmed' && result.result === 'pass';
        })
        .map(({ enrolmentId }) => enrolmentId),
    );
    const open = order.enrolments.filter((id) => able.has(id) && !settled.has(id));
    const chunk = order.enrolments.slice(from, from + CHUNK);
    const mine = rows.filter((row) => row.state === 'planned' && row.issuing_id === issuingId);
    const gone = new Set(learners.filter(({ forgotten }) => forgotten).map(({ enrolmentId }) => enrolmentId));
    const intents = await openIntents(
      tx,
      mine.filter((row) => chunk.includes(row.enrolment_id)),
    );
    return {
      institutionId: order.institutionId,
      toPlan: open.filter((id) => chunk.includes(id)),
      forgotten: mine.filter((row) => chunk.includes(row.enrolment_id) && gone.has(row.enrolment_id)).map(({ id }) => id),
      over: order.endedAt === undefined && open.length === 0 && mine.length === 0,
      planned: basis === undefined ? [] : intents.flatMap((intent) => plannedOf(intent, { order, basis, learners, results })),
    };
  },
});

type Intent = Omit<Planned, 'award'> & { readonly enrolmentId: string };
type Row = {
  readonly id: string;
  readonly enrolment_id: string;
  readonly person_id: string;
  readonly intent_hash: string;
  readonly key_id: string;
};

async function openIntents(tx: ViewTransaction, rows: readonly Row[]): Promise<Intent[]> {
  if (rows.length === 0) return [];
  const sealed = await tx.db
    .selectFrom('credential')
    .select(['id', 'intent_sealed'])
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  const keys = await tx.keys.ofMany(
    tx.db,
    rows.map((row) => row.person_id),
  );
  return rows.flatMap((row) => {
    const bytes = sealed.find(({ id }) => id === row.id)?.intent_sealed;
    const intent = bytes && keys.get(row.person_id)?.open(bytes, places.intent);
    if (intent === undefined) return [];
    return [{ id: row.id, enrolmentId: row.enrolment_id, intent, hash: row.intent_hash, keyId: row.key_id }];
  });
}

type Known = {
  readonly order: Order;
  readonly basis: AwardBasis;
  readonly learners: Awaited<ReturnType<typeof learnersOf>>;
  readonly results: Awaited<ReturnType<typeof resultsOf>>;
};

function plannedOf({ enrolmentId, ...intent }: Intent, { basis, learners, results }: Known): Planned[] {
  const learner = learners.find((each) => each.enrolmentId === enrolmentId);
  const result = results.get(enrolmentId);
  if (learner === undefined || result === undefined) return [];
  return [{ ...intent, award: (issuedOn, salt) => awardOf(basis, learner, result, { issuedOn, salt }) }];
}
