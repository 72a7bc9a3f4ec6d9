/** What came of trying something out. */
export const outcomes = ['ok', 'warn', 'fail'] as const;

export type Finding = {
  readonly name: string;
  readonly outcome: (typeof outcomes)[number];
  readonly says: string;
  /** what to do about it */
  readonly mend?: string;
};
