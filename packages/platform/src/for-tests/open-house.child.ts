import { writeSync } from 'node:fs';
import { isRefusal } from '../base/refusal.ts';
import { readSettings } from '../base/settings.ts';
import { openHouse } from '../house.ts';

// Opens the house that the environment names, says so, and stays until it is told to end.
try {
  const house = await openHouse(readSettings(process.env));
  writeSync(1, 'open\n');
  const alive = setInterval(() => {}, 1_000);
  process.once('SIGTERM', () => {
    clearInterval(alive);
    void house.close().then(() => writeSync(1, 'closed\n'));
  });
} catch (error) {
  writeSync(1, `refused ${isRefusal(error) ? `${error.code} ${error.message}` : String(error)}\n`);
  process.exitCode = 2;
}
