import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineAct } from '../base/act.ts';
import { confirmInstitution } from '../base/people/confirm-institution.ts';
import { foundAlliance } from '../base/people/found-alliance.ts';
import { introduceInstitution } from '../base/people/introduce-institution.ts';
import { joinAlliance } from '../base/people/join-alliance.ts';
import { Refusal } from '../base/refusal.ts';
import { nameIssuer } from '../stages/issuing/issuer-identity.ts';
import { alliance, sketches, universities } from './facts.ts';
import { putClasses } from './put-classes.ts';
import { putDescriptions } from './put-descriptions.ts';
import { putPeople } from './put-people.ts';
import { administrator, employees, students } from './somebody.ts';

/**
 * Fills an empty database with the demonstration, whole or not at all. Universities and their alliance come in through their acts, so
 * that their keys are made as everybody's are; people, descriptions, offerings, applications, enrolments and results are put straight
 * into the tables (put-*.ts), and the journal says nothing of each of them, only that the demonstration was built.
 */
export const buildDemonstrationAct = defineAct({
  name: 'build-demonstration',
  input: z.object({ empty: z.boolean() }),
  result: z.object({ institutions: z.number().int() }),
  async perform(tx, { empty }) {
    await sql`select pg_advisory_xact_lock(hashtextextended('demonstration', 0))`.execute(tx.db);
    const there = await tx.db.selectFrom('institution').select('id').limit(1).executeTakeFirst();
    if (there !== undefined) throw new Refusal('conflict');
    const ids = new Map<string, string>();
    for (const { key, name, country, website, unit, language, legalId, place } of empty ? universities.slice(0, 1) : universities) {
      const contactEmail = `office@${new URL(website).hostname.replace(/^www\./, '')}`;
      const { id } = await tx.runAct(introduceInstitution, { name, country, website, contactName: unit, contactEmail, language });
      await tx.runAct(confirmInstitution, { id });
      await tx.runAct(nameIssuer, { institutionId: id, legalId, seat: place });
      ids.set(key, id);
    }
    if (empty) await putPeople(tx, [administrator], ids);
    else {
      const { id } = await tx.runAct(foundAlliance, { name: alliance });
      for (const institutionId of ids.values()) await tx.runAct(joinAlliance, { id, institutionId });
      await putPeople(tx, [...employees, ...students], ids);
      const described = await putDescriptions(tx, sketches, ids);
      await putClasses(tx, described);
    }
    return {
      result: { institutions: ids.size },
      events: [{ type: 'demonstration-built', subjectId: randomUUID(), facts: { empty, institutions: ids.size } }],
    };
  },
});
