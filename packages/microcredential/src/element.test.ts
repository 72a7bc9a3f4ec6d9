import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { awardOfHarbourEcology } from '../fixtures/award.ts';
import { missingAnnex1 } from './annex.ts';
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

test('every member of a description is an element of the mask, and every element of the mask a member', () => {
  const members = membersOf(description);
  const described = elements.filter((element) => element.on === 'description').map((element) => element.key);
  expect(described.filter((key) => !members.includes(key))).toEqual([]);
  expect(
    members.filter((member) => !described.some((key) => member === key || member.startsWith(`${key}.`) || key.startsWith(`${member}.`))),
  ).toEqual([]);
});

/** Paths of the members the schema knows, two levels deep. */
function membersOf(schema: z.ZodObject, prefix = ''): string[] {
  return Object.entries(schema.shape).flatMap(([key, member]) => {
    const inner = (member as z.ZodOptional).unwrap() as z.ZodObject;
    const path = prefix + key;
    return prefix === '' && inner.shape ? [path, ...membersOf(inner, `${path}.`)] : [path];
  });
}

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
