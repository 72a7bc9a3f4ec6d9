import { writeSync } from 'node:fs';
import { killAt } from '../base/kill-here.ts';
import { readSettings } from '../base/settings.ts';
import { openHouse } from '../house.ts';
import { classIn, orderFor } from '../stages/issuing/class-for-tests.ts';

// A class is issued to, until this process is killed on the way (LAUREL_TEST_KILL_AT, counted from the order on).
const house = await openHouse(readSettings(process.env));
const offeringId = await classIn(house, Number(process.env.LAUREL_TEST_CLASS ?? 5));
killAt(process.env.LAUREL_TEST_KILL_AT ?? '');
await orderFor(house, offeringId);
writeSync(1, `ordered ${offeringId}\n`);
await house.startWork().settle();
await house.close();
