import { createHash } from 'node:crypto';
import { z } from 'zod';
import { defineAct, type EventDraft } from '../../base/act.ts';
import { killHere } from '../../base/kill-here.ts';
import { Refusal } from '../../base/refusal.ts';
import { places } from './credential.ts';
import { drawCertificateQueue } from './draw-certificate.queue.ts';
import { PART } from './issue-credentials.queue.ts';

const signedOne = z.object({ id: z.uuid(), intentHash: z.string(), signed: z.string() });

/**
 * Keeps what was signed, byte for byte, for the intents it belongs to: with the event that tells everybody, and the job that draws the
 * certificate, in one transaction. What another has recorded meanwhile stays as it is.
 */
export const recordCredentials = defineAct({
  name: 'record-credentials',
  input: z.object({ credentials: z.array(signedOne).min(1).max(PART) }),
  result: z.object({ issued: z.array(z.uuid()) }),
  async perform(tx, { credentials }) {
    const rows = await tx.db
      .selectFrom('credential')
      .select(['id', 'intent_hash', 'person_id', 'institution_id', 'offering_id', 'issuing_id'])
      .where(
        'id',
        'in',
        credentials.map(({ id }) => id),
      )
      .where('state', '=', 'planned')
      .orderBy('id')
      .forUpdate()
      .execute();
    const keys = await tx.keys.ofMany(
      tx.db,
      rows.map((row) => row.person_id),
    );
    const issued: EventDraft[] = [];
    for (const { id, intentHash, signed } of credentials) {
      const row = rows.find((each) => each.id === id && each.intent_hash === intentHash);
      if (row === undefined) continue;
      const key = keys.get(row.person_id);
      if (key === undefined) throw new Refusal('personal-key-gone');
      const hash = createHash('sha256').update(signed, 'utf8').digest('hex');
      await tx.db
        .updateTable('credential')
        .set({ state: 'issued', signed_sealed: key.seal(signed, places.signed), signed_hash: hash, issued_at: tx.now })
        .where('id', '=', id)
        .execute();
      killHere('inside-recording');
      await tx.send(drawCertificateQueue.name, { credentialId: id });
      issued.push({
        type: 'credential-issued',
        institutionId: row.institution_id,
        subjectId: id,
        facts: { issuingId: row.issuing_id, offeringId: row.offering_id, personId: row.person_id, signed: hash },
      });
    }
    const [first, ...others] = issued;
    if (first === undefined) throw new Refusal('conflict');
    return { result: { issued: issued.map(({ subjectId }) => subjectId) }, events: [first, ...others] };
  },
});
