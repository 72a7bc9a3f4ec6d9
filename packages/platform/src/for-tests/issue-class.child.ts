import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { runAct } from '../base/act.ts';
import { operator } from '../base/actor.ts';
import { readSettings } from '../base/settings.ts';
import { openHouse } from '../house.ts';
import { enrolledIn, institutionIn, offeredIn, passedIn } from '../scenario-for-tests.ts';
import { nameIssuer } from '../stages/issuing/issuer-identity.ts';
import { orderIssuing } from '../stages/issuing/order-issuing.ts';

// A class of five is issued to, until this process is killed on the way (LAUREL_KILL_AT).
const house = await openHouse(readSettings(process.env));
const ctx = { actor: operator, house, requestId: randomUUID(), language: 'en' };
const institutionId = await institutionIn(house, 'College of the Interruption', 'FI');
await house.startWork().settle();
await runAct(nameIssuer, ctx, { institutionId, legalId: 'FI 1234567-8', seat: 'Oulu' });
const offering = await offeredIn(house, [institutionId]);
await passedIn(house, offering, await enrolledIn(house, offering, ['Aino', 'Bo', 'Cem', 'Dora', 'Ełżbieta']));
await runAct(orderIssuing, ctx, { offeringId: offering.offeringId });
writeSync(1, `ordered ${offering.offeringId}\n`);
await house.startWork().settle();
await house.close();
