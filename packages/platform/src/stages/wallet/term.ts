/** Until when a share can be seen, as its maker chooses. */
export const terms = ['30-days', '1-year', 'no-end'] as const;
export type Term = (typeof terms)[number];

const DAY = 86_400_000;

/** When a share made now ends by itself; `undefined` where it lasts until it is ended. */
export function endOf(term: Term, now: Date): Date | undefined {
  if (term === 'no-end') return undefined;
  return new Date(now.getTime() + (term === '30-days' ? 30 : 365) * DAY);
}
