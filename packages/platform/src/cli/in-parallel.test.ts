import { expect, test } from 'vitest';
import { inParallel } from './in-parallel.ts';

const soon = () => new Promise((done) => setTimeout(done, 1));

test('results come in order, and never more are under way than allowed', async () => {
  let under = 0;
  let most = 0;
  const results = await inParallel([5, 4, 3, 2, 1], 2, async (one) => {
    most = Math.max(most, ++under);
    await soon();
    under -= 1;
    return one * 2;
  });
  expect([results, most]).toEqual([[10, 8, 6, 4, 2], 2]);
});

test('after a failure nothing new is begun, and what was begun is waited for', async () => {
  const ended: number[] = [];
  const work = async (one: number) => {
    if (one === 2) throw new Error('two');
    await soon();
    ended.push(one);
  };
  await expect(inParallel([1, 2, 3, 4], 2, work)).rejects.toThrow('two');
  expect(ended).toEqual([1]);
});
