import type { Description } from './description.ts';

type Workload = NonNullable<Description['workload']>;

/** ECTS Users' Guide 2015: an academic year of 60 credits is 1,500 to 1,800 hours of work, so a credit stands for 25 to 30. */
export const usualHoursPerCredit = { least: 25, most: 30 } as const;

/**
 * How many hours one credit stands for, from the total when both are known, else as the institution has declared it.
 * @example
 * hoursPerCredit({ ects: 5, hoursTotal: 135 }) // 27
 */
export function hoursPerCredit({ ects, hoursTotal, hoursPerEcts }: Workload): number | undefined {
  if (ects !== undefined && ects > 0 && hoursTotal !== undefined) return hoursTotal / ects;
  return hoursPerEcts;
}

/**
 * The total hours: as written, else those in class and outside of it together (T4EU guide: both count), else reckoned from credits and the
 * institution's hours for one.
 * @example
 * totalHours({ ects: 5, hoursPerEcts: 25 }) // 125
 */
export function totalHours({ ects, hoursTotal, hoursPerEcts, teachingHours, outOfClassHours }: Workload): number | undefined {
  if (hoursTotal !== undefined) return hoursTotal;
  if (teachingHours !== undefined && outOfClassHours !== undefined) return teachingHours + outOfClassHours;
  return ects === undefined || hoursPerEcts === undefined ? undefined : ects * hoursPerEcts;
}

/**
 * The credits: as written, else reckoned from the hours and the institution's hours for one credit. Never guessed from hours alone.
 * @example
 * credits({ hoursTotal: 125, hoursPerEcts: 25 }) // 5
 */
export function credits({ ects, hoursTotal, hoursPerEcts }: Workload): number | undefined {
  if (ects !== undefined) return ects;
  if (hoursTotal === undefined || hoursPerEcts === undefined || hoursPerEcts <= 0) return undefined;
  return hoursTotal / hoursPerEcts;
}

/**
 * Whether credits and hours fit together under the convention of 25 to 30 hours; rounding of the hours to whole ones is forgiven.
 * @returns `undefined` when one of the two is missing
 * @example
 * creditsFitHours({ ects: 1.5, hoursTotal: 38 }) // true
 */
export function creditsFitHours({ ects, hoursTotal }: Workload): boolean | undefined {
  if (ects === undefined || hoursTotal === undefined || ects <= 0) return undefined;
  return hoursTotal >= Math.floor(ects * usualHoursPerCredit.least) && hoursTotal <= Math.ceil(ects * usualHoursPerCredit.most);
}
