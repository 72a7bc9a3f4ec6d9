import { z } from 'zod';
import { defineAct } from '../../base/act.ts';
import { Refusal } from '../../base/refusal.ts';
import { findCredential } from './credential.store.ts';
import { places } from './credential.ts';

/** Keeps the certificate that was drawn from what was signed. */
export const recordCertificate = defineAct({
  name: 'record-certificate',
  input: z.object({ id: z.uuid(), signedHash: z.string(), certificate: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  result: z.object({ id: z.uuid() }),
  async perform(tx, { id, signedHash, certificate }) {
    const credential = await findCredential(tx, id);
    if (credential === undefined) throw new Refusal('not-found');
    const key = await tx.keys.of(tx.db, credential.personId);
    const done = await tx.db
      .updateTable('credential')
      .set({ certificate_sealed: key.seal(Buffer.from(certificate).toString('base64'), places.certificate) })
      .where('id', '=', id)
      .where('signed_hash', '=', signedHash)
      .where('certificate_sealed', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) throw new Refusal('conflict');
    return {
      result: { id },
      events: [{ type: 'certificate-drawn', institutionId: credential.institutionId, subjectId: id, facts: { bytes: certificate.length } }],
    };
  },
});
