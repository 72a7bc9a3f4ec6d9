import { expect, test } from 'vitest';
import { findingsOn, kept, reading, rulesBrokenBy, wordsOf } from '../fixtures/harbour-ecology-with.ts';
import { codeLists, elementOf, UnreadableDocument } from './index.ts';

// What the alliance's offer sheet asks of a description: its definition, its closed questions and its open ones.
const sheet = 'alliance-offer-sheet';

test('the kind of activity is one of six, and whoever says another says which [OFFER-2]', () => {
  expect(elementOf('activityType')?.answer).toEqual({ kind: 'choice', codes: 'activity-types' });
  expect(wordsOf('activity-types')).toEqual(['course', 'training', 'module', 'challenge', 'summer-school', 'other']);
  expect(codeLists['activity-types'].find('other')?.comment).toBe('required');
  expect(kept('activityComment', { en: 'A walk through the port' })).toEqual({ en: 'A walk through the port' });
});

test('each learning outcome is knowledge, a skill or a competence [OFFER-3]', () => {
  expect(wordsOf('outcome-types')).toEqual(['knowledge', 'skill', 'competence']);
  const outcomes = [{ text: 'Names species.', type: 'knowledge' }];
  expect(kept('outcomes', outcomes)).toEqual(outcomes);
  expect(reading('outcomes', [{ type: 1 }])).toThrow(UnreadableDocument);
});

test('a need of one of four kinds is asked for, and the reason for it has a place in words [OFFER-5]', () => {
  expect(wordsOf('need-types')).toEqual(['societal', 'personal', 'cultural', 'labour-market']);
  for (const types of [undefined, [], ['fashion']]) expect(rulesBrokenBy({ 'need.types': types }, 'eu-council-2022')).toEqual(['EUC-12']);
  expect(rulesBrokenBy({ 'need.types': ['personal', 'cultural'] }, 'eu-council-2022')).toEqual([]);
  const rationale = { en: 'Two port authorities asked for it.', fi: 'Kaksi satamaa pyysi sitä.' };
  expect(kept('need.rationale', rationale)).toEqual(rationale);
  expect(reading('need.rationale', 7)).toThrow(UnreadableDocument);
});

test('workload is said in ECTS credits, as a number [OFFER-7]', () => {
  expect(kept('workload.ects', 4.5)).toBe(4.5);
  expect(reading('workload.ects', '4.5')).toThrow(UnreadableDocument);
  for (const ects of [undefined, 0, -1]) expect(rulesBrokenBy({ 'workload.ects': ects }, 'microbol')).toEqual(['MBL-04']);
});

test('methods of assessment and criteria are asked for apart [OFFER-8]', () => {
  expect(rulesBrokenBy({ 'assessment.methods': [] }, sheet)).toEqual(['OFS-16']);
  expect(rulesBrokenBy({ 'assessment.methods': [] }, 'microbol')).toEqual(['MBL-05']);
  for (const criteria of [undefined, '', { en: ' ' }])
    expect(rulesBrokenBy({ 'assessment.criteria': criteria }, 'microbol')).toEqual(['MBL-06']);
});

test('the place is on campus, off campus (online) or blended, and has to be said [OFFER-14]', () => {
  expect(elementOf('delivery.place')?.answer).toEqual({ kind: 'choices', codes: 'places' });
  expect(wordsOf('places')).toEqual(['on-campus', 'off-campus-online', 'blended']);
  for (const place of [undefined, [], ['at-sea'], ['on-campus', 'at-sea']])
    expect(rulesBrokenBy({ 'delivery.place': place }, sheet, { phase: 'design' })).toEqual(['OFS-01']);
  expect(reading('delivery.place', 'on-campus')).toThrow(UnreadableDocument);
});

test.each([
  ['on-campus'],
  ['off-campus-online'],
  ['blended'],
  ['on-campus', 'off-campus-online'],
  ['on-campus', 'off-campus-online', 'blended'],
])('any of the places will do, and several for different editions [OFFER-15]: %s', (...place) => {
  expect(rulesBrokenBy({ 'delivery.place': place }, sheet)).toEqual([]);
});

test('the pace is self-paced or time-bound, synchronous or not, and has to be said [OFFER-16]', () => {
  expect(wordsOf('paces')).toEqual(['self-paced', 'time-bound-synchronous', 'time-bound-asynchronous']);
  for (const pace of [undefined, [], ['time-bound'], ['self-paced', 'slow']])
    expect(rulesBrokenBy({ 'delivery.pace': pace }, sheet, { phase: 'design' })).toContain('OFS-02');
  for (const pace of [['time-bound-synchronous'], ['time-bound-asynchronous'], ['time-bound-synchronous', 'time-bound-asynchronous']])
    expect(rulesBrokenBy({ 'delivery.pace': pace }, sheet)).toEqual([]);
});

test('self-paced fits what is taken online; elsewhere a fixed time is expected [OFFER-17]', () => {
  const selfPaced = (place: string[]) => findingsOn({ 'delivery.place': place, 'delivery.pace': ['self-paced'] }, sheet);
  expect(selfPaced(['off-campus-online'])).toEqual([]);
  for (const place of ['on-campus', 'blended'])
    expect(selfPaced([place])).toMatchObject([{ rule: 'OFS-03', severity: 'warn', path: 'description.delivery.pace' }]);
});

test('access is open, restricted or for a limited number, and has to be said [OFFER-19]', () => {
  expect(wordsOf('access-types')).toEqual(['open', 'restricted', 'limited']);
  for (const type of [undefined, '', 'closed']) expect(rulesBrokenBy({ 'access.type': type }, sheet)).toContain('OFS-04');
  for (const type of ['open', 'restricted', 'limited']) expect(rulesBrokenBy({ 'access.type': type }, sheet)).not.toContain('OFS-04');
});

test('a limited number is a whole number of one or more [OFFER-20]', () => {
  for (const most of [undefined, 0, -3, 7.5])
    expect(rulesBrokenBy({ 'access.type': 'limited', 'access.maxParticipants': most }, sheet, { phase: 'design' })).toEqual(['OFS-05']);
  for (const most of [1, 300]) expect(rulesBrokenBy({ 'access.type': 'limited', 'access.maxParticipants': most }, sheet)).toEqual([]);
  expect(rulesBrokenBy({ 'access.type': 'open', 'access.maxParticipants': undefined }, sheet)).toEqual([]);
});

test('funding is any of five, several at once, and has to be said [OFFER-23]', () => {
  expect(elementOf('funding.types')?.answer).toEqual({ kind: 'choices', codes: 'funding-types' });
  expect(wordsOf('funding-types')).toEqual(['self-funded', 'grant-government', 'alliance-project', 'free-university', 'other']);
  for (const types of [undefined, [], ['lottery']])
    expect(rulesBrokenBy({ 'funding.types': types }, sheet, { phase: 'design' })).toEqual(['OFS-07']);
  expect(rulesBrokenBy({ 'funding.types': ['self-funded', 'grant-government', 'alliance-project', 'free-university'] }, sheet)).toEqual([]);
});

test('whoever says "other" funding says which [OFFER-24]', () => {
  expect(codeLists['funding-types'].find('other')?.comment).toBe('required');
  const other = (comment: unknown) => rulesBrokenBy({ 'funding.types': ['other'], 'funding.otherComment': comment }, sheet);
  for (const comment of [undefined, '', ' ', { en: '' }]) expect(other(comment)).toEqual(['OFS-08']);
  expect(other({ en: 'A foundation of the port' })).toEqual([]);
});

test('it is a compulsory or an elective part of the curriculum, extracurricular or both, and has to say so [OFFER-27]', () => {
  expect(wordsOf('curriculum-inclusions')).toEqual(['compulsory', 'elective', 'extracurricular', 'both']);
  for (const inclusion of [undefined, 'somehow']) expect(rulesBrokenBy({ 'curriculum.inclusion': inclusion }, sheet)).toContain('OFS-09');
  for (const inclusion of ['compulsory', 'elective', 'extracurricular', 'both'])
    expect(rulesBrokenBy({ 'curriculum.inclusion': inclusion }, sheet)).not.toContain('OFS-09');
});

test('volume is said in credits and as a length, in semesters or in weeks [OFFER-30]', () => {
  expect([kept('workload.ects', 3), kept('workload.semesters', 1), kept('workload.weeks', 6)]).toEqual([3, 1, 6]);
  for (const length of ['workload.semesters', 'workload.weeks']) expect(reading(length, 'six')).toThrow(UnreadableDocument);
});

test('credits lie between 3 and 15, or from the least that a university has set; others are reported [OFFER-31]', () => {
  const broken = (ects: number, params?: { minEcts: number }) =>
    findingsOn({ 'workload.ects': ects }, sheet, { phase: 'design', ...(params && { params }) });
  for (const ects of [3, 4.5, 15]) expect(broken(ects)).toEqual([]);
  for (const ects of [2.5, 15.5, 30]) expect(broken(ects)).toMatchObject([{ rule: 'OFS-11', path: 'description.workload.ects' }]);
  expect(broken(4, { minEcts: 5 })).toMatchObject([{ rule: 'OFS-11', message: expect.stringContaining('5') }]);
  expect(broken(5, { minEcts: 5 })).toEqual([]);
});

test.each([
  ['sustainability', 'OFS-18'],
  ['support.teachers', 'OFS-20'],
])('the open question is answered in words, and its lack is pointed out [OFFER-43, OFFER-47]: %s', (path, rule) => {
  const words = { en: 'The board pays until 2030.', fi: 'Hallitus maksaa vuoteen 2030.' };
  expect(kept(path, words)).toEqual(words);
  expect(findingsOn({ [path]: undefined }, sheet)).toMatchObject([{ rule, severity: 'warn' }]);
});

test('the equipment of teachers and that of learners are two questions [OFFER-50]', () => {
  expect(rulesBrokenBy({ 'infrastructure.teachers': undefined }, sheet)).toEqual(['OFS-21']);
  expect(rulesBrokenBy({ 'infrastructure.learners': undefined }, sheet)).toEqual(['OFS-22']);
});
