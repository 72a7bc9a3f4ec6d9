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

/** `valueAt` for one path and many documents: its steps are split once. */
export function compilePath(path: string): (document: unknown) => unknown {
  const [first = [], ...rest] = path.split('[]').map((steps) => steps.split('.').filter((step) => step !== ''));
  if (rest.length === 0) return (document) => descend(document, first);
  return (document) => rest.reduce((found, steps, index) => collect(found, steps, index < rest.length - 1), listAt(document, first));
}

function listAt(document: unknown, steps: readonly string[]): readonly unknown[] {
  const found = descend(document, steps);
  return Array.isArray(found) ? found : [];
}

function collect(found: readonly unknown[], steps: readonly string[], lists: boolean): readonly unknown[] {
  const members = found.map((value) => descend(value, steps)).filter((value) => value !== undefined);
  return lists ? members.filter((member) => Array.isArray(member)).flat() : members;
}

function descend(document: unknown, steps: readonly string[]): unknown {
  let found = document;
  for (const step of steps) {
    found = memberOf(found, step);
    if (found === undefined) return undefined;
  }
  return found;
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
  if (typeof value !== 'object') return typeof value === 'string' ? value.trim() !== '' : value !== undefined;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (next === undefined || next === null) continue;
    for (const member of Object.values(next)) {
      if (typeof member === 'object') open.push(member);
      else if (isPresent(member)) return true;
    }
  }
  return false;
}
