import { getPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { type LastingProcess, openLastingProcess } from './lasting-process.ts';

const naughty = new URL('./vectors/naughty.mjs', import.meta.url);
const usual = { deadlineMs: 10_000 };
const opened: LastingProcess[] = [];
const open = (more: Partial<Parameters<typeof openLastingProcess>[0]> = {}): LastingProcess => {
  const lasting = openLastingProcess({ memoryMb: 200, idleMs: 5_000, ...more });
  opened.push(lasting);
  return lasting;
};
const double = (lasting: LastingProcess) => lasting.run(naughty, 'double', { bytes: new Uint8Array([4]) }, usual);
const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

afterEach(async () => {
  await Promise.all(opened.splice(0).map((lasting) => lasting.close()));
});

test('one process does one job after the other, and may ask back in each', async () => {
  const lasting = open();
  const answer = async (question: string, argument: unknown) => `${question} ${argument}`;
  const [first, second, third] = await Promise.all([
    double(lasting),
    lasting.run(naughty, 'askBack', 'weather', { ...usual, answer }),
    lasting.run(naughty, 'complain', 1, usual).catch((thrown: unknown) => thrown),
  ]);
  expect([first, second, third]).toMatchObject([new Uint8Array([8]), 'weather 7', { name: 'RangeError' }]);
  const pid = lasting.pid();
  for (let round = 0; round < 12; round += 1) await double(lasting);
  expect(lasting.pid()).toBe(pid);
});

test('it gives way to the process that readers wait for', async () => {
  const lasting = open();
  await double(lasting);
  expect(getPriority(lasting.pid())).toBeGreaterThan(getPriority());
});

test('one that was killed, or that takes too long or too much, is replaced for the next job', async () => {
  const lasting = open();
  await double(lasting);
  process.kill(lasting.pid() ?? 0, 'SIGKILL');
  expect(await double(lasting)).toEqual(new Uint8Array([8]));
  await expect(lasting.run(naughty, 'spin', 1, { deadlineMs: 300 })).rejects.toMatchObject({ reason: 'deadline' });
  expect(await double(lasting)).toEqual(new Uint8Array([8]));
  await expect(lasting.run(naughty, 'swell', 1, usual)).rejects.toMatchObject({ reason: 'memory' });
  await expect(lasting.run(naughty, 'leave', 1, usual)).rejects.toMatchObject({ reason: 'crashed' });
  expect(await double(lasting)).toEqual(new Uint8Array([8]));
});

test('it goes when there is nothing to do for a while, and when it is closed', async () => {
  const lasting = open({ idleMs: 100 });
  await double(lasting);
  const pid = lasting.pid() ?? 0;
  await expect.poll(() => isThere(pid), { timeout: 5_000 }).toBe(false);
  expect(lasting.pid()).toBeUndefined();
  await double(lasting);
  const next = lasting.pid() ?? 0;
  const underWay = lasting.run(naughty, 'double', { bytes: new Uint8Array([1]) }, usual);
  await lasting.close();
  expect(await underWay).toEqual(new Uint8Array([2]));
  await pause(50);
  expect(isThere(next)).toBe(false);
  await expect(double(lasting)).rejects.toThrow('closed');
});
