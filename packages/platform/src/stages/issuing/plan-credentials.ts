import { randomUUID } from 'node:crypto';
import type { PublicJwk } from '@laurel/credential';
import { z } from 'zod';
import { type ActTransaction, defineAct, type EventDraft } from '../../base/act.ts';
import { dayOf } from '../../base/people/role.ts';
import { Refusal } from '../../base/refusal.ts';
import { allocateStatusEntries } from '../../base/status-lists/allocate-status-entries.ts';
import { learnersAmong } from '../admission/enrolment.store.ts';
import { resultsOf } from '../assessment/result.store.ts';
import { awardOf } from './award-of.ts';
import { places, urnOf } from './credential.ts';
import { PART } from './issue-credentials.queue.ts';
import { basisOf, holdOrder } from './issuing.store.ts';
import { KEY_CHANGED } from './standing.ts';

/**
 * Fixes what will be signed, byte for byte, before anything is: each credential gets its id, its place on the status list, and its bytes,
 * sealed under the learner's key. From now on these bytes are signed, or none.
 */
export const planCredentials = defineAct({
  name: 'plan-credentials',
  input: z.object({
    issuingId: z.uuid(),
    enrolments: z.array(z.uuid()).min(1).max(PART),
    /** the key that shall sign */
    key: z.object({ kid: z.string(), controller: z.string(), publicJwk: z.custom<PublicJwk>() }),
  }),
  result: z.object({ planned: z.array(z.uuid()) }),
  async perform(tx, { issuingId, enrolments, key }) {
    const order = await holdOrder(tx, issuingId);
    if (order === undefined) throw new Refusal('not-found');
    const { offeringId, institutionId } = order;
    const { award: basis, hurdles } = (await basisOf(tx, offeringId)) ?? {};
    // What was ordered before the offering was cancelled is still owed.
    const hurdle = hurdles?.find((each) => each !== 'cancelled');
    if (basis === undefined || hurdle !== undefined) throw new Refusal('wrong-state', { state: hurdle ?? 'not-approved' });
    const { prepareCredential } = await import('@laurel/credential');
    const results = await resultsOf(tx, offeringId);
    const free = await stillFree(tx, issuingId, enrolments);
    const learners = new Map((await learnersAmong(tx, free)).map((learner) => [learner.enrolmentId, learner]));
    const ready = free.flatMap((enrolmentId) => {
      const [learner, result] = [learners.get(enrolmentId), results.get(enrolmentId)];
      if (learner === undefined || learner.forgotten || result?.state !== 'confirmed' || result.result !== 'pass') return [];
      return [{ id: randomUUID(), enrolmentId, learner, result }];
    });
    // Somebody else has planned them, or there is nobody left to plan for.
    if (ready.length === 0) throw new Refusal('conflict');
    const { entries } = await tx.runAct(allocateStatusEntries, {
      institutionId,
      purpose: 'revocation',
      credentialIds: ready.map(({ id }) => urnOf(id)),
    });
    const keys = await tx.keys.ofMany(
      tx.db,
      ready.map(({ learner }) => learner.personId),
    );
    const issuedOn = dayOf(tx.now);
    const rows = [];
    const events: EventDraft[] = [];
    for (const [place, { id, enrolmentId, learner, result }] of ready.entries()) {
      const [entry, personal] = [entries[place], keys.get(learner.personId)];
      if (entry === undefined || personal === undefined) throw new Refusal('personal-key-gone');
      const { bytes, hash } = prepareCredential(awardOf(basis, learner, result, { issuedOn }), {
        id: urnOf(id),
        issuer: key,
        validFrom: issuedOn,
        status: [entryOf(entry)],
        ...(basis.language !== undefined && { language: basis.language }),
      });
      rows.push({
        id,
        issuing_id: issuingId,
        enrolment_id: enrolmentId,
        offering_id: offeringId,
        institution_id: institutionId,
        person_id: learner.personId,
        intent_sealed: personal.seal(new TextDecoder().decode(bytes), places.intent),
        intent_hash: hash,
        key_id: key.kid,
        planned_at: tx.now,
      });
      events.push({ type: 'credential-planned', institutionId, subjectId: id, facts: { issuingId, intent: hash, key: nameOf(key.kid) } });
    }
    const [first, ...others] = events;
    if (first === undefined) throw new Refusal('conflict');
    await tx.db.insertInto('credential').values(rows).execute();
    return { result: { planned: rows.map(({ id }) => id) }, events: [first, ...others] };
  },
});

/** Whoever takes part still and has no credential, held: nobody withdraws while a credential is planned. */
async function stillFree(tx: ActTransaction, issuingId: string, enrolments: readonly string[]): Promise<string[]> {
  const held = await tx.db
    .selectFrom('enrolment')
    .select('id')
    .where('id', 'in', [...enrolments])
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .forShare()
    .execute();
  const taken = await tx.db
    .selectFrom('credential')
    .select('enrolment_id')
    .where('enrolment_id', 'in', [...enrolments])
    .where((eb) =>
      eb.or([
        eb('state', '!=', 'unfit'),
        // what was found unfit in this very order is not tried again
        eb.and([eb('issuing_id', '=', issuingId), eb('trouble', '!=', KEY_CHANGED)]),
      ]),
    )
    .execute();
  return held.map(({ id }) => id).filter((id) => !taken.some(({ enrolment_id }) => enrolment_id === id));
}

type Given = {
  readonly statusPurpose: 'revocation' | 'suspension';
  readonly statusListIndex: string;
  readonly statusListCredential: string;
};

function entryOf({ statusPurpose, statusListIndex, statusListCredential }: Given) {
  return { type: 'BitstringStatusListEntry' as const, statusPurpose, statusListIndex, statusListCredential };
}

const nameOf = (kid: string): string => kid.slice(kid.indexOf('#') + 1);
