import type { Unit } from '@laurel/microcredential';

/** How people write what a number counts, in English and German. `ETCS` stands in the sheet of the alliance itself. */
const units: Readonly<Record<Exclude<Unit, 'money'>, string>> = {
  ects: 'ects|etcs|ects[- ]?(?:points?|credits?|punkte?|credit points?)|credit points?|credits?|leistungspunkte?|cp|lp',
  hours: 'hours?|hrs?|h|stunden?|std\\.?',
  days: 'days?|tagen?|tage?',
  weeks: 'weeks?|wks?|wochen?',
  semesters: 'semesters?|semestern?|terms?',
  people: 'participants?|persons?|people|students?|learners?|places?|seats?|teilnehmende[rn]?|teilnehmer|personen|plätze|studierende',
};

/** Behind three digits nobody knows whether 1.500 is one and a half or fifteen hundred. */
const written = '\\d{1,6}(?:[.,]\\d{1,2})?(?![\\d.,]*\\d)';
const vague =
  /\b(?:from|at least|min\.?|minimum|about|approx\.?|circa|ca\.?|between|to|or|per|each|ab|mindestens|etwa|ungefähr|von|bis|oder|je|pro)\b/i;
const upTo = /^(?:max\.?|maximum|maximal|at most|up to|bis zu|höchstens)\s*:?\s*/i;

export type Amounts = Readonly<Partial<Record<Unit, number>>>;

/**
 * The numbers of an answer by what they count; a number that stands alone counts `unit`.
 * @returns `undefined` where a person has to be asked: words, a range, two of a kind, three digits behind a point
 * @example
 * readAmounts('50 hours / 2 ECTS', 'ects') // { hours: 50, ects: 2 }
 */
export function readAmounts(text: string, unit: Unit): Amounts | undefined {
  const said = text.trim().replace(unit === 'people' ? upTo : '', '');
  const alone = new RegExp(`^${written}$`).exec(said);
  if (alone !== null) return whole({ [unit]: numberIn(said) });
  if (vague.test(said)) return undefined;
  const amounts: Partial<Record<Unit, number>> = {};
  let left = said;
  for (const [counted, names] of Object.entries(units) as [Unit, string][]) {
    const pattern = new RegExp(`(?<![\\d.,\\-−–]\\s?)(${written})\\s*(?:${names})(?!\\p{L})`, 'giu');
    const found = [...left.matchAll(pattern)];
    if (found.length > 1) return undefined;
    const [only] = found;
    if (only?.[1] === undefined) continue;
    amounts[counted] = numberIn(only[1]);
    left = left.replace(only[0], ' ');
  }
  return /\d/.test(left) || amounts[unit] === undefined ? undefined : whole(amounts);
}

/** Nobody is half a participant. */
function whole(amounts: Amounts): Amounts | undefined {
  return [amounts.people, amounts.days].every((count) => count === undefined || Number.isInteger(count)) ? amounts : undefined;
}

function numberIn(text: string): number {
  return Number(text.replace(',', '.'));
}

/**
 * An amount of money with its currency, which may be a sign.
 * @example
 * readMoney('120,50 €') // { amount: 120.5, currency: 'EUR' }
 */
export function readMoney(text: string): { readonly amount: number; readonly currency: string } | undefined {
  const found = new RegExp(`^(?:(€|£|[A-Za-z]{3}|Euro?)\\s*)?(${written})(?:,-)?\\s*(€|£|[A-Za-z]{3,4})?$`).exec(text.trim());
  const [, before, amount, behind] = found ?? [];
  const sign = before ?? behind;
  if (amount === undefined || sign === undefined || (before !== undefined && behind !== undefined)) return undefined;
  const currency = sign === '€' || /^euro?s?$/i.test(sign) ? 'EUR' : sign === '£' ? 'GBP' : sign.toUpperCase();
  return { amount: numberIn(amount), currency };
}
