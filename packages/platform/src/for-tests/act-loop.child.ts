import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { runAct } from '../base/act.ts';
import { visitor } from '../base/actor.ts';
import { introduceInstitution } from '../base/people/introduce-institution.ts';
import { readSettings } from '../base/settings.ts';
import { openHouse } from '../house.ts';

// Introduces one institution after the other and says each that was acknowledged, until it is killed (LAUREL_KILL_AT).
const house = await openHouse(readSettings(process.env));
house.startWork();
writeSync(1, 'open\n');
for (let number = 1; number <= 400; number += 1) {
  const { id } = await runAct(
    introduceInstitution,
    { actor: visitor, house, requestId: randomUUID(), language: 'en' },
    {
      name: `College ${number}`,
      country: 'FI',
      website: 'https://college.example.org',
      contactName: 'Aino Esimerkki',
      contactEmail: `contact-${number}@college.example.org`,
      language: 'fi',
    },
  );
  writeSync(1, `acknowledged ${id}\n`);
  await new Promise((resolve) => setTimeout(resolve, 5));
}
await house.close();
