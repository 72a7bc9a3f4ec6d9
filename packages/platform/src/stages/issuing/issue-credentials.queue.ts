import type { Queue } from '../../base/jobs/queue.ts';

/** Chunks of an order, signed one after the other: tried for more than a day, since a signer may be away that long. */
export const issueCredentialsQueue: Queue = { name: 'issue-credentials', retries: 14, backOffSeconds: 5, expireInSeconds: 300 };

/** How many learners one job sees to, and how many of them one transaction does: pages wait for no transaction longer than that. */
export const CHUNK = 25;
export const PART = 4;

/** The parts of a list, in its order, the first of them small: what a house does for the first time in a day takes it several times as long. */
export function inGrowingParts<T>(all: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let from = 0, next = 1; from < all.length; from += next, next = Math.min(size, next + 1)) parts.push(all.slice(from, from + next));
  return parts;
}

/** The parts of a list, in its order. */
export function inParts<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}
