export type Members = Readonly<Record<string, unknown>>;

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON-LD writes a list of one as that one. */
export function listOf(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

/** What stands at the end of a way through members, and through every entry of their lists. */
export function allAt(value: unknown, way: string): readonly unknown[] {
  return way
    .split('.')
    .reduce<readonly unknown[]>(
      (found, step) => found.flatMap((each) => (isMembers(each) && Object.hasOwn(each, step) ? listOf(each[step]) : [])),
      [value],
    );
}
