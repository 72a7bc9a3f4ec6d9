import { writeSync } from 'node:fs';
import { readSettings } from '../base/settings.ts';
import { openHouse } from '../house.ts';

// A worker process: does what there is to do until it is told to end, as `laurel work` does.
const house = await openHouse(readSettings(process.env));
house.startWork();
writeSync(1, 'open\n');
process.once('SIGTERM', () => void house.close().then(() => writeSync(1, 'closed\n')));
