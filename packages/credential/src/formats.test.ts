import { expect, test } from 'vitest';
import { recognise } from './formats.ts';

test.each<[string, string | number[], string]>([
  ['a credential', ' \n{"@context":[]}', 'json'],
  ['JSON with a byte order mark', [0xef, 0xbb, 0xbf, 0x7b], 'json'],
  ['nothing at all', '', 'json'],
  ['a PDF', '%PDF-1.7', 'pdf'],
  ['a PDF after some junk', 'junk\n%PDF-1.4', 'pdf'],
  ['a spreadsheet', [0x50, 0x4b, 3, 4], 'zip'],
  ['a gzip', [0x1f, 0x8b, 8], 'gzip'],
  ['a picture', [0xff, 0xd8, 0xff, 0xe0], 'jpeg'],
  ['a page', '<html>', 'xml'],
  ['a token', 'eyJhbGciOiJFZERTQSJ9.e30.x', 'token'],
  ['a letter', 'To whom it may concern', 'text'],
  ['something', [0, 1, 2, 3], 'binary'],
])('%s is recognised', (_what, input, expected) => {
  const found = recognise(typeof input === 'string' ? new TextEncoder().encode(input) : Uint8Array.from(input));
  expect(found.kind === 'other' ? found.seen : found.kind).toBe(expected);
});
