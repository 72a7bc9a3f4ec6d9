import { expect, test } from 'vitest';
import { colourOf, contrast, inkOn, readsOnWhite } from './colour.ts';

test('contrast is measured as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#ffffff', '#ffffff')).toBe(1);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect([readsOnWhite('#767676'), readsOnWhite('#777777')]).toEqual([true, false]);
});

test('on every colour the letters read well', () => {
  for (let red = 0; red < 256; red += 15)
    for (let green = 0; green < 256; green += 15)
      for (let blue = 0; blue < 256; blue += 15) {
        const colour = `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
        expect(contrast(colour, inkOn(colour))).toBeGreaterThanOrEqual(4.5);
      }
});

test('a colour may be written in capitals, short, or without its sign; what is none stays as it was', () => {
  expect([' 1C5D40', '#abc', '#7A1F3D'].map(colourOf)).toEqual(['#1c5d40', '#aabbcc', '#7a1f3d']);
  expect(colourOf('red; background: url(x)')).toBe('red; background: url(x)');
});
