import { hash } from 'node:crypto';
import type { Quad } from './closed-graph.ts';

const isBlank = (name: string) => name.startsWith('_:');

/**
 * The canonical N-Quads of a graph in which every blank node differs from every other in what is said about it directly
 * (RDFC-1.0, sections 4.4 and 4.6: hashing of first degree quads). That is so in every credential written here.
 * @returns `undefined` when two nodes look alike: then the full algorithm is needed
 */
export function canonicalGraph(quads: readonly Quad[]): string | undefined {
  const mentions = new Map<string, Quad[]>();
  for (const quad of quads) {
    if (isBlank(quad.subject)) mention(mentions, quad.subject, quad);
    if (isBlank(quad.object) && quad.object !== quad.subject) mention(mentions, quad.object, quad);
  }
  const byHash = new Map<string, string>();
  for (const [node, said] of mentions) byHash.set(firstDegreeHash(node, said), node);
  if (byHash.size < mentions.size) return undefined;
  const names = new Map([...byHash.keys()].sort().map((key, place) => [byHash.get(key) as string, `_:c14n${place}`]));
  const named = (name: string) => names.get(name) ?? name;
  // sorted by UTF-16 units, as rdf-canonize does; where RDFC-1.0's code point order differs, `pitfalls` keeps the credential from being issued
  return quads
    .map(({ subject, predicate, object }) => `${named(subject)} ${predicate} ${named(object)} .\n`)
    .sort()
    .join('');
}

function mention(mentions: Map<string, Quad[]>, node: string, quad: Quad): void {
  const said = mentions.get(node);
  if (said === undefined) mentions.set(node, [quad]);
  else said.push(quad);
}

function firstDegreeHash(node: string, quads: readonly Quad[]): string {
  const seen = (name: string) => (name === node ? '_:a' : isBlank(name) ? '_:z' : name);
  const lines = quads.map(({ subject, predicate, object }) => `${seen(subject)} ${predicate} ${seen(object)} .\n`);
  return hash('sha256', lines.sort().join(''));
}

/** The quads as N-Quads, in no particular order. */
export function plainQuads(quads: readonly Quad[]): string {
  return quads.map(({ subject, predicate, object }) => `${subject} ${predicate} ${object} .\n`).join('');
}
