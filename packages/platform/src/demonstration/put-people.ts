import { randomUUID } from 'node:crypto';
import type { ActTransaction } from '../base/act.ts';
import { insertPerson } from '../base/people/people.store.ts';
import { insertAssignment } from '../base/people/role.store.ts';
import { dayOf, roleName } from '../base/people/role.ts';
import { emailMark } from '../base/people/sign-in.ts';
import { universityOf } from './facts.ts';
import { idOfSomebody, type Somebody } from './somebody.ts';

/** Puts people and their roles straight in: an invitation would write a mail to each of them, with a link that ends in ten minutes. */
export async function putPeople(tx: ActTransaction, people: readonly Somebody[], ids: ReadonlyMap<string, string>): Promise<void> {
  const fromDay = dayOf(new Date(tx.now.getTime() - 365 * 86_400_000));
  for (const { key, name, email, at, roles } of people) {
    const id = idOfSomebody(tx.keys, key);
    const language = at === undefined ? 'en' : universityOf(at).language;
    await insertPerson(tx, { id, name, email, language, emailMark: emailMark(tx.keys, email) });
    const institutionId = at === undefined ? undefined : ids.get(at);
    if (institutionId === undefined) continue;
    for (const role of roles)
      await insertAssignment(tx, { id: randomUUID(), personId: id, institutionId, role: roleName.parse(role), fromDay });
  }
}
