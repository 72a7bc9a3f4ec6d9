import fc from 'fast-check';
import { expect, test } from 'vitest';
import { credentialFileName } from './credential-file-name.ts';

test.each([
  [1, 'Ayşe Gül Yıldırım', '001-Ayşe-Gül-Yıldırım'],
  [6, 'José María Núñez, Jr.', '006-José-María-Núñez-Jr'],
  [20, 'محمد الحسيني', '020-محمد-الحسيني'],
  [21, '李 小龍', '021-李-小龍'],
  [24, "O'Connor; Jr. Patrick", '024-O-Connor-Jr-Patrick'],
  [10_000, '../../etc/passwd', '10000-etc-passwd'],
  [3, '=HYPERLINK("x")', '003-HYPERLINK-x'],
  [4, '…', '004'],
])('row %i, %s is called %s', (row, name, file) => {
  expect(credentialFileName(row, name)).toBe(file);
});

test('a decomposed letter is composed, and a long name is cut between letters', () => {
  expect(credentialFileName(1, 'Zoe\u0308')).toBe('001-Zoë');
  const long = credentialFileName(1, '李'.repeat(60));
  expect(Buffer.byteLength(`${long}.ob3.json`)).toBeLessThanOrEqual(80);
  expect(long).toMatch(/^001-李+$/);
});

test('whatever the name, the file name is short, plain and begins with the row', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), fc.string({ unit: 'binary', maxLength: 200 }), (row, name) => {
      const file = `${credentialFileName(row, name)}.ob3.json`;
      expect(Buffer.byteLength(file)).toBeLessThanOrEqual(80);
      expect(file).toMatch(/^\d{3,5}(-[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*)?\.ob3\.json$/u);
      expect(file).toBe(file.normalize('NFC'));
    }),
  );
});
