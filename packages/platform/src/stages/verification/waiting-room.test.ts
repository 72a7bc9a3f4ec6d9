import { expect, test } from 'vitest';
import { openWaitingRoom } from './waiting-room.ts';

test('two are verified at once, some wait their turn, and the rest is told to come later', async () => {
  const room = openWaitingRoom({ atOnce: 2, chairs: 3 });
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setTimeout(resolve, 5));
    inside -= 1;
  };
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => room.enter(work)));
  expect(most).toBe(2);
  expect(results.map((result) => result.status)).toEqual([...Array(5).fill('fulfilled'), ...Array(3).fill('rejected')]);
});

test('a verification that fails gives its place back', async () => {
  const room = openWaitingRoom({ atOnce: 1, chairs: 1 });
  for (let round = 0; round < 3; round += 1) await expect(room.enter(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await room.enter(async () => 'well')).toBe('well');
});
