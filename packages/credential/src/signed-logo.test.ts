import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pngOf, smallJpeg } from './picture-for-tests.ts';
import { largestSignedLogo, logoUri, readLogoToSign, readLogoUri } from './signed-logo.ts';

const palette = Buffer.from([0, 0, 0, 255, 255, 255, 122, 31, 61]);

test.each([
  ['grey', pngOf(96, { colour: 0 })],
  ['black and white', pngOf(0, { colour: 0, bits: 1 })],
  ['colours', pngOf(96)],
  ['colours of sixteen bits', pngOf(96, { bits: 16 })],
  ['colours with an alpha channel', pngOf(96, { colour: 6 })],
  ['grey with an alpha channel', pngOf(96, { colour: 4 })],
  ['a palette', pngOf(1, { colour: 3, palette })],
  ['a palette with transparency', pngOf(1, { colour: 3, palette, alpha: Buffer.of(0, 255) })],
  ['a small palette with transparency', pngOf(0x11, { colour: 3, bits: 4, palette, alpha: Buffer.of(0) })],
  ['colours of which one is transparent', pngOf(96, { alpha: Buffer.from([0, 96, 0, 96, 0, 96]) })],
])('a PNG of %s can be signed, and is read back from its address', (_, png) => {
  const logo = readLogoToSign(png);
  expect(logo).toMatchObject({ type: 'png', width: 150, height: 100 });
  expect(readLogoUri(logoUri({ type: 'png', bytes: png }))).toEqual(logo);
});

test('a JPEG can be signed too', () => {
  const logo = readLogoToSign(smallJpeg);
  expect(logo).toMatchObject({ type: 'jpeg', width: 8, height: 8 });
  expect(readLogoUri(logoUri({ type: 'jpeg', bytes: smallJpeg }))).toEqual(logo);
});

const broken = (at: number, value: number): Buffer => {
  const bytes = pngOf(96);
  bytes[at] = value;
  return bytes;
};

test.each([
  ['no picture', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'not-drawable'],
  ['nothing', Buffer.alloc(0), 'not-drawable'],
  ['a PNG that was cut off', pngOf(96).subarray(0, 60), 'not-drawable'],
  ['one with a changed byte', broken(50, 1), 'not-drawable'],
  ['one with something behind it', Buffer.concat([pngOf(96), Buffer.from('PK')]), 'not-drawable'],
  ['an interlaced one', pngOf(96, { interlaced: true }), 'not-drawable'],
  ['one with fewer rows than it promises', pngOf(96, { rows: Buffer.alloc(100) }), 'not-drawable'],
  ['one that unpacks to a thousand times as much', pngOf(96, { rows: Buffer.alloc(10_000_000) }), 'not-drawable'],
  ['one with a filter that does not exist', pngOf(96, { width: 1, height: 2, rows: Buffer.of(0, 1, 2, 3, 9, 1, 2, 3) }), 'not-drawable'],
  ['one with a palette that is not there', pngOf(1, { colour: 3 }), 'not-drawable'],
  ['one with transparency for more colours than it has', pngOf(1, { colour: 3, palette, alpha: Buffer.alloc(4) }), 'not-drawable'],
  ['one of no pixel', pngOf(96, { width: 0, height: 1, rows: Buffer.of(0) }), 'not-drawable'],
  ['one that is too wide', pngOf(96, { width: 601, height: 1 }), 'too-many-pixels'],
  ['one that says it is huge', pngOf(96, { width: 2 ** 31 - 1, height: 2 ** 31 - 1, rows: Buffer.of(0) }), 'too-many-pixels'],
  ['a file that is too large', Buffer.alloc(largestSignedLogo + 1), 'too-many-bytes'],
  ['a JPEG that was cut off', smallJpeg.subarray(0, -20), 'not-drawable'],
  ['a JPEG without a picture', Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'not-drawable'],
])('%s cannot', (_, bytes, trouble) => {
  expect(readLogoToSign(bytes)).toBe(trouble);
});

test.each([
  ['an address elsewhere', 'https://muehlenau.example/logo.png'],
  ['another type', `data:image/svg+xml;base64,${Buffer.from('<svg/>').toString('base64')}`],
  ['a PNG that is called a JPEG', logoUri({ type: 'jpeg', bytes: pngOf(96) })],
  ['a picture that is not in base64', 'data:image/png,%89PNG'],
  ['base64 that is written in another way', logoUri({ type: 'png', bytes: pngOf(96) }).replace(/.(=*)$/, '*$1')],
  ['what was packed without being a picture', `data:image/png;base64,${deflateSync('x').toString('base64')}`],
])('%s is no logo', (_, uri) => {
  expect(readLogoUri(uri)).toBe('not-drawable');
});

test('no rubbish makes it fail', () => {
  for (const picture of [pngOf(96), smallJpeg]) {
    for (let at = 0; at < Math.min(picture.length, 700); at += 1) {
      for (const value of [0, 0xff]) {
        const touched = Buffer.from(picture);
        touched[at] = value;
        expect(() => readLogoToSign(touched)).not.toThrow();
      }
    }
  }
});
