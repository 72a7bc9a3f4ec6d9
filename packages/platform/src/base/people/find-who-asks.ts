import { z } from 'zod';
import { defineView } from '../act.ts';
import { findByEmailMark, linksSince } from './sign-in.store.ts';
import { LINKS_AT_ONCE, linkLasts } from './sign-in.ts';

/** Whose address it is that asked to sign in; nobody where it is unknown, or has links enough for now. */
export const findWhoAsks = defineView({
  name: 'find-who-asks',
  input: z.object({ emailMark: z.string() }),
  result: z.object({ personId: z.uuid().optional() }),
  async look(tx, { emailMark }) {
    const personId = await findByEmailMark(tx, emailMark);
    if (personId === undefined) return {};
    const links = await linksSince(tx, personId, new Date(tx.now.getTime() - linkLasts['sign-in']));
    return links < LINKS_AT_ONCE ? { personId } : {};
  },
});
