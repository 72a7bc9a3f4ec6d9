import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { runAct } from '../base/act.ts';
import { operator } from '../base/actor.ts';
import { confirmInstitution } from '../base/people/confirm-institution.ts';
import { introduceInstitution } from '../base/people/introduce-institution.ts';
import { readSettings } from '../base/settings.ts';
import { openHouse } from '../house.ts';

// Introduces an institution, confirms it and does what follows, until it is killed on the way (LAUREL_KILL_AT).
const house = await openHouse(readSettings(process.env));
const ctx = { actor: operator, house, requestId: randomUUID(), language: 'en' };
const { id } = await runAct(introduceInstitution, ctx, {
  name: 'College of the Interruption',
  country: 'FI',
  website: 'https://college.example.org',
  contactName: 'Aino Esimerkki',
  contactEmail: 'aino@college.example.org',
  language: 'fi',
});
writeSync(1, `introduced ${id}\n`);
await runAct(confirmInstitution, ctx, { id });
await house.startWork().settle();
await house.close();
