import { expect, test } from 'vitest';
import { readLogo } from './logo.ts';
import { jpegForTests, pngForTests } from './logo-for-tests.ts';

test('a picture is known by what it is, and its measures are read from it', () => {
  expect(readLogo(pngForTests())).toMatchObject({ type: 'png', width: 120, height: 60 });
  expect(readLogo(jpegForTests({ width: 640, height: 300 }))).toMatchObject({ type: 'jpeg', width: 640, height: 300 });
});

test('what the maker of the file noted in it is not kept, and what is drawn stays byte for byte', () => {
  const png = readLogo(pngForTests({ note: 'Hélène Böhm' }));
  expect(png).toEqual(readLogo(pngForTests()));
  const jpeg = readLogo(jpegForTests({ note: 'taken in Lindau' }));
  if (typeof jpeg === 'string') throw new Error(jpeg);
  expect(jpeg.bytes.includes('Lindau')).toBe(false);
  expect(jpeg.bytes.includes('JFIF')).toBe(true);
  expect(readLogo(jpeg.bytes)).toEqual(jpeg);
});

test('nothing rides along behind the end of a picture', () => {
  const ridden = Buffer.concat([pngForTests(), Buffer.from('<script>alert(1)</script>')]);
  expect(readLogo(ridden)).toEqual(readLogo(pngForTests()));
  const jpeg = readLogo(Buffer.concat([jpegForTests(), Buffer.from('PK\x03\x04')]));
  expect(typeof jpeg === 'string' ? jpeg : jpeg.bytes.includes('PK')).toBe(false);
});

test.each([
  ['an SVG', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'logo-is-svg'],
  ['a web page', Buffer.from('<!doctype html><p>logo</p>'), 'logo-no-picture'],
  ['nothing', Buffer.alloc(0), 'logo-no-picture'],
  ['a GIF', Buffer.from('GIF89a'), 'logo-no-picture'],
  ['a picture that was cut off', pngForTests().subarray(0, 60), 'logo-damaged'],
  ['a photo that was cut off', jpegForTests().subarray(0, 40), 'logo-damaged'],
  ['an interlaced picture', pngForTests({ interlaced: true }), 'logo-interlaced'],
  ['one that is too wide', pngForTests({ width: 2_001, height: 1 }), 'logo-too-many-pixels'],
  ['one that says it is huge', jpegForTests({ width: 60_000, height: 60_000 }), 'logo-too-many-pixels'],
  ['one without any pixel', jpegForTests({ width: 0, height: 2 }), 'logo-damaged'],
  ['a file that is too large', Buffer.alloc(300_001, 0x89), 'logo-too-large'],
])('%s is not taken', (_what, file, trouble) => {
  expect(readLogo(file)).toBe(trouble);
});

test('a byte that was changed on the way is noticed', () => {
  const png = pngForTests();
  png[50] = (png[50] ?? 0) ^ 1;
  expect(readLogo(png)).toBe('logo-damaged');
});

test('no rubbish makes it fail', () => {
  const [png, jpeg] = [pngForTests(), jpegForTests()];
  for (let at = 0; at < jpeg.length; at += 1) {
    for (const value of [0, 0xff]) {
      const touched = Buffer.from(jpeg);
      touched[at] = value;
      expect(() => readLogo(touched)).not.toThrow();
      const other = Buffer.from(png);
      other[at % png.length] = value;
      expect(() => readLogo(other)).not.toThrow();
    }
  }
});
