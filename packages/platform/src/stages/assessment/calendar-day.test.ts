import { expect, test } from 'vitest';
import { isCalendarDay, readDay } from './calendar-day.ts';

test.each([
  ['2026-11-20', '2026-11-20'],
  ['2026-11-20T09:30:00', '2026-11-20'],
  ['20.11.2026', '2026-11-20'],
  ['1.2.2026', '2026-02-01'],
  ['20/11/2026', '2026-11-20'],
  ['11/20/2026', '2026-11-20'],
  ['05/05/2026', '2026-05-05'],
  ['29.02.2024', '2024-02-29'],
  ['46346', '2026-11-20'],
])('%s is %s', (text, day) => {
  expect(readDay({ text })).toMatchObject({ day });
});

test.each([
  ['31.02.2026', 'no-such-day'],
  ['29.02.2026', 'no-such-day'],
  ['32/13/2026', 'no-such-day'],
  ['05/06/2026', 'day-ambiguous'],
  ['05-06-2026', 'day-ambiguous'],
  ['20.11.26', 'day-short-year'],
  ['tomorrow', 'day-unreadable'],
  ['12345', 'day-unreadable'],
  ['2026', 'day-unreadable'],
])('%s is none: %s', (text, problem) => {
  expect(readDay({ text })).toEqual({ problem });
});

test('a workbook that counts from 1904 is four years and a day behind', () => {
  expect(readDay({ text: '44884' }, 1904)).toEqual({ day: '2026-11-20', from: 'serial' });
});

test('31 February is not in the calendar', () => {
  expect([isCalendarDay('2026-02-28'), isCalendarDay('2026-02-31'), isCalendarDay('20.11.2026')]).toEqual([true, false, false]);
});
