import { NotTabular, type Term, type TermTable } from './term-table.ts';

/** A quad of the default graph, each part as N-Quads writes it; blank nodes keep their provisional label, `_:b12`. */
export type Quad = { readonly subject: string; readonly predicate: string; readonly object: string };

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const xsd = 'http://www.w3.org/2001/XMLSchema#';
const absoluteIri = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|^`\\]*$/;

/**
 * The RDF graph of a document whose contexts are tables: the same quads as JSON-LD expansion and "Deserialize JSON-LD to RDF" give
 * (JSON-LD 1.1 API, sections 5.1 and 8.1), without processing a context twice. Safe by construction: whatever would be dropped or is not
 * understood is not tabular, and the general processor decides.
 * @throws {NotTabular}
 */
export function closedGraph(document: object, table: TermTable): Quad[] {
  const { '@context': _contexts, ...node } = document as Record<string, unknown>;
  const walk = new Walk(table);
  walk.node(node);
  return [...walk.quads.values()];
}

class Walk {
  readonly quads = new Map<string, Quad>();
  readonly #base: TermTable;
  #blankNodes = 0;

  constructor(base: TermTable) {
    this.#base = base;
  }

  /** @returns the name of the node */
  node(members: Record<string, unknown>): string {
    const subject = members.id === undefined ? this.#blankNode() : iri(members.id);
    const types = listOf(members.type);
    const scopes = this.#scopesOf(types);
    for (const type of types) this.#add(subject, `<${rdf}type>`, `<${this.#class(type).iri}>`);
    for (const [name, value] of Object.entries(members)) {
      if (name === 'id' || name === 'type') continue;
      const term = termIn(name, scopes) ?? this.#base.get(name);
      if (term === undefined || term.scope !== undefined) throw new NotTabular(name);
      this.#property(subject, term, value);
    }
    return subject;
  }

  #property(subject: string, term: Term, value: unknown): void {
    const predicate = `<${term.iri}>`;
    const values = Array.isArray(value) ? value : [value];
    // JSON-LD drops an empty array without a trace in the graph
    if (values.length === 0) throw new NotTabular('an empty list');
    const objects = term.list ? [this.#list(values, term)] : values.map((one) => this.#object(one, term));
    for (const object of objects) this.#add(subject, predicate, object);
  }

  /** RDF lists keep their order (JSON-LD 1.1 API, section 8.3: List to RDF Conversion). */
  #list(values: readonly unknown[], term: Term): string {
    return values.reduceRight<string>((rest, value) => {
      const cell = this.#blankNode();
      this.#add(cell, `<${rdf}first>`, this.#object(value, term));
      this.#add(cell, `<${rdf}rest>`, rest);
      return cell;
    }, `<${rdf}nil>`);
  }

  #object(value: unknown, term: Term): string {
    if (typeof value === 'string') return stringObject(value, term);
    if (typeof value === 'boolean') return literal(String(value), term.coercion ?? `${xsd}boolean`);
    if (typeof value === 'number') return numberObject(value, term);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotTabular('a value that JSON-LD drops');
    if (term.words !== undefined || (term.coercion !== undefined && term.coercion !== '@id'))
      throw new NotTabular('a node where a literal is meant');
    return this.node(value as Record<string, unknown>);
  }

  #class(name: unknown): Term {
    const term = typeof name === 'string' ? this.#base.get(name) : undefined;
    if (term === undefined) throw new NotTabular('an unknown type');
    return term;
  }

  #scopesOf(types: readonly unknown[]): readonly TermTable[] {
    return types.map((type) => this.#class(type).scope).filter((scope) => scope !== undefined);
  }

  #add(subject: string, predicate: string, object: string): void {
    this.quads.set(`${subject} ${predicate} ${object}`, { subject, predicate, object });
  }

  #blankNode(): string {
    return `_:b${this.#blankNodes++}`;
  }
}

/** A term of the types' scopes. Two scopes that mean different things by one word would depend on the order of types: not tabular. */
function termIn(name: string, scopes: readonly TermTable[]): Term | undefined {
  const [found, ...others] = scopes.map((scope) => scope.get(name)).filter((term) => term !== undefined);
  if (
    found !== undefined &&
    others.some((other) => other.iri !== found.iri || other.coercion !== found.coercion || other.list !== found.list)
  ) {
    throw new NotTabular(name);
  }
  return found;
}

function stringObject(value: string, term: Term): string {
  if (term.coercion === '@id') return iri(value);
  if (term.coercion !== '@vocab') return literal(value, term.coercion);
  const word = term.words?.get(value);
  if (word === undefined) throw new NotTabular('an unknown word');
  return `<${word.iri}>`;
}

/** JSON-LD 1.1 API, section 8.2.2: whole numbers without a fraction, others as the canonical form of a double. */
function numberObject(value: number, { coercion }: Term): string {
  if (coercion === '@id' || coercion === '@vocab') throw new NotTabular('a number where a name is meant');
  const fractional = !Number.isInteger(value) || Math.abs(value) >= 1e21 || coercion === `${xsd}double`;
  if (!fractional) return literal(value.toFixed(0), coercion ?? `${xsd}integer`);
  return literal(value.toExponential(15).replace(/(\d)0*e\+?/, '$1E'), coercion ?? `${xsd}double`);
}

function iri(value: unknown): string {
  if (typeof value !== 'string' || !absoluteIri.test(value)) throw new NotTabular('not an absolute IRI');
  return `<${value}>`;
}

const escapes: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are escaped in canonical N-Quads (RDFC-1.0, section 5)
const escaped = /[\u0000-\u001f\u007f"\\]/;

function literal(value: string, datatype: string | undefined): string {
  if (datatype === '@id' || datatype === '@vocab') throw new NotTabular('a literal where a name is meant');
  const text = escaped.test(value) ? value.replace(new RegExp(escaped, 'g'), escapeCharacter) : value;
  return datatype === undefined || datatype === `${xsd}string` ? `"${text}"` : `"${text}"^^<${datatype}>`;
}

function escapeCharacter(character: string): string {
  return escapes[character] ?? `\\u${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
