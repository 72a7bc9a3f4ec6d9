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

/** Texts by language; some programs write a list of one under each. What names no language is in `unnamed`. */
export function textIn(value: unknown, unnamed = 'en'): Record<string, string> | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : { [unnamed]: value };
  if (Array.isArray(value)) return Object.assign({}, ...value.map((each) => textIn(each, unnamed) ?? {})) as Record<string, string>;
  if (!isMembers(value)) return undefined;
  // A text with its language beside it (JSON-LD 1.1, 4.2.4).
  if (typeof value['@value'] === 'string') return textIn(value['@value'], String(value['@language'] ?? unnamed));
  const texts = Object.entries(value).flatMap(([tag, words]): [string, string][] => {
    const said = listOf(words).filter((each) => typeof each === 'string');
    return said.length === 0 || !/^[a-z]{2,3}(?:-[a-z0-9]+)*$/i.test(tag) ? [] : [[tag, said.join('\n')]];
  });
  return texts.length === 0 ? undefined : Object.fromEntries(texts);
}
