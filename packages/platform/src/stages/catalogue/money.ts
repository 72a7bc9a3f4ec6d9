import type { Language } from '../../base/languages/language.ts';

/** A million in the currency's main unit: more is a slip of the keyboard. */
export const LARGEST_PRICE_CENTS = 100_000_000;

type Marks = { readonly group: string; readonly decimal: string };
const marks = new Map<string, Marks>();

/** How a language divides thousands, and cents from the rest. */
function marksOf(language: Language): Marks {
  const known = marks.get(language.tag);
  if (known) return known;
  const parts = new Intl.NumberFormat(language.region, { useGrouping: true }).formatToParts(1_234_567.8);
  const sign = (type: string, fallback: string) => parts.find((part) => part.type === type)?.value ?? fallback;
  const found = { group: sign('group', ','), decimal: sign('decimal', '.') };
  marks.set(language.tag, found);
  return found;
}

/**
 * Reads an amount as a person writes it in their language, as cents. What could mean two amounts is not guessed at: `undefined`.
 * @example
 * readMoney('1.250,00', german); // 125000
 * readMoney('1,250.00', english); // 125000
 * readMoney('1.250', english); // undefined
 */
export function readMoney(text: string, language: Language): number | undefined {
  const { group, decimal } = marksOf(language);
  const plain = text.replace(/[\s\u00a0\u202f'’]|€|EUR/giu, '');
  const whole = /^(\d+)$/.exec(plain) ?? new RegExp(`^(\\d{1,3}(?:\\${group}\\d{3})+)$`).exec(plain);
  // Behind the language's own sign one or two digits are cents; behind the other sign only where it can mean nothing else.
  const own = new RegExp(`^(\\d{1,3}(?:\\${group}\\d{3})+|\\d+)\\${decimal}(\\d{1,2})$`).exec(plain);
  const other = new RegExp(`^(\\d+)\\${group}(\\d{1,2})$`).exec(plain);
  const found = whole ?? own ?? other;
  if (!found) return undefined;
  const digits = (found[1] ?? '').replaceAll(group, '');
  const cents = Number(digits) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
  return Number.isSafeInteger(cents) ? cents : undefined;
}

/** The amount as one would type it: `1.250,00` in German. */
export function amountIn(cents: number, language: Language): string {
  return new Intl.NumberFormat(language.region, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(cents / 100);
}

const written = new Map<string, Intl.NumberFormat>();

/** The amount with its currency as the language writes it; round amounts without cents. */
export function writeMoney(cents: number, currency: string, language: Language): string {
  const key = `${language.tag} ${currency} ${cents % 100 === 0}`;
  const digits = cents % 100 === 0 ? 0 : 2;
  const format =
    written.get(key) ??
    new Intl.NumberFormat(language.region, { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits });
  written.set(key, format);
  return format.format(cents / 100);
}
