import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvOf } from './class-csv.ts';

describe('a class as a table', () => {
  it('never holds what a spreadsheet would compute', () => {
    for (const cell of ['=1+1', '+49 30', '-2', '@SUM(A1)', '\tx', '\r=x', '=HYPERLINK("http://evil.example","x")']) {
      const [line] = csvOf([[cell]], ',')
        .slice(1)
        .split('\r\n');
      expect(line?.replace(/^"/, '').startsWith("'")).toBe(true);
    }
  });

  it('comes back as it was, with separators, quotes and line breaks in it', () => {
    const rows = [
      ['Name', 'Nummer'],
      ['Müller; "der" Ältere, Karl', '00471'],
      ['محمد\nالحسيني', ' 12 '],
    ];
    for (const separator of [',', ';'] as const) expect(parse(csvOf(rows, separator), { bom: true, delimiter: separator })).toEqual(rows);
  });

  it('says in its first bytes that it is UTF-8', () => {
    expect([...Buffer.from(csvOf([['Ł']], ',')).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });
});
