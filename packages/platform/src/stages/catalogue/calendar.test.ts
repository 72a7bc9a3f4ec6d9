import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CalendarEntry, calendarOf, escapeText, foldLine } from './calendar.ts';

const entry: CalendarEntry = {
  uid: 'a@house.example',
  from: '2027-02-08',
  until: '2027-02-28',
  says: 'Heat, health; cities',
  place: 'Aula\nMühlenau',
  url: 'https://house.example/m/heat',
  stamp: new Date('2026-11-22T09:30:00Z'),
  sequence: 2,
};
const unfold = (text: string) => text.replaceAll('\r\n ', '');
const unescaped = (text: string) => text.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));

test('days stand without a time zone, and the end is the day after the last', () => {
  expect(calendarOf([entry])).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Laurel//Offerings//EN',
      'CALSCALE:GREGORIAN',
      'BEGIN:VEVENT',
      'UID:a@house.example',
      'DTSTAMP:20261122T093000Z',
      'SEQUENCE:2',
      'DTSTART;VALUE=DATE:20270208',
      'DTEND;VALUE=DATE:20270301',
      'SUMMARY:Heat\\, health\\; cities',
      'LOCATION:Aula\\nMühlenau',
      'URL:https://house.example/m/heat',
      'STATUS:CONFIRMED',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
  expect(calendarOf([{ ...entry, cancelled: true }])).toContain('\r\nSTATUS:CANCELLED\r\n');
});

test('no line is longer than 75 octets, no letter is cut, and unfolded it is what it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const line = escapeText(text);
      const folded = foldLine(line);
      for (const piece of folded.split('\r\n')) {
        expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(75);
        expect(piece).not.toMatch(/\p{Surrogate}/u);
      }
      expect(unfold(folded)).toBe(line);
    }),
  );
});

test('no text can begin a line of its own, and read back it says what it said', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const escaped = escapeText(text);
      expect(escaped).not.toMatch(/[\r\n\0]/);
      expect(unescaped(escaped)).toBe(text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/(?!\n)\p{Cc}|\p{Surrogate}/gu, ''));
    }),
  );
  expect(calendarOf([{ ...entry, says: 'x\r\nBEGIN:VALARM' }])).not.toMatch(/^BEGIN:VALARM/m);
});
