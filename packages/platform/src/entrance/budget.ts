import { Refusal } from '../base/refusal.ts';

type Account = { left: number; at: number };

export type Budget = {
  /** Takes one from the account. @throws Refusal `too-many` when it is empty */
  take(account: string, now: number): void;
};

/** So many at once, then one each so many seconds: enough for people, too little for those who flood (ASVS 5.0 V2.4.1). */
export function openBudget({ atOnce, secondsEach, accounts = 10_000 }: { atOnce: number; secondsEach: number; accounts?: number }): Budget {
  const open = new Map<string, Account>();
  return {
    take(name, now) {
      const known = open.get(name);
      const regained = known ? (now - known.at) / 1000 / secondsEach : 0;
      const left = Math.min(atOnce, (known?.left ?? atOnce) + regained);
      if (left < 1) throw new Refusal('too-many', { seconds: Math.ceil((1 - left) * secondsEach) });
      // The account goes to the end: the one dropped when it gets crowded is the one that was quiet the longest.
      open.delete(name);
      open.set(name, { left: left - 1, at: now });
      const oldest = open.keys().next().value;
      if (open.size > accounts && oldest !== undefined) open.delete(oldest);
    },
  };
}

const NEAR = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd][0-9a-f]{2}:|fe80:)/i;

/**
 * Whose account it is: the network address; behind a proxy on this machine or its network, the address that the proxy wrote down last.
 * This machine itself has none. Whole IPv6 sites share one, since each household has 2^64 addresses to change between.
 */
export function accountOf(peer: string | undefined, forwarded: string | null): string | undefined {
  if (peer === undefined) return undefined;
  const near = plain(peer);
  const told = forwarded?.split(',').at(-1)?.trim();
  if (NEAR.test(near) && told) return site(plain(told));
  return near.startsWith('127.') || near === '::1' ? undefined : site(near);
}

const plain = (address: string) => address.replace(/^::ffff:/i, '');
const site = (address: string) => (address.includes(':') ? address.split(':').slice(0, 4).join(':') : address);
