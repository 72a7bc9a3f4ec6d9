import { type Description, description } from '@laurel/microcredential';
import { bindingErrors } from '../stages/approval/binding-errors.ts';
import { shippedInForce } from '../stages/design/in-force.ts';

/** What names something else in the description, or where it is. */
const NAMES = new Set(['id', 'institution', 'payee', 'assessedBy', 'url', 'publicUrl', 'email', 'country', 'language']);

type Place = readonly (string | number)[];

/**
 * The description with one of these texts in every place that takes text at all and can still be approved with it, in turn.
 * @returns it, and in which places they stand
 */
export function hostileDescription(
  honest: Description,
  texts: readonly string[],
): { readonly description: Description; readonly places: readonly string[] } {
  const places = textPlaces(honest);
  const errors = bindingErrors(honest, shippedInForce, 'en').length;
  let content = honest;
  const written: string[] = [];
  for (const place of places) {
    const text = texts[written.length % texts.length] ?? '';
    const changed = description.safeParse(put(content, place, text));
    if (!changed.success || bindingErrors(changed.data, shippedInForce, 'en').length > errors) continue;
    content = changed.data;
    written.push(place.join('.'));
  }
  return { description: content, places: written };
}

function textPlaces(value: unknown, at: Place = []): Place[] {
  if (typeof value === 'string') return at.some((name) => NAMES.has(String(name))) ? [] : [at];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => textPlaces(member, [...at, Array.isArray(value) ? Number(key) : key]));
}

function put<T>(value: T, [first, ...rest]: Place, text: string): T {
  if (first === undefined) return text as T;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string | number, unknown>;
  copy[first] = put(copy[first], rest, text);
  return copy as T;
}
