/** A step on the way to a leaf: a member, an entry of a list that has an id, or the place in a list that has none. */
export type Step = { readonly key: string } | { readonly id: string } | { readonly index: number };

/** A value that nothing lies under: a text, a number, yes or no, or an empty list. */
export type Leaf = { readonly steps: readonly Step[]; readonly value: unknown };

/** One leaf that is not as it was: new without `before`, gone without `after`. */
export type Difference = { readonly steps: readonly Step[]; readonly before?: unknown; readonly after?: unknown };

/** The order of the entries of a list, where the entries themselves have ids. */
const ORDER: Step = { key: '*order*' };

const isMembers = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The ids of a list's entries, where each has one of its own; words and short texts are their own. */
function idsOf(list: readonly unknown[]): readonly string[] | undefined {
  const ids = list.map((entry) => (isMembers(entry) && Object.hasOwn(entry, 'id') ? entry['id'] : entry));
  const texts = ids.filter((id) => typeof id === 'string');
  return texts.length === list.length && new Set(texts).size === texts.length ? texts : undefined;
}

/** Every leaf of a JSON value, in the order in which it is written. */
export function leavesOf(value: unknown, steps: readonly Step[] = []): Leaf[] {
  if (Array.isArray(value) && value.length > 0) {
    const ids = idsOf(value);
    const entries = value.flatMap((entry, index) => leavesOf(entry, [...steps, ids ? { id: ids[index] ?? '' } : { index }]));
    return ids ? [...entries, { steps: [...steps, ORDER], value: ids }] : entries;
  }
  if (isMembers(value)) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    if (members.length > 0) return members.flatMap(([key, member]) => leavesOf(member, [...steps, { key }]));
  }
  return [{ steps, value }];
}

/** Whether a leaf says in which order entries stand, and not what they say. */
export const isOrder = ({ steps }: Pick<Leaf, 'steps'>): boolean => steps.at(-1) === ORDER;

const keyOf = ({ steps }: Leaf): string => JSON.stringify(steps.map((step) => (step === ORDER ? 0 : step)));

/**
 * What differs between two versions, leaf by leaf: nothing where both say the same, whatever the order of their members.
 * Entries of a list are told apart by their id, else by their place.
 */
export function differencesBetween(before: unknown, after: unknown): Difference[] {
  const old = new Map(leavesOf(before).map((leaf) => [keyOf(leaf), leaf]));
  const now = new Map(leavesOf(after).map((leaf) => [keyOf(leaf), leaf]));
  const differences: Difference[] = [];
  for (const [key, leaf] of now) {
    const was = old.get(key);
    if (was === undefined) {
      if (!isOrder(leaf)) differences.push({ steps: leaf.steps, after: leaf.value });
    } else if (isOrder(leaf) ? reordered(was.value as string[], leaf.value as string[]) : written(was.value) !== written(leaf.value))
      differences.push({ steps: leaf.steps, before: was.value, after: leaf.value });
  }
  for (const [key, leaf] of old) if (!now.has(key) && !isOrder(leaf)) differences.push({ steps: leaf.steps, before: leaf.value });
  return differences;
}

/** A leaf as JSON writes it, so that 0 and -0 are one number. */
const written = (value: unknown): string => JSON.stringify(value ?? null);

/** Whether those that were there before and are still there stand in another order. */
function reordered(before: readonly string[], after: readonly string[]): boolean {
  const kept = before.filter((id) => after.includes(id));
  return after.filter((id) => before.includes(id)).some((id, place) => id !== kept[place]);
}

/** The path of a leaf as findings write it: `outcomes[LO3].text.en`, `literature[2]`. */
export function pathOf(steps: readonly Step[]): string {
  return steps
    .filter((step) => step !== ORDER)
    .map((step, place) => ('key' in step ? `${place === 0 ? '' : '.'}${step.key}` : `[${'id' in step ? step.id : step.index + 1}]`))
    .join('');
}
