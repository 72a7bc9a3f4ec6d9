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

  it('nor when it is opened with the other separator than it was written with', () => {
    for (const cell of ['Bo;=1+1', 'Bo,+1', 'Bo\t@SUM(A1)', 'Bo; "=1+1"', 'Bo;\uFF1D1+1', '\uFF0B1'])
      for (const separator of [',', ';'] as const)
        for (const line of csvOf([['Ada', cell]], separator)
          .slice(1)
          .split('\r\n'))
          for (const piece of line.split(/[,;\t]/)) expect(piece).not.toMatch(/^[" ]*[=+\-@\uFF1D\uFF0B]/);
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
