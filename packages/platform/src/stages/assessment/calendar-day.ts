import type { SheetCell } from '../../base/office-files/sheet.ts';

export type DayRead =
  | { readonly day: string; readonly from?: 'serial' }
  | { readonly problem: 'no-such-day' | 'day-ambiguous' | 'day-unreadable' | 'day-short-year' };

const dayLength = 86_400_000;
/** 1 January 1990 and 31 December 2099 as day numbers of a spreadsheet: outside, a number is no date of a class. */
const serials = { first: 32_874, last: 73_050 };

/**
 * The calendar day in a cell: ISO 8601, `20.11.2026`, a spreadsheet's day number, or slashes where only one reading is possible.
 * @example
 * readDay({ text: '20.11.2026' }) // { day: '2026-11-20' }
 * readDay({ text: '05/06/2026' }) // { problem: 'day-ambiguous' }
 */
export function readDay(cell: SheetCell, epoch: 1900 | 1904 = 1900): DayRead {
  const text = cell.text.trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.]{1,15}(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(text);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const dotted = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?:,? [\d:]{1,8})?$/.exec(text);
  if (dotted) return dayOf(dotted[3], dotted[2], dotted[1]);
  const slashed = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?:,? [\d:]{1,8})?$/.exec(text);
  if (slashed) return readSlashed(slashed[1] ?? '', slashed[3] ?? '', slashed[4] ?? '');
  if (/^\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2}$/.test(text)) return { problem: 'day-short-year' };
  if (/^\d{5}(?:[.,]\d{1,12})?$/.test(text)) return readSerial(Number(text.replace(',', '.')), epoch);
  return { problem: 'day-unreadable' };
}

/** `05/06/2026` is a day in May to some and in June to others; `20/11/2026` is the same to all. */
function readSlashed(first: string, second: string, year: string): DayRead {
  const [a, b] = [dayOf(year, second, first), dayOf(year, first, second)];
  if ('problem' in a) return 'problem' in b ? { problem: 'no-such-day' } : b;
  if ('problem' in b || a.day === b.day) return a;
  return { problem: 'day-ambiguous' };
}

function readSerial(serial: number, epoch: 1900 | 1904): DayRead {
  if (serial < serials.first || serial > serials.last) return { problem: 'day-unreadable' };
  // Day 1 is 1 January 1900, but the calendar counts a 29 February 1900 that never was: for later days, day 0 is 30 December 1899.
  const zero = epoch === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return { day: new Date(zero + Math.floor(serial) * dayLength).toISOString().slice(0, 10), from: 'serial' };
}

function dayOf(year = '', month = '', day = ''): DayRead {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDay(written) ? { day: written } : { problem: 'no-such-day' };
}

/** Whether `2026-11-20` is written so and is in the calendar: 31 February is not. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
