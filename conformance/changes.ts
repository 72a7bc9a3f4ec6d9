type Path = readonly (string | number)[];
type Change = { readonly what: string; readonly changed: Record<string, unknown> };

/** Every leaf of a document, by its path. */
export function leaves(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => leaves(each, [...path, index]));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, key]));
  return [{ path, value }];
}

/** A copy with another value at a path. */
function withValue(document: Record<string, unknown>, path: Path, make: (value: unknown) => unknown): Record<string, unknown> {
  const copy = structuredClone(document);
  let at: unknown = copy;
  for (const step of path.slice(0, -1)) at = (at as Record<string | number, unknown>)[step];
  const last = path.at(-1) ?? '';
  (at as Record<string | number, unknown>)[last] = make((at as Record<string | number, unknown>)[last]);
  return copy;
}

function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return `${String(value)}x`;
}

/** The document once for each of its leaves, with that leaf changed. */
export function changesOf(document: Record<string, unknown>): Change[] {
  return leaves(document).map(({ path }) => ({ what: path.join('.'), changed: withValue(document, path, other) }));
}

/** Changes that say the same: whitespace, 5.0 for 5, another order and repetition of lists that have none. */
export function sameThings(text: string): { what: string; text: string }[] {
  const document = JSON.parse(text) as { type: string[]; credentialSubject: { achievement: { alignment: unknown[] } } };
  const turned = structuredClone(document);
  turned.credentialSubject.achievement.alignment.reverse();
  const twice = structuredClone(document);
  twice.type.push(twice.type[0] ?? '');
  return [
    { what: 'without whitespace', text: JSON.stringify(document) },
    { what: 'with more whitespace', text: JSON.stringify(document, null, 7) },
    { what: '5.0 for 5', text: text.replace(/"creditsAvailable": (\d+)(?=[,\s])/, '"creditsAvailable": $1.0') },
    { what: 'a list without an order, turned round', text: JSON.stringify(turned) },
    { what: 'a word of such a list, repeated', text: JSON.stringify(twice) },
  ];
}
