import { textIn } from '@laurel/microcredential';
import { runView } from '../../base/door.ts';
import { fallbackLanguage, findLanguage } from '../../base/languages/language.ts';
import { speak } from '../../base/languages/message.ts';
import { Refusal } from '../../base/refusal.ts';
import type { PublicDocument } from '../../base/rest/public-document.ts';
import { calendarOf } from './calendar.ts';
import { showMicroCredential } from './show-micro-credential.ts';

/** The dates of an offering for a calendar, in the language in which it is taught where the house speaks it. */
export const offeringDatesDocument: PublicDocument = {
  path: '/m/{slug}/offerings/{offering}/dates.ics',
  contentType: 'text/calendar; charset=utf-8',
  maxAgeSeconds: () => 300,
  async read(context, { slug = '', offering: id = '' }) {
    const found = await runView(showMicroCredential, context, { slug, offering: id }).catch((error: unknown) => {
      throw (error as { code?: unknown }).code === 'invalid-input' ? new Refusal('not-found') : error;
    });
    const offering = found.offerings.find((each) => each.id === id);
    if (offering === undefined) throw new Refusal('not-found');
    const say = speak(findLanguage(offering.language) ?? fallbackLanguage);
    const title = textIn(found.description.title, [offering.language, 'en']) ?? slug;
    const { publicUrl } = context.house.settings;
    const url = new URL(`/m/${slug}/offerings/${id}`, publicUrl).href;
    const common = {
      url,
      stamp: new Date(offering.movedAt ?? offering.publishedAt ?? found.publishedAt),
      sequence: offering.edit,
      cancelled: offering.state === 'cancelled',
    };
    const { hostname } = new URL(publicUrl);
    return calendarOf([
      { ...common, uid: `${id}@${hostname}`, from: offering.startsOn, until: offering.endsOn, says: title, place: offering.place },
      ...(offering.applyUntil === undefined
        ? []
        : [
            {
              ...common,
              uid: `${id}-apply@${hostname}`,
              from: offering.applyUntil,
              until: offering.applyUntil,
              says: say('micro.calendar-apply', { title }),
            },
          ]),
    ]);
  },
};
