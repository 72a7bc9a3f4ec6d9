import type { Description } from '@laurel/microcredential';

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an element of the mask says: `elementIn(content, 'workload.ects')`. */
export function elementIn(content: Description, key: string): unknown {
  let found: unknown = content;
  for (const step of key.split('.')) found = isMembers(found) && Object.hasOwn(found, step) ? found[step] : undefined;
  return found;
}

/** The same content with one element said anew, or with `undefined` no more; everything beside it stays as it was. */
export function withElement(content: Members, key: string, value: unknown): Members {
  const [step = '', ...deeper] = key.split('.');
  const { [step]: before, ...others } = content;
  const after = deeper.length === 0 ? value : withElement(isMembers(before) ? before : {}, deeper.join('.'), value);
  const emptied = deeper.length > 0 && isMembers(after) && Object.keys(after).length === 0 && !isMembers(before);
  if (after === undefined || emptied) return others;
  // A member that was there keeps its place, so that a reader finds the document in the order in which it came.
  return { ...content, [step]: after };
}
