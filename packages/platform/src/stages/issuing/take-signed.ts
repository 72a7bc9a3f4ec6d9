import { z } from 'zod';
import { defineView } from '../../base/act.ts';
import { findLook } from '../../base/people/institution-look.store.ts';
import { Refusal } from '../../base/refusal.ts';
import { certificateBytes, findCredential, signedBytes } from './credential.store.ts';

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** What was signed, and the certificate where one was drawn already: for the job that draws it. */
export const takeSigned = defineView({
  name: 'take-signed',
  input: z.object({ id: z.uuid() }),
  result: z.object({
    institutionId: z.uuid(),
    signed: bytes,
    signedHash: z.string(),
    certificate: bytes.optional(),
    colour: z.string().optional(),
  }),
  async look(tx, { id }) {
    const credential = await findCredential(tx, id);
    const signed = await signedBytes(tx, id);
    if (credential?.signedHash === undefined || signed === undefined) throw new Refusal('not-found');
    const certificate = await certificateBytes(tx, id);
    const { institutionId, signedHash } = credential;
    const { colour } = await findLook(tx, institutionId);
    return {
      institutionId,
      signed,
      signedHash,
      ...(certificate !== undefined && { certificate }),
      ...(colour !== undefined && { colour }),
    };
  },
});
