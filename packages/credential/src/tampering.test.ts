import { readFileSync } from 'node:fs';
import type { Award } from '@laurel/microcredential';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSigner, generateKey } from './keys/signer.ts';
import { secure } from './proofs/data-integrity.ts';
import { verify } from './verify.ts';
import { writeOpenBadge } from './vocabularies/open-badge.ts';

const award = JSON.parse(readFileSync(new URL('./vectors/joint-award.json', import.meta.url), 'utf8')) as Award;
const signer = createSigner(generateKey());
const badge = writeOpenBadge(award, {
  id: 'urn:uuid:3f0c1b8e-5d1f-4c7b-9d3b-0a3f5a1c2b4d',
  issuer: signer.controller,
  validFrom: '2026-10-30',
});
const secured = await secure(
  { ...badge, validUntil: '2036-10-30T00:00:00Z', evidence: [{ type: ['Evidence' as const], name: 'Noise map' }] },
  signer,
  { created: '2026-10-31T09:00:00Z' },
);
const world = { now: new Date('2026-11-20T12:00:00Z') };
const verdictOf = async (value: unknown) =>
  (await verify(new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)), world)).verdict;

type Path = readonly (string | number)[];
type Node = { readonly path: Path; readonly value: unknown };

function nodes(value: unknown, path: Path = []): Node[] {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, member]) => nodes(member, [...path, Array.isArray(value) ? Number(name) : name]))
      : [];
  return [{ path, value }, ...inner];
}

/** A copy in which the value at the path is another one; `undefined` removes it. */
function put(document: unknown, path: Path, change: (value: unknown) => unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return change(document);
  if (Array.isArray(document))
    return document.map((member, index) => (index === name ? put(member, rest, change) : member)).filter((member) => member !== undefined);
  return Object.fromEntries(
    Object.entries(document as object).map(([key, member]) => [key, key === name ? put(member, rest, change) : member]),
  );
}

/** Wrapping one value into a list, or taking it out, is the same statement in JSON-LD and not a change. */
function otherValues(value: unknown): unknown[] {
  if (typeof value === 'string')
    return [
      `${value} `,
      `${value}x`,
      value.slice(1),
      value.toUpperCase(),
      '',
      7,
      null,
      true,
      {},
      [],
      [value, 'x'],
      { '@value': value },
    ].filter((other) => other !== value);
  if (typeof value === 'number') return [value + 1, value + 0.5, -value, 0, String(value), null, [value, value + 1]];
  if (typeof value === 'boolean') return [!value, String(value), null, 0];
  if (Array.isArray(value)) return [[], null, 'x', {}];
  return [{}, null, 'x', []];
}

const all = nodes(secured).filter(({ path }) => path.length > 0);
const label = (path: Path) => path.join('.');

test('the credential is valid before it is tampered with', async () => {
  expect(await verdictOf(secured)).toBe('valid');
  expect(all.length).toBeGreaterThan(300);
});

test('any other value anywhere makes it invalid', async () => {
  for (const [place, { path, value }] of all.entries()) {
    // the first kind of change everywhere, the others in turn
    const [first, ...others] = otherValues(value);
    for (const other of [first, others[place % others.length]])
      expect(await verdictOf(put(secured, path, () => other)), `${label(path)} = ${JSON.stringify(other)}`).toBe('invalid');
  }
});

test('a member that is taken away makes it invalid', async () => {
  for (const { path } of all) expect(await verdictOf(put(secured, path, () => undefined)), label(path)).toBe('invalid');
});

test('a member that is renamed or added makes it invalid, whatever it is called', async () => {
  const objects = nodes(secured).filter(({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value));
  const added: Record<string, unknown>[] = [
    { honour: 'summa cum laude' },
    { '@context': 'https://example.org/x' },
    { '@context': [] },
    { '@id': 'urn:uuid:x' },
    { '@type': 'Profile' },
    { 'https://schema.org/name': 'x' },
    { 'schema:name': 'x' },
    { name: 'Another' },
    { description: 'Another' },
    { id: 'urn:uuid:1' },
    { narrative: 'Another' },
    { constructor: 'x' },
    { '@nest': {} },
    { '': 'x' },
  ];
  for (const [place, { path, value }] of objects.entries()) {
    for (const more of added.filter((_more, index) => index < 2 || index % 5 === place % 5)) {
      const [name = ''] = Object.keys(more);
      if (!Object.hasOwn(value as object, name))
        expect(await verdictOf(put(secured, path, (object) => ({ ...(object as object), ...more }))), `${label(path)} + ${name}`).toBe(
          'invalid',
        );
    }
    for (const name of Object.keys(value as object)) {
      const renamed = (object: unknown) =>
        Object.fromEntries(Object.entries(object as object).map(([key, member]) => [key === name ? `${key}s` : key, member]));
      expect(await verdictOf(put(secured, path, renamed)), `${label(path)}: ${name} renamed`).toBe('invalid');
    }
  }
});

test('a value that is moved to another place makes it invalid', async () => {
  const strings = all.filter(({ value }) => typeof value === 'string');
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...strings), fc.constantFrom(...strings), async (one, two) => {
      fc.pre(one.value !== two.value);
      const swapped = put(
        put(secured, one.path, () => two.value),
        two.path,
        () => one.value,
      );
      // two members of one unordered list may change places
      const siblings =
        label(one.path.slice(0, -1)) === label(two.path.slice(0, -1)) &&
        typeof one.path.at(-1) === 'number' &&
        one.path.at(-2) !== '@context';
      expect(await verdictOf(swapped)).toBe(siblings ? 'valid' : 'invalid');
    }),
    { numRuns: 250 },
  );
});

test('an entry of a list that is doubled in another wording makes it invalid', async () => {
  for (const { path, value } of all.filter(({ value }) => Array.isArray(value) && value.every((entry) => typeof entry === 'object'))) {
    const [first] = value as object[];
    const twisted = put(first, [Object.keys(first ?? {}).at(-1) ?? ''], (last) => (typeof last === 'string' ? `${last}x` : last));
    if (JSON.stringify(twisted) !== JSON.stringify(first))
      expect(await verdictOf(put(secured, path, (list) => [...(list as object[]), twisted])), label(path)).toBe('invalid');
  }
});

test('whitespace, 5.0 for 5, a byte order mark and the order of members and unordered lists change nothing', async () => {
  const text = JSON.stringify(secured);
  expect(await verdictOf(JSON.stringify(secured, null, '\t'))).toBe('valid');
  expect(await verdictOf(`\ufeff \r\n${text}\n`)).toBe('valid');
  expect(text).toContain('"creditsEarned":3,');
  for (const other of ['3.0', '30e-1', '0.3E+1'])
    expect(await verdictOf(text.replace('"creditsEarned":3,', `"creditsEarned":${other},`))).toBe('valid');
  expect(await verdictOf(text.replace('Zoë', 'Zo\\u00eb'))).toBe('valid');

  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), async (stream) => {
      const dice = stream[Symbol.iterator]();
      const shuffled = <T>(list: readonly T[]) =>
        list
          .map((entry) => ({ entry, at: dice.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ entry }) => entry);
      const turn = (value: unknown, name?: string): unknown => {
        if (Array.isArray(value)) return name === '@context' ? value : shuffled(value.map((entry) => turn(entry)));
        if (typeof value !== 'object' || value === null) return value;
        return Object.fromEntries(shuffled(Object.entries(value)).map(([key, member]) => [key, turn(member, key)]));
      };
      expect(await verdictOf(turn(secured))).toBe('valid');
    }),
    { numRuns: 25 },
  );
});

test('a word that stands twice in an unordered list changes nothing', async () => {
  for (const { path } of all.filter(({ path, value }) => path.at(-1) === 'type' && Array.isArray(value))) {
    expect(await verdictOf(put(secured, path, (types) => [...(types as string[]), ...(types as string[])])), label(path)).toBe('valid');
  }
});
