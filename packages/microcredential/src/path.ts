/**
 * What lies at a path of a JSON document. Steps are separated by dots; `a[].b` collects `b` of every element of `a`.
 * A step that leads nowhere gives `undefined`, or nothing in the collected list. Only own members are seen: a path of `constructor` finds none.
 * @example
 * valueAt({ outcomes: [{ id: 'LO1' }, {}] }, 'outcomes[].id') // ['LO1']
 */
export function valueAt(document: unknown, path: string): unknown {
  let found: unknown[] = [document];
  for (const step of path.split('.')) {
    const collects = step.endsWith('[]');
    const members = found.map((value) => memberOf(value, collects ? step.slice(0, -2) : step)).filter((value) => value !== undefined);
    found = collects ? members.filter((member) => Array.isArray(member)).flat() : members;
  }
  return path.includes('[]') ? found : found[0];
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

/**
 * Whether somebody has filled this in: blank text, an empty list and an empty map say nothing, nor do lists and maps of such;
 * a text is there when one of its languages is. `0` and `false` are answers.
 */
export function isPresent(value: unknown): boolean {
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (next === undefined || next === null) continue;
    if (typeof next === 'object') {
      for (const member of Object.values(next)) open.push(member);
      continue;
    }
    if (typeof next !== 'string' || next.trim() !== '') return true;
  }
  return false;
}
