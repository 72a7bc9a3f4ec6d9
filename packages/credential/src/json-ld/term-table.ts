/** How a string under a term is meant: as it is, as the name of a node, as a word of the vocabulary, or as a literal of a datatype. */
export type Coercion = '@id' | '@vocab' | string | undefined;

/** One term of a context, with nothing left to look up. */
export type Term = {
  readonly iri: string;
  readonly coercion: Coercion;
  readonly list: boolean;
  /** terms that hold inside nodes of this type, and only there */
  readonly scope?: TermTable;
  /** the words that `@vocab` coercion knows below this term */
  readonly words?: TermTable;
};
export type TermTable = ReadonlyMap<string, Term>;

/** A context uses something that these tables do not cover; the general processor takes over. */
export class NotTabular extends Error {}

const membersOfContext = new Set(['@protected', 'id', 'type']);
const membersOfTerm = new Set(['@id', '@type', '@container', '@context']);
const absolute = /^[A-Za-z][A-Za-z0-9+.-]*:/;

/**
 * The terms of a list of contexts, as JSON-LD 1.1 (section 4.1, and 4.1.8 for scoped contexts) would define them. Only what the pinned
 * contexts use is understood: names, coercions, sets, lists and scopes of one level. A term that needs more is left out, so that using it is
 * not tabular.
 */
export function tabulate(contexts: readonly object[]): TermTable {
  const table = new Map<string, Term>();
  for (const context of contexts) define(membersOf(context), table);
  return table;
}

function membersOf(document: object): Record<string, unknown> {
  const context = (document as { '@context'?: unknown })['@context'];
  if (typeof context !== 'object' || context === null || Array.isArray(context)) throw new NotTabular('a context of contexts');
  return context as Record<string, unknown>;
}

function define(context: Record<string, unknown>, table: Map<string, Term>): void {
  if (context.id !== '@id' || context.type !== '@type') throw new NotTabular('id and type are not what they are elsewhere');
  for (const [name, definition] of Object.entries(context)) {
    if (membersOfContext.has(name)) continue;
    if (name.startsWith('@') || name.includes(':')) throw new NotTabular(name);
    const term = readTerm(definition, context);
    if (term !== undefined) table.set(name, term);
  }
}

function readTerm(definition: unknown, context: Record<string, unknown>): Term | undefined {
  if (typeof definition === 'string') {
    // JSON-LD 1.1, section 4.4: a simple term that ends in one of these is a prefix, and would rewrite other names
    if (/[:/?#[\]@]$/.test(definition)) throw new NotTabular('a prefix');
    return { iri: resolve(definition, context), coercion: undefined, list: false };
  }
  if (typeof definition !== 'object' || definition === null) return undefined;
  const { '@id': id, '@type': type, '@container': container, '@context': scoped } = definition as Record<string, unknown>;
  const understood =
    Object.keys(definition).every((member) => membersOfTerm.has(member)) &&
    typeof id === 'string' &&
    (type === undefined || (typeof type === 'string' && type !== '@json' && type !== '@none')) &&
    (container === undefined || container === '@set' || container === '@list');
  if (!understood) return undefined;
  const term = { iri: resolve(id, context), coercion: type, list: container === '@list' };
  if (scoped === undefined) return term;
  if (typeof scoped !== 'object' || scoped === null) return undefined;
  const inner = new Map<string, Term>();
  try {
    define(scoped as Record<string, unknown>, inner);
  } catch {
    return undefined;
  }
  // a scope on a class holds inside its nodes; on a property it is needed for the words of @vocab only
  if (type === '@vocab') return { ...term, words: inner };
  return type === undefined ? { ...term, scope: inner } : undefined;
}

/** The `@id` of a definition may be another term of the same context (`AchievementCredential` is `OpenBadgeCredential`). */
function resolve(id: string, context: Record<string, unknown>): string {
  if (absolute.test(id)) return id;
  const other = context[id];
  const target = typeof other === 'string' ? other : (other as { '@id'?: unknown } | undefined)?.['@id'];
  if (typeof target !== 'string' || !absolute.test(target)) throw new NotTabular(id);
  return target;
}
