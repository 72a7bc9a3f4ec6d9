/** One day or several of a calendar, both included; written as RFC 5545 has them. */
export type CalendarEntry = {
  readonly uid: string;
  /** calendar days, `2027-02-08` */
  readonly from: string;
  readonly until: string;
  readonly says: string;
  readonly place?: string | undefined;
  readonly url: string;
  readonly stamp: Date;
  readonly sequence: number;
  readonly cancelled?: boolean;
};

/** RFC 5545 §3.3.11: backslash, semicolon, comma and line breaks have a meaning of their own; other controls may not stand there at all. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/(?!\n)\p{Cc}|\p{Surrogate}/gu, '')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');
}

const LINE = 75;

/** RFC 5545 §3.1: no line is longer than 75 octets; it goes on behind a blank, and no letter is cut in two. */
export function foldLine(line: string): string {
  const pieces: string[] = [];
  let [piece, size] = ['', 0];
  for (const letter of line) {
    const octets = Buffer.byteLength(letter);
    // The blank before what goes on counts too.
    if (size + octets > LINE - (pieces.length === 0 ? 0 : 1)) {
      pieces.push(piece);
      [piece, size] = ['', 0];
    }
    piece += letter;
    size += octets;
  }
  return [...pieces, piece].join('\r\n ');
}

const compact = (day: string) => day.replaceAll('-', '');
const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
const stampOf = (moment: Date) => `${moment.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;

/** A calendar that any program takes in. Days have no time zone; the end is the day after the last (§3.6.1). */
export function calendarOf(entries: readonly CalendarEntry[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Laurel//Offerings//EN',
    'CALSCALE:GREGORIAN',
    ...entries.flatMap((entry) => [
      'BEGIN:VEVENT',
      `UID:${escapeText(entry.uid)}`,
      `DTSTAMP:${stampOf(entry.stamp)}`,
      `SEQUENCE:${entry.sequence}`,
      `DTSTART;VALUE=DATE:${compact(entry.from)}`,
      `DTEND;VALUE=DATE:${compact(dayAfter(entry.until))}`,
      `SUMMARY:${escapeText(entry.says)}`,
      ...(entry.place === undefined ? [] : [`LOCATION:${escapeText(entry.place)}`]),
      `URL:${entry.url}`,
      `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}
