import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineAct } from '../act.ts';
import { Refusal } from '../refusal.ts';
import { giveRole } from './give-role.ts';
import { invitation } from './invite-person.ts';
import { insertPerson, standingOfInstitution } from './people.store.ts';
import { findByEmailMark, insertLink } from './sign-in.store.ts';
import { emailMark } from './sign-in.ts';

/** Whoever runs the house names an administrator of an institution, and gets a link to hand over: it lets them in once, within a day. */
export const createAdministrator = defineAct({
  name: 'create-administrator',
  input: invitation.pick({ institutionId: true, name: true, email: true, language: true }),
  result: z.object({ personId: z.uuid(), address: z.string() }),
  async perform(tx, { institutionId, name, email, language }) {
    if ((await standingOfInstitution(tx, institutionId)) === undefined) throw new Refusal('not-found');
    const mark = emailMark(tx.keys, email);
    const known = await findByEmailMark(tx, mark);
    const personId = known ?? randomUUID();
    if (known === undefined) await insertPerson(tx, { id: personId, name, email, language, emailMark: mark });
    await tx.runAct(giveRole, { institutionId, personId, role: 'institution-admin' });
    const link = await insertLink(tx, personId, 'first-administrator');
    return {
      result: { personId, address: link.address },
      events: [{ type: 'administrator-created', institutionId, subjectId: personId, facts: { linkId: link.id } }],
    };
  },
});
