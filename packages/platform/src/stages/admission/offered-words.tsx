import { textIn } from '@laurel/microcredential';
import type { Tone } from '../../base/ui/state.tsx';
import type { Visit } from '../../base/ui/visit.ts';
import { writeMoney } from '../catalogue/money.ts';
import { directionOf } from '../design/design-words.ts';
import type { ApplicationState, OfferedHead } from './application.ts';

export const stateTone = {
  submitted: 'info',
  accepted: 'success',
  declined: 'warning',
  withdrawn: 'neutral',
} as const satisfies Record<ApplicationState, Tone | 'neutral'>;

/** A text in the reader's language, or in whichever there is, told apart from the page around it. */
export function toldIn(
  visit: Visit,
  text: OfferedHead['title'],
): { says: string; lang: string | undefined; dir: 'ltr' | 'rtl' } | undefined {
  const says = textIn(text, [visit.language.tag, 'en']);
  if (says === undefined || text === undefined) return undefined;
  const tag = typeof text === 'string' ? undefined : Object.keys(text).find((each) => text[each] === says);
  return { says, lang: tag === visit.language.tag ? undefined : tag, dir: directionOf(tag ?? '') };
}

/** The title of what is offered, as plain words. */
export const titleIn = (visit: Visit, offered: OfferedHead): string =>
  toldIn(visit, offered.title)?.says ?? visit.say('admission.untitled');

/** The title of what is offered, in its own language and direction. */
export function OfferedTitle({ visit, offered }: { visit: Visit; offered: OfferedHead }) {
  const title = toldIn(visit, offered.title);
  return <bdi lang={title?.lang}>{title?.says ?? visit.say('admission.untitled')}</bdi>;
}

export const whenIn = ({ say, writing }: Visit, { startsOn, endsOn }: OfferedHead): string =>
  say('admission.when', { from: writing.date(startsOn), to: writing.date(endsOn) });

export const priceIn = ({ say, language }: Visit, { priceCents, currency }: OfferedHead): string =>
  priceCents === 0 ? say('apply.free') : writeMoney(priceCents, currency, language);

/** Where the world reads about it, as long as it is published. */
export const coursePath = ({ slug, offeringId }: OfferedHead): string =>
  slug === undefined ? '/catalogue' : `/m/${slug}/offerings/${offeringId}`;
