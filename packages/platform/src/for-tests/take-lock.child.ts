import { writeSync } from 'node:fs';
import { takeLock } from '../base/database/lock.ts';

// Takes the lock of a folder, says whether it has it, and keeps it.
try {
  await takeLock(process.env.FOLDER ?? '');
  writeSync(1, 'has it\n');
  setInterval(() => {}, 1_000);
} catch (error) {
  writeSync(1, `refused ${(error as Error).message}\n`);
}
