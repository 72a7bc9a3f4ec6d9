import type { Finding } from './finding.ts';

/** No version of Laurel is older: a clock before it is wrong. */
const firstDay = '2026-11-01';

export function examineNode(running: string): Finding {
  const [major = 0, minor = 0] = running.split('.').map(Number);
  const fits = (major === 20 && minor >= 20) || (major === 22 && minor >= 12) || major > 22;
  if (!fits)
    return {
      name: 'node',
      outcome: 'fail',
      says: `Node ${running} is not one that Laurel runs on`,
      mend: 'install Node 20.20 or newer, 22 from 22.12',
    };
  return { name: 'node', outcome: 'ok', says: `Node ${running}` };
}

export function examineClock(now: Date): Finding {
  const day = now.toISOString().slice(0, 10);
  if (day < firstDay)
    return { name: 'clock', outcome: 'fail', says: `this machine believes it is ${day}`, mend: 'set the clock, best by NTP' };
  return { name: 'clock', outcome: 'ok', says: now.toISOString() };
}
