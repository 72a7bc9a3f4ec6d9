import { z } from 'zod';
import { defineAct } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { COLOUR, colourOf } from '../ui/colour.ts';
import { findLook, storeLook } from './institution-look.store.ts';
import { institutionLook } from './institution-look.ts';
import { LARGEST_LOGO, type Logo, readLogo } from './logo.ts';
import { standingOfInstitution } from './people.store.ts';

/** Base64 is longer by a third. */
const LONGEST_LOGO = Math.ceil(LARGEST_LOGO / 3) * 4 + 4;

/** An institution chooses its colour and its logo. The whole look is said each time, but for a logo that stays. */
export const changeInstitutionLook = defineAct({
  name: 'change-institution-look',
  input: z.object({
    institutionId: z.uuid(),
    /** `#1c5d40`; left out, the institution has none */
    colour: z.string().transform(colourOf).pipe(z.string().regex(COLOUR)).optional(),
    /** a PNG or JPEG file in base64; left out, the logo stays; `null` takes it away */
    logo: z.base64().nullable().optional(),
  }),
  result: institutionLook,
  rest: { method: 'PUT', path: '/api/institutions/{institutionId}/look', summary: 'Change the colour and the logo of an institution' },
  async perform(tx, { institutionId, colour, logo: given }) {
    if ((await standingOfInstitution(tx, institutionId)) === undefined) throw new Refusal('not-found');
    const logo = typeof given === 'string' ? logoIn(given) : given;
    await storeLook(tx, institutionId, { colour: colour ?? null, logo });
    const look = await findLook(tx, institutionId);
    return {
      result: look,
      events: [
        {
          type: 'institution-look-changed',
          institutionId,
          subjectId: institutionId,
          facts: { colour: colour ?? null, logo: look.logo !== undefined },
        },
      ],
    };
  },
});

function logoIn(base64: string): Logo {
  const read = base64.length > LONGEST_LOGO ? 'logo-too-large' : readLogo(Buffer.from(base64, 'base64'));
  if (typeof read !== 'string') return read;
  throw new Refusal('invalid-input', {}, { issues: [{ path: 'logo', code: read, message: read }] });
}
