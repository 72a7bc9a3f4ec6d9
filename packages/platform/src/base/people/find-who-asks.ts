import { z } from 'zod';
import { defineView } from '../act.ts';
import { registrationsSince } from './registration.store.ts';
import { findByEmailMark, linksSince } from './sign-in.store.ts';
import { LINKS_AT_ONCE, linkLasts, REGISTRATION_LASTS } from './sign-in.ts';

/** Whose address it is that asked to sign in; nobody, and no stranger either, where they have links enough for now. */
export const findWhoAsks = defineView({
  name: 'find-who-asks',
  input: z.object({ emailMark: z.string() }),
  result: z.object({ personId: z.uuid().optional(), isStranger: z.boolean() }),
  async look(tx, { emailMark }) {
    const before = (milliseconds: number) => new Date(tx.now.getTime() - milliseconds);
    const personId = await findByEmailMark(tx, emailMark);
    if (personId === undefined) {
      return { isStranger: (await registrationsSince(tx, emailMark, before(REGISTRATION_LASTS))) < LINKS_AT_ONCE };
    }
    const links = await linksSince(tx, personId, before(linkLasts['sign-in']));
    return { ...(links < LINKS_AT_ONCE ? { personId } : {}), isStranger: false };
  },
});
