import { expect, test } from 'vitest';
import { institutionMeantBy, type Known } from './awarding-body.ts';

const known = (id: string, name: string, website: string): Known => ({
  id,
  name,
  country: 'DE',
  website,
  did: `did:web:house.example:institutions:${id}`,
});
const first = known('6a2f41de-20d5-4c38-a26e-2a3bb2b5d001', 'Universität Mühlenau', 'https://www.muehlenau.example/de');
const second = known('6a2f41de-20d5-4c38-a26e-2a3bb2b5d002', 'Universidad de Peñaclara', 'https://penaclara.example');
const both = [first, second];

test.each([
  ['its id', { id: first.id }],
  ['its id under another name', { id: 'muehlenau', uuid: first.id }],
  ['its DID', { id: 'muehlenau', did: first.did }],
  ['its name, written in another way', { id: 'x', name: ' universität  MÜHLENAU ' }],
  ['its name in decomposed letters', { id: 'x', name: 'Universität Mühlenau'.normalize('NFD') }],
  ['the host of its website', { id: 'x', name: 'Muehlenau University', url: 'http://muehlenau.example/about' }],
])('an institution is told by %s', (_how, body) => {
  expect(institutionMeantBy(body, both)).toBe(first.id);
});

test('where none fits or more than one does, somebody has to say it', () => {
  expect(institutionMeantBy({ id: 'x', name: 'Elsewhere' }, both)).toBeUndefined();
  expect(institutionMeantBy({ id: '' }, both)).toBeUndefined();
  expect(institutionMeantBy({ id: 'x', url: 'not an address' }, both)).toBeUndefined();
  expect(institutionMeantBy({ id: 'x', url: 'https://penaclara.example' }, [second, { ...second, id: first.id }])).toBeUndefined();
});
