import { expect, test } from 'vitest';
import type { Asked } from './answer-read.ts';
import { readAnswer } from './read-answer.ts';

const answerTo = (asked: Asked, text: string) => readAnswer(asked, text).said.find(({ key }) => key === asked)?.value;
const asksFor = (asked: Asked, text: string) => readAnswer(asked, text).notes.map(({ code }) => code);

test.each([
  ['1.5', 1.5],
  ['1,5 ECTS', 1.5],
  ['5 ECTS', 5],
  ['5 ECTS points', 5],
  ['2 ECTS-Punkte', 2],
  ['50 hours / 2 ECTS', 2],
])('%s is so many credits [T4EU-49]', (text, count) => {
  expect(answerTo('workload.ects', text)).toBe(count);
  expect(asksFor('workload.ects', text)).toEqual([]);
});

test.each([
  'five',
  '1.500',
  '2-3 ECTS',
  'from 3 to 5',
  'at least 2 ECTS',
  'about 5 ECTS',
  '-3',
  '3 ECTS or 4 ECTS',
  '2026-05-01',
  '25 hours per ECTS',
  '',
])('"%s" is not taken for a number of credits', (text) => {
  expect(readAnswer('workload.ects', text).said).toEqual([]);
  expect(asksFor('workload.ects', text)).toEqual(text === '' ? [] : ['number']);
});

test('hours beside credits answer their own question, unless something else does', () => {
  expect(readAnswer('workload.ects', '50 hours / 2 ECTS').said).toContainEqual({ key: 'workload.hoursTotal', value: 50, weak: true });
});

test.each([
  ['max. 25 participants', 25],
  ['up to 30', 30],
  ['18 Teilnehmende', 18],
])('%s is the greatest number [T4EU-50]', (text, count) => {
  expect(answerTo('access.maxParticipants', text)).toBe(count);
});

test.each(['20-25', 'twenty', '0', '12.5', '2 groups of 15'])('%s participants is asked', (text) => {
  expect(asksFor('access.maxParticipants', text)).toEqual(['number']);
});

test.each([
  ['F2F', 'on-site'],
  ['face-to-face', 'on-site'],
  ['Präsenz', 'on-site'],
  ['hybrid', 'hybrid'],
  ['Off campus (online)', 'online'],
  ['☐ F2F ☒ online ☐ hybrid', 'online'],
  ['[ ] F2F [x] hybrid', 'hybrid'],
  ['F2F ☐ online ☒ hybrid ☐', 'online'],
])('%s is a form of participation [T4EU-57]', (text, word) => {
  expect(answerTo('delivery.mode', text)).toBe(word);
});

test('an option nobody knows, and several where one is asked for, are asked', () => {
  expect(asksFor('delivery.mode', 'by pigeon')).toEqual(['option']);
  expect(asksFor('delivery.mode', 'F2F/online/hybrid')).toEqual(['one-of-several']);
});

test.each([
  ['English, German', ['en', 'de']],
  ['Englisch und Deutsch', ['en', 'de']],
  ['français; Italiano', ['fr', 'it']],
  ['en', ['en']],
])('%s are languages by what they are called in English, German and themselves [T4EU-48]', (text, tags) => {
  expect(answerTo('languages', text)).toEqual(tags);
});

test.each([
  ['2027-05-03', '2027-05-03'],
  ['3 May 2027', '2027-05-03'],
  ['3. Mai 2027', '2027-05-03'],
  ['31.12.2026', '2026-12-31'],
  ['03/04/2027', undefined],
  ['30.02.2027', undefined],
  ['next spring', undefined],
])('the day %s is %s', (text, day) => {
  expect(answerTo('delivery.startDate', text)).toBe(day);
  expect(asksFor('delivery.startDate', text)).toEqual(day === undefined ? ['day'] : []);
});

test.each([
  ['yes', true],
  ['Nein', false],
  ['☐ yes ☒ no', false],
  ['maybe', undefined],
])('%s is yes, no or asked', (text, answer) => {
  expect(answerTo('assessment.graded', text)).toBe(answer);
});

test('ways to apply are told by their addresses; other words are how one is selected [T4EU-58]', () => {
  expect(answerTo('application.channels', 'Meta-Campus')).toEqual([{ type: 'virtual-campus' }]);
  expect(answerTo('application.channels', 'by e-mail: mc@riverton.example')).toEqual([{ type: 'email', url: 'mc@riverton.example' }]);
  expect(answerTo('application.channels', 'www.riverton.example/mc.')).toEqual([{ type: 'link', url: 'https://www.riverton.example/mc' }]);
  expect(readAnswer('application.channels', 'Ask your coordinator')).toEqual({
    said: [{ key: 'application.selection', value: { en: 'Ask your coordinator' }, weak: true }],
    notes: [{ code: 'elsewhere', place: 'application.selection', said: 'Ask your coordinator' }],
  });
});

test('people stand on lines, or behind one another where each is a whole name [T4EU-54] [T4EU-55]', () => {
  expect(answerTo('people.leaders', 'Mira Brandt and Lou Kim')).toEqual(['Mira Brandt', 'Lou Kim']);
  expect(answerTo('people.leaders', 'Brandt, Mira')).toEqual(['Brandt, Mira']);
  expect(answerTo('people.lecturers', '• Mira Brandt\n• Lou Kim')).toEqual(['Mira Brandt', 'Lou Kim']);
});

test('outcomes are sentences, with the code that stands before them', () => {
  expect(answerTo('outcomes', 'Learners are able to:\n1. LO1: Explain heat\n2. Design shade')).toEqual([
    { id: 'LO1', text: { en: 'Explain heat' } },
    { text: { en: 'Design shade' } },
  ]);
});
