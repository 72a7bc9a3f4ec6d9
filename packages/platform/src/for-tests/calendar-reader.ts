/** One line of a calendar: its property with parameters, and the value as it was meant. */
export type CalendarLine = { readonly property: string; readonly value: string };

/**
 * Reads a calendar as a program does that takes it in (RFC 5545 §3.1 and §3.3.11).
 * @throws where a line is longer than 75 octets, or ends in another way than CRLF
 */
export function readCalendar(file: string): readonly CalendarLine[] {
  const lines = file.split('\r\n');
  if (lines.pop() !== '' || lines.some((line) => /[\r\n]/.test(line))) throw new Error('A line ends in another way than CRLF');
  const long = lines.find((line) => Buffer.byteLength(line) > 75);
  if (long !== undefined) throw new Error(`Longer than 75 octets: ${long}`);
  return lines
    .join('\r\n')
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .map((line) => {
      const colon = line.indexOf(':');
      const value = line.slice(colon + 1).replace(/\\(.)/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));
      return { property: line.slice(0, colon), value };
    });
}
