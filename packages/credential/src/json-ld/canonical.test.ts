import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Award } from '@laurel/microcredential';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeOpenBadge } from '../vocabularies/open-badge.ts';
import { canonicalQuads, generalQuads, NotCanonical } from './canonical.ts';
import { canonicalGraph } from './canonical-graph.ts';

const award = JSON.parse(readFileSync(new URL('../vectors/joint-award.json', import.meta.url), 'utf8')) as Award;
const id = 'urn:uuid:3f0c1b8e-5d1f-4c7b-9d3b-0a3f5a1c2b4d';
const badge = writeOpenBadge(award, { id, issuer: 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK', validFrom: '2026-10-30' });

const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1 }).filter((s) => !/\p{Surrogate}/u.test(s)),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const component = fc.record({
  title: text,
  institution: maybe(text),
  ects: maybe(fc.constantFrom(0.5, 1, 2.5)),
  assessmentMode: maybe(fc.constantFrom('portfolio', 'chess')),
  grade: maybe(text),
});
const drawn = fc.record({
  name: text,
  title: text,
  outcomes: fc.array(text, { maxLength: 6 }),
  ects: maybe(fc.constantFrom(0.5, 1, 1.5, 5, 12.25, 30)),
  components: fc.array(component, { maxLength: 4 }),
  grade: maybe(text),
  attendance: maybe(fc.integer({ min: 0, max: 100 })),
  url: maybe(fc.webUrl()),
});

test('the tables give the same bytes as the general JSON-LD libraries, for texts in every script', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async ({ name, title, outcomes, ects, components, grade, attendance, url }) => {
      const { description } = award;
      const other = {
        ...award,
        learner: { ...award.learner, name },
        description: { ...description, title, outcomes: outcomes.map((outcome) => ({ text: outcome })), workload: { ects } },
        components: components.map((one) => JSON.parse(JSON.stringify(one))),
        issuer: JSON.parse(JSON.stringify({ ...award.issuer, url })),
        grade,
        attendance,
      } as unknown as Award;
      const document = JSON.parse(JSON.stringify(writeOpenBadge(other, { id, issuer: 'did:web:uni.example', validFrom: '2026-10-30' })));
      expect(await canonicalQuads(document)).toBe(await generalQuads(document));
    }),
    { numRuns: 25 },
  );
});

test('what the tables do not cover goes to the general libraries: lists, numbers, endorsements', async () => {
  const subject = badge.credentialSubject;
  const achievement = {
    ...subject.achievement,
    resultDescription: [{ id: `${id}#x`, type: 'ResultDescription', name: 'x', resultType: 'Result', allowedValue: ['c', 'a', 'b', 'a'] }],
  };
  const endorsement = {
    '@context': badge['@context'],
    id: 'urn:uuid:1',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    issuer: 'did:web:kerry.example',
    validFrom: '2026-10-30T00:00:00Z',
    credentialSubject: { id, type: 'EndorsementSubject' },
    proof: {
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      verificationMethod: 'did:web:kerry.example#key-1',
      proofPurpose: 'assertionMethod',
      proofValue: 'z1',
    },
  };
  for (const document of [
    { ...badge, credentialSubject: { ...subject, achievement } },
    { ...badge, credentialSubject: { ...subject, creditsEarned: 0.5 } },
    { ...badge, credentialSubject: { ...subject, creditsEarned: 1e21 } },
    { ...badge, endorsement: [endorsement] },
    { ...badge, name: 'control \u0001\u007f\b\f "quoted" \\ \u2028' },
  ]) {
    expect(await canonicalQuads(document)).toBe(await generalQuads(document));
  }
});

test.each<[string, object]>([
  ['an unknown term', { ...badge, honour: 'summa' }],
  ['an unknown type', { ...badge, type: ['VerifiableCredential', 'Certificate'] }],
  ['a relative name', { ...badge, id: 'credential-1' }],
  ['a name with a space', { ...badge, id: 'urn:uuid:1 2' }],
  ['an unknown context', { ...badge, '@context': [...badge['@context'], 'https://example.org/context'] }],
  ['an inline context', { ...badge, '@context': [...badge['@context'], { honour: 'https://example.org/honour' }] }],
])('%s has no canonical form, since no signature would cover it', async (_what, document) => {
  await expect(canonicalQuads(document)).rejects.toThrow(NotCanonical);
});

test('a clique of blank nodes that look alike is given up quickly', async () => {
  const nodes = Array.from({ length: 9 }, () => ({ type: ['Profile'], name: 'x' }));
  const clique = { '@context': badge['@context'], type: ['Profile'], parentOrg: nodes.map((node) => ({ ...node, parentOrg: nodes })) };
  const begun = performance.now();
  await canonicalQuads(clique).catch((error) => expect(error).toBeInstanceOf(NotCanonical));
  expect(performance.now() - begun).toBeLessThan(2_500);
});

// the manifest has these hashed by SHA-384
const sha384 = new Set(['test075-in.nq']);
const shared = new URL('../../../../../shared/standards/rdf-canon/', import.meta.url);

describe.skipIf(!existsSync(shared))('the W3C test cases of RDFC-1.0 (needs ../shared)', () => {
  test('where blank nodes differ at first sight, the quick way gives the standard result', async () => {
    const { NQuads } = (await import('rdf-canonize')) as unknown as {
      NQuads: { parse(text: string): { subject: P; predicate: P; object: P & { datatype?: P; language?: string }; graph: P }[] };
    };
    type P = { termType: string; value: string };
    const folder = new URL('rdfc10/', shared);
    const inputs = readdirSync(existsSync(folder) ? folder : shared).filter((name) => /-in\.nq$/.test(name) && !sha384.has(name));
    let compared = 0;

    for (const name of inputs) {
      const base = existsSync(folder) ? folder : shared;
      const expected = new URL(name.replace('-in.nq', '-rdfc10.nq'), base);
      if (!existsSync(expected)) continue;
      const quads = NQuads.parse(readFileSync(new URL(name, base), 'utf8'));
      // literals are written by our own writer elsewhere; here only names and plain text, in the default graph
      const simple = quads.every(
        ({ graph, object }) => graph.termType === 'DefaultGraph' && (object.termType !== 'Literal' || /^[\w ]*$/.test(object.value)),
      );
      if (!simple) continue;
      const written = ({ termType, value }: P) =>
        termType === 'NamedNode' ? `<${value}>` : termType === 'BlankNode' ? `_:${value.replace(/^_:/, '')}` : `"${value}"`;
      const suffix = (object: { datatype?: P; language?: string }) => {
        if (object.language) return `@${object.language}`;
        return object.datatype === undefined || object.datatype.value.endsWith('#string') ? '' : `^^<${object.datatype.value}>`;
      };
      const result = canonicalGraph(
        quads.map(({ subject, predicate, object }) => ({
          subject: written(subject),
          predicate: written(predicate),
          object: written(object) + (object.termType === 'Literal' ? suffix(object) : ''),
        })),
      );
      if (result === undefined) continue;
      expect(result, name).toBe(readFileSync(expected, 'utf8'));
      compared++;
    }
    expect(compared).toBeGreaterThan(10);
  });
});
