import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findLanguage, type Language } from '../../base/languages/language.ts';
import { amountIn, readMoney, writeMoney } from './money.ts';

const [english, german] = ['en', 'de'].map((tag) => findLanguage(tag) as Language) as [Language, Language];
const cents = fc.integer({ min: 0, max: 100_000_000 });

test.each([english, german])('every amount that is written in $tag is read as the same amount', (language) => {
  fc.assert(
    fc.property(cents, (amount) => {
      expect(readMoney(amountIn(amount, language), language)).toBe(amount);
      expect(readMoney(writeMoney(amount, 'EUR', language), language)).toBe(amount);
      expect(readMoney(amountIn(amount, language).replace(/[.,](?=\d{3})/g, ''), language)).toBe(amount);
    }),
  );
});

test('an amount is read as a person writes it in their language', () => {
  for (const [text, amount] of [
    ['1.250,00', 125_000],
    ['1250', 125_000],
    ['1.250', 125_000],
    ['12,5', 1_250],
    ['12.50', 1_250],
    [' 220 € ', 22_000],
    ['0', 0],
  ] as const)
    expect(readMoney(text, german), text).toBe(amount);
  for (const [text, amount] of [
    ['1,250.00', 125_000],
    ['1,250', 125_000],
    ['12.5', 1_250],
    ['12,50', 1_250],
    ['EUR 220', 22_000],
    ["1'250.00", 125_000],
  ] as const)
    expect(readMoney(text, english), text).toBe(amount);
});

test('what could mean two amounts, or none, is asked about', () => {
  for (const text of ['1.250', '1.250,00', '', '-5', 'free', '1e3', '12.345', '1,2,3', '∞', '٣', '1.000.000'])
    expect(readMoney(text, english), text).toBeUndefined();
  for (const text of ['1,250', '1,250.00', '12,345', '--']) expect(readMoney(text, german), text).toBeUndefined();
  expect(readMoney('9'.repeat(400), english)).toBeUndefined();
});

test('whatever is typed, what is read is whole cents', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'0123456789., €-'), maxLength: 20 }),
      fc.constantFrom(english, german),
      (text, language) => {
        const read = readMoney(text, language);
        expect(read === undefined || (Number.isSafeInteger(read) && read >= 0)).toBe(true);
      },
    ),
  );
});
