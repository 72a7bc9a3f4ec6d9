import { expect, test } from 'vitest';
import { findingsOn, kept, reading, rulesBrokenBy, wordsOf } from '../fixtures/harbour-ecology-with.ts';
import { elementOf, UnreadableDocument } from './index.ts';

// What MICROBOL's working definition and its characteristics ask of a description.
const microbol = 'microbol';

test('the purpose is any of five, and its lack is noted [MICROBOL-3]', () => {
  expect(wordsOf('purposes')).toEqual(['upskilling', 'reskilling', 'entry-route', 'interdisciplinary', 'other']);
  expect(elementOf('purpose')?.answer).toEqual({ kind: 'choices', codes: 'purposes' });
  expect(findingsOn({ purpose: [] }, microbol)).toMatchObject([{ rule: 'MBL-12', severity: 'info' }]);
});

test('a need and the knowledge, skills or competences that answer it are required [MICROBOL-9]', () => {
  expect(findingsOn({ 'need.types': [] }, microbol)).toMatchObject([{ rule: 'MBL-08', severity: 'error' }]);
  for (const outcomes of [undefined, [], [{ type: 'skill' }], [{ type: 'skill', text: { en: ' ' } }]])
    expect(findingsOn({ outcomes }, microbol)).toMatchObject([{ rule: 'MBL-01', severity: 'error' }]);
  for (const type of ['knowledge', 'skill', 'competence'])
    expect(rulesBrokenBy({ outcomes: [{ type, text: 'Plans a survey.' }] }, microbol)).toEqual([]);
});

test('outcomes stand at a QF-EHEA cycle or a national level: without any level it fails [MICROBOL-10]', () => {
  expect(findingsOn({ level: {} }, microbol)).toMatchObject([{ rule: 'MBL-02', severity: 'error' }]);
  expect(rulesBrokenBy({ level: { qfEhea: 'second' } }, microbol)).toEqual([]);
  expect(rulesBrokenBy({ level: { nqf: { framework: 'FiNQF', level: '7' } } }, microbol)).toEqual([]);
  expect(findingsOn({ level: { eqf: 7 } }, microbol)).toMatchObject([{ rule: 'MBL-03', severity: 'warn' }]);
});

test('nothing is without credits: hours alone are not enough [MICROBOL-11]', () => {
  for (const ects of [undefined, 0])
    expect(findingsOn({ 'workload.ects': ects, 'workload.hoursTotal': 108 }, microbol)).toMatchObject([
      { rule: 'MBL-04', severity: 'error' },
    ]);
  expect(rulesBrokenBy({ 'workload.ects': 0.5, 'workload.hoursTotal': undefined }, microbol)).toEqual([]);
});

test('it may belong to several fields of study [MICROBOL-22]', () => {
  expect(elementOf('fields')?.answer).toEqual({ kind: 'choices', codes: 'isced-fields' });
  expect(kept('fields', ['0511', '0732'])).toEqual(['0511', '0732']);
  expect(reading('fields', '0511')).toThrow(UnreadableDocument);
});
