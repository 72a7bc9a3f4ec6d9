import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { awardOfHarbourEcology } from '../fixtures/award.ts';
import { missingAnnex1 } from './annex.ts';
import { sections } from './asked.ts';
import { description } from './description.ts';
import { elementOf, elements } from './element.ts';
import { valueAt } from './path.ts';

test('the mask holds the eleven mandatory elements of Annex I [UNIC-58]', () => {
  const mandatory = elements.filter((element) => element.annex1 === 'mandatory').map((element) => element.key);
  const nothing = {
    ...awardOfHarbourEcology,
    description: {},
    learner: { name: '' },
    issuer: { country: '' },
    awardingBodies: [],
    issuedOn: '',
  };
  expect(mandatory).toHaveLength(11);
  expect(missingAnnex1(nothing as never).sort()).toEqual(mandatory.sort());
});

test('every mandatory element goes into the European Learning Model and into Open Badges', () => {
  const lost = elements.filter((element) => element.annex1 === 'mandatory' && !(element.elm && element.ob3));
  expect(lost).toEqual([]);
});

test('each element has one key, one label key, and a name in English and German', () => {
  expect(new Set(elements.map((element) => element.key)).size).toBe(elements.length);
  for (const element of elements) {
    expect(element.labelKey).toBe(`element.${element.key}`);
    expect(element.label).toEqual({ en: expect.stringMatching(/\S/), de: expect.stringMatching(/\S/) });
  }
  expect(elementOf('title')?.label.de).toBe('Titel');
});

test('the shape of a description asks for each element as the mask answers it, and for nothing else', () => {
  expect(membersOf(description as unknown as z.ZodObject).sort()).toEqual(
    elements.flatMap(({ key, answer }) => (answer === undefined ? [] : [key])).sort(),
  );
  const { success } = description.safeParse({ fees: { categories: [{ amount: '250' }] } });
  expect([success, description.safeParse({ fees: { categories: [{ amount: 250, more: 'kept' }] } }).data]).toEqual([
    false,
    { fees: { categories: [{ amount: 250, more: 'kept' }] } },
  ]);
});

const keys = new Set<string>(elements.map((element) => element.key));

/** Paths of the members that the shape knows, as deep as elements go. */
function membersOf(shape: z.ZodObject, prefix = ''): string[] {
  return Object.entries(shape.shape).flatMap(([key, member]) => {
    const path = prefix + key;
    const inner = (member as z.ZodOptional).unwrap() as z.ZodObject;
    return keys.has(path) && elementOf(path)?.answer !== undefined ? [path] : membersOf(inner, `${path}.`);
  });
}

test('whoever fills the mask in is asked for everything in some section, in the order of the sections', () => {
  const asked = elements.flatMap(({ section }) => section ?? []);
  expect([...new Set(asked)]).toEqual([...sections]);
  expect([...asked].sort((a, b) => sections.indexOf(a) - sections.indexOf(b))).toEqual(asked);
});

const ooapi = new URL('../../../../shared/standards/ooapi/ooapi-v6.json', import.meta.url);
test.skipIf(!existsSync(ooapi))('the terms of the Open Education API are those of version 6 (needs ../shared)', () => {
  const schemas = valueAt(JSON.parse(readFileSync(ooapi, 'utf8')), 'components.schemas') as Record<string, { properties?: object }>;
  const unknown = elements
    .flatMap(({ ooapi: term }) => (term === undefined ? [] : [term]))
    .filter((term) => {
      const [schema = '', property] = term.split('.');
      const properties = { ...schemas[schema]?.properties, ...schemas[`${schema}Properties`]?.properties };
      return !(schema in schemas) || (property !== undefined && !(property in properties));
    });
  expect(unknown).toEqual([]);
});
