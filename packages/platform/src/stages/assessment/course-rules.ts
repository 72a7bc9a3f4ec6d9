import { type Description, textIn } from '@laurel/microcredential';
import type { ViewTransaction } from '../../base/act.ts';
import { contentOfVersion } from '../catalogue/offering.store.ts';
import type { Offering } from '../catalogue/offering.ts';
import { type GradeScale, readScale, UnreadableScale } from './grade.ts';

/** What a description says about results: a scale where it has one, the attendance without which nobody passes, and what is graded for itself. */
export type CourseRules = {
  readonly scale?: GradeScale;
  readonly minAttendance?: number;
  readonly components: readonly { readonly id?: string; readonly titles: readonly string[]; readonly shown: string }[];
};

/** The rules of the version that is offered. */
export async function rulesOfOffering(tx: ViewTransaction, offering: Offering): Promise<CourseRules> {
  return rulesOf((await contentOfVersion(tx, offering.descriptionId, offering.version)) ?? {}, [tx.language, offering.language, 'en']);
}

/** @param languages in which the titles of the components are shown, the best first */
export function rulesOf({ assessment, delivery, components = [] }: Description, languages: readonly string[]): CourseRules {
  const scale = scaleIn(assessment?.gradeScale);
  // "80 % of sessions" is written for people; the number in it is what they mean.
  const [, percent] = /(?:^|\D)(\d{1,3})\s*(?:%|per ?cent\b|Prozent\b)/i.exec(textIn(delivery?.participationRule, languages) ?? '') ?? [];
  const minAttendance = percent === undefined || delivery?.compulsoryParticipation === false ? undefined : Number(percent);
  return {
    ...(scale && { scale }),
    ...(minAttendance !== undefined && minAttendance > 0 && minAttendance <= 100 && { minAttendance }),
    components: components.slice(0, 20).map(({ id, title }, index) => ({
      ...(id !== undefined && { id }),
      titles: title === undefined ? [] : typeof title === 'string' ? [title] : Object.values(title),
      shown: textIn(title, languages) ?? id ?? String(index + 1),
    })),
  };
}

/** `1.0,4.0,5.0` or the three grades in a list; anything else is no scale that could be checked against. */
function scaleIn(value: unknown): GradeScale | undefined {
  const text = Array.isArray(value) ? value.join(';') : value;
  if (typeof text !== 'string') return undefined;
  try {
    return readScale(text);
  } catch (error) {
    if (error instanceof UnreadableScale) return undefined;
    throw error;
  }
}
