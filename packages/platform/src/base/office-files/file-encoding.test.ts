import { expect, test } from 'vitest';
import { decodeText, isCodedTwice, mayReadWrong } from './file-encoding.ts';

const utf16 = (text: string, big: boolean) => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

test.each([
  ['UTF-8', Buffer.from('Żółć,Ayşe')],
  ['UTF-8 with a mark', Buffer.from('\uFEFFŻółć,Ayşe')],
  ['UTF-16 little endian with a mark', utf16('\uFEFFŻółć,Ayşe', false)],
  ['UTF-16 big endian with a mark', utf16('\uFEFFŻółć,Ayşe', true)],
])('%s is read without a word', (_name, bytes) => {
  expect(decodeText(bytes)).toEqual({ text: 'Żółć,Ayşe' });
});

test('UTF-16 without a mark is known by its zeros', () => {
  expect(decodeText(utf16('Student number,Name', false))?.text).toBe('Student number,Name');
  expect(decodeText(utf16('Student number,Name', true))?.text).toBe('Student number,Name');
  expect(decodeText(Uint8Array.of(1, 0, 0, 0, 7, 9, 0, 0))).toBeUndefined();
});

test('what is not UTF-8 is read as Windows-1252, and said to be a guess', () => {
  expect(decodeText(Buffer.from('Müller', 'latin1'))).toEqual({ text: 'Müller', guessed: true });
  expect(decodeText(Uint8Array.of(0x44, 0x92, 0x80, 0xfc))?.text).toBe('D’€ü');
});

test('of a guess, only names that another Windows would write with other letters are doubted', () => {
  expect(['Müller', 'José', 'Groß', 'Smith'].filter(mayReadWrong)).toEqual([]);
  // ł, ş and ğ of Polish and Turkish Windows, read as Western
  expect(['Pawe³', 'Ayþe', 'Daðcý'].filter(mayReadWrong)).toHaveLength(3);
});

test('a name coded twice is seen', () => {
  expect(['MÃ¼ller', 'Å»Ã³Å‚Ä‡'].every(isCodedTwice)).toBe(true);
  expect(['Müller', 'Żółć', 'Ångström', 'Ayşe', '李'].some(isCodedTwice)).toBe(false);
});
