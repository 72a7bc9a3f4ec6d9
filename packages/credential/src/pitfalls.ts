/**
 * Values that one verifier accepts and the next rejects, though both are right by their own lights (measured between the JavaScript and the
 * Python stacks). A credential is only signed when it holds none of them.
 */
export type Pitfall = {
  readonly name:
    | 'small-or-long-number'
    | 'control-character'
    | 'order-of-astral-characters'
    | 'doubtful-iri'
    | 'half-character'
    | 'repeated-value';
  readonly why: string;
  /** @returns the paths at which it occurs */
  find(document: unknown): string[];
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that stacks escape differently
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const half = /\p{Surrogate}/u;
/** Members whose values are names of nodes or documents. `@context` is held by its own check. */
const iriMembers = new Set([
  'id',
  'url',
  'targetUrl',
  'resultDescription',
  'statusListCredential',
  'achievedLevel',
  'requiredLevel',
  'verificationMethod',
]);
const soundIri =
  /^(?:https?:\/\/[\x21-\x7e]+|urn:uuid:[\x21-\x7e]+|did:[a-z0-9]+:[\x21-\x7e]+|data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/=]+)$/;

export const pitfalls: readonly Pitfall[] = [
  {
    name: 'small-or-long-number',
    why: 'JavaScript writes 0.5 as 5.0E-1 and Python as 5.0E-01, and a double keeps 15 digits: such numbers are carried as text.',
    find: (document) =>
      leaves(document)
        .filter(({ value }) => typeof value === 'number' && !soundNumber(value))
        .map(pathOf),
  },
  {
    name: 'control-character',
    why: 'Control characters are escaped in different ways.',
    find: (document) =>
      leaves(document)
        .filter(({ value }) => typeof value === 'string' && controls.test(value))
        .map(pathOf),
  },
  {
    name: 'order-of-astral-characters',
    why: 'Some sort by UTF-16 units and some by characters; values whose order differs between the two are signed differently.',
    find: (document) => ordersDiffer(leaves(document).flatMap(({ value }) => (typeof value === 'string' ? [value] : []))),
  },
  {
    name: 'doubtful-iri',
    why: 'Names other than absolute http(s), urn:uuid, did and pictures in base64 are rewritten by some contexts.',
    find: (document) =>
      leaves(document)
        .filter(({ path, value }) => typeof value === 'string' && iriMembers.has(String(lastName(path))) && !soundIri.test(value))
        .map(pathOf),
  },
  {
    name: 'half-character',
    why: 'A lone surrogate cannot be written in UTF-8.',
    find: (document) =>
      leaves(document)
        .filter(({ value }) => typeof value === 'string' && half.test(value))
        .map(pathOf),
  },
  {
    name: 'repeated-value',
    why: 'RDF knows sets: a value that stands twice in a list is signed once, or as two nodes that look alike.',
    find: (document) =>
      lists(document, [])
        .filter(({ list }) => new Set(list.map((value) => JSON.stringify(value))).size < list.length)
        .map(pathOf),
  },
];

function soundNumber(value: number): boolean {
  return Number.isFinite(value) && (Number.isInteger(value) || Math.abs(value) >= 1) && Number(value.toPrecision(15)) === value;
}

/** Sorted both ways, in pairs that a sort could ever compare: all of them, which asks for more than is needed and is simple. */
function ordersDiffer(values: readonly string[]): string[] {
  if (!values.some((value) => /[\u{10000}-\u{10ffff}]/u.test(value))) return [];
  const byUnits = [...values].sort();
  const byCharacters = [...values].sort(compareCharacters);
  return byUnits.some((value, place) => value !== byCharacters[place]) ? ['(the document)'] : [];
}

function compareCharacters(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  const place = left.findIndex((character, at) => character !== right[at]);
  if (place === -1) return left.length - right.length;
  return (left[place]?.codePointAt(0) ?? 0) - (right[place]?.codePointAt(0) ?? -1);
}

type At = { readonly path: readonly (string | number)[] };

function leaves(value: unknown, path: readonly (string | number)[] = []): (At & { readonly value: unknown })[] {
  if (Array.isArray(value)) return value.flatMap((member, index) => leaves(member, [...path, index]));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, member]) => leaves(member, [...path, name]));
  return [{ path, value }];
}

function lists(value: unknown, path: readonly (string | number)[]): (At & { readonly list: readonly unknown[] })[] {
  if (Array.isArray(value)) return [{ path, list: value }, ...value.flatMap((member, index) => lists(member, [...path, index]))];
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, member]) => lists(member, [...path, name]));
  return [];
}

function lastName(path: At['path']): string | number | undefined {
  return path.findLast((part) => typeof part === 'string');
}

function pathOf({ path }: At): string {
  return path.join('.');
}
