const months = ['en', 'de'].map((language) =>
  Array.from({ length: 12 }, (_, month) =>
    new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month, 1)).toLowerCase(),
  ),
);

/**
 * A calendar day, ISO 8601, from a way of writing that means one day only.
 * @returns `undefined` for what is no day, or may be two: 03/04/2027
 * @example
 * readDay('3. Mai 2027') // '2027-05-03'
 */
export function readDay(text: string): string | undefined {
  const said = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(said);
  if (iso !== null) return dayOf(iso[1], iso[2], iso[3]);
  const named = /^(\d{1,2})(?:\.|st|nd|rd|th)?\s+(\p{L}+)\.?\s+(\d{4})$/u.exec(said);
  if (named !== null) return dayOf(named[3], monthOf(named[2]), named[1]);
  const american = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(said);
  if (american !== null) return dayOf(american[3], monthOf(american[1]), american[2]);
  const [, first, second, year] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(said) ?? [];
  // Only a number beyond 12 says which of the two is the day.
  if (Number(first) > 12) return dayOf(year, second, first);
  if (Number(second) > 12) return dayOf(year, first, second);
  return first !== undefined && first === second ? dayOf(year, first, second) : undefined;
}

function monthOf(word = ''): string | undefined {
  if (word.length < 3) return undefined;
  const found = months
    .map((names) => names.findIndex((name) => name === word || (word.length <= 4 && name.startsWith(word))))
    .find((at) => at >= 0);
  return found === undefined ? undefined : String(found + 1);
}

/** Date would read 30 February as 2 March. */
function dayOf(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  if (month === undefined) return undefined;
  const text = `${year}-${month.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}
