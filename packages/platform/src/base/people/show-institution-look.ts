import { z } from 'zod';
import { defineView } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { findLogo, findLook } from './institution-look.store.ts';
import { institutionLook } from './institution-look.ts';
import { standingOfInstitution } from './people.store.ts';

/** The colour and the logo of an institution, as everybody may see them. */
export const showInstitutionLook = defineView({
  name: 'show-institution-look',
  input: z.object({ institutionId: z.uuid() }),
  result: institutionLook,
  rest: { method: 'GET', path: '/api/institutions/{institutionId}/look', summary: 'Show the colour and the logo of an institution' },
  about: (tx, input) => standingOfInstitution(tx, input.institutionId),
  async look(tx, { institutionId }, found) {
    if (found === undefined) throw new Refusal('not-found');
    return findLook(tx, institutionId);
  },
});

/** The picture itself. Its address is a document of its own. */
export const showInstitutionLogo = defineView({
  name: 'show-institution-logo',
  input: z.object({ institutionId: z.uuid() }),
  result: z.object({ type: z.enum(['png', 'jpeg']), width: z.number(), height: z.number(), bytes: z.instanceof(Uint8Array) }),
  about: (tx, input) => standingOfInstitution(tx, input.institutionId),
  async look(tx, { institutionId }, found) {
    const logo = found === undefined ? undefined : await findLogo(tx, institutionId);
    if (logo === undefined) throw new Refusal('not-found');
    return { ...logo, bytes: new Uint8Array(logo.bytes) };
  },
});
