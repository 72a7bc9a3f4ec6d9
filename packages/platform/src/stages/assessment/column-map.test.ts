import { expect, test } from 'vitest';
import { readColumnMap, UnreadableColumnMap } from './column-map.ts';

const components = [{ id: 'C1', titles: ['Concepts', 'Begriffe'] }];

test('pairs name a field by key, heading or component, and a heading may hold a comma in quotes', () => {
  const map = readColumnMap(
    'studentNumber=Numéro, "Family name=Nom, de famille",C1=Note du cours 1,Begriffe=Cours,pass=admis|admise',
    components,
  );
  expect([...map.columns]).toEqual([
    ['studentNumber', 'Numéro'],
    ['familyName', 'Nom, de famille'],
    ['C1', 'Cours'],
  ]);
  expect(map.words).toEqual({ pass: ['admis', 'admise'], fail: [] });
});

test('JSON says the same, flat or under "columns"', () => {
  const flat = readColumnMap('{"studentNumber":"Numéro","pass":["admis"],"fail":"ajourné"}');
  expect(flat).toEqual(readColumnMap('{"columns":{"studentNumber":"Numéro"},"pass":"admis","fail":["ajourné"]}'));
  expect(flat.words.fail).toEqual(['ajourné']);
});

test.each(['studentNumber', '=x', 'nobody=Numéro', '{"studentNumber": 7}', '{', '"open'])('%s is one sentence', (text) => {
  expect(() => readColumnMap(text)).toThrow(UnreadableColumnMap);
});
