import { expect, test } from 'vitest';
import { passes, readGrade, readScale, UnreadableScale } from './grade.ts';

const german = readScale('1.0,4.0,5.0');

test('a grade is written as the scale writes grades', () => {
  expect(['1,0', '1', '1.3', '1.75', '2,70'].map((text) => readGrade(text, german))).toEqual([
    { grade: '1.0' },
    { grade: '1.0' },
    { grade: '1.3' },
    { grade: '1.75' },
    { grade: '2.7' },
  ]);
});

test('the pass line belongs to the passes, whether high or low grades are good', () => {
  const finnish = readScale('5,1,0');
  expect([passes('4.0', german), passes('4.1', german), passes('1', finnish), passes('0', finnish)]).toEqual([true, false, true, false]);
});

test('letters are a scale too, and decimal commas may be parted by semicolons', () => {
  const letters = readScale('A,D,F');
  expect([readGrade('b', letters), passes('D', letters), passes('E', letters)]).toEqual([{ grade: 'B' }, true, false]);
  expect(readScale('1,0;4,0;5,0')).toEqual(german);
});

test('without a scale the words of the list stand', () => {
  expect(readGrade('1,0')).toEqual({ grade: '1.0' });
  expect(readGrade('with distinction')).toEqual({ grade: 'with distinction' });
});

test.each(['', '1,2', '1,1,1', '1.0,6.0,5.0', 'A,4,F', 'best,pass,worst'])('%j is no scale', (text) => {
  expect(() => readScale(text)).toThrow(UnreadableScale);
});
