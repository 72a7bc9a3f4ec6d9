import { eqfLevel, type Text, textIn, totalHours } from '@laurel/microcredential';
import type { PublicOffering } from './catalogue.ts';
import type { MicroCredential } from './show-micro-credential.ts';

const MODES: Readonly<Record<string, string>> = { online: 'Online', 'on-site': 'Onsite', blended: 'Blended', hybrid: 'Blended' };

/** The micro-credential in the words of schema.org, for those who gather courses. */
export function courseOf(found: MicroCredential, language: string, publicUrl: string): Readonly<Record<string, unknown>> {
  const { description } = found;
  const say = (text: Text | undefined) => textIn(text, [language, 'en']);
  const at = (path: string) => new URL(path, publicUrl).href;
  const hours = totalHours(description.workload ?? {});
  const provider = found.institutions.map(({ id, name }) => ({ '@type': 'CollegeOrUniversity', name, url: at(`/institutions/${id}`) }));
  return {
    '@type': 'Course',
    '@id': at(`/m/${found.slug}`),
    url: at(`/m/${found.slug}`),
    name: say(description.title) ?? found.slug,
    description: say(description.shortDescription),
    provider,
    inLanguage: description.languages,
    teaches: (description.outcomes ?? []).flatMap((outcome) => say(outcome.text) ?? []),
    coursePrerequisites: say(description.access?.prerequisites),
    numberOfCredits:
      description.workload?.ects === undefined
        ? undefined
        : { '@type': 'StructuredValue', value: description.workload.ects, unitText: 'ECTS' },
    educationalLevel:
      description.level?.eqf === undefined
        ? undefined
        : { '@type': 'DefinedTerm', name: `EQF ${description.level.eqf}`, url: eqfLevel(description.level.eqf)?.uri },
    educationalCredentialAwarded: {
      '@type': 'EducationalOccupationalCredential',
      name: say(description.title),
      credentialCategory: 'micro-credential',
      recognizedBy: provider,
    },
    hasCourseInstance: found.offerings.map((offering) => ({
      '@type': 'CourseInstance',
      '@id': at(`/m/${found.slug}/offerings/${offering.id}`),
      courseMode: MODES[description.delivery?.mode ?? ''],
      startDate: offering.startsOn,
      endDate: offering.endsOn,
      eventStatus: `https://schema.org/${offering.state === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
      inLanguage: offering.language,
      location: offering.place,
      courseWorkload: hours === undefined ? undefined : `PT${hours}H`,
      maximumAttendeeCapacity: offering.seats,
      remainingAttendeeCapacity: offering.seats - offering.taken,
      offers: offerOf(offering, at(`/m/${found.slug}/offerings/${offering.id}`)),
    })),
  };
}

function offerOf(offering: PublicOffering, url: string) {
  return {
    '@type': 'Offer',
    url,
    category: offering.priceCents === 0 ? 'Free' : 'Paid',
    price: (offering.priceCents / 100).toFixed(2),
    priceCurrency: offering.currency,
    availability: `https://schema.org/${offering.taken >= offering.seats ? 'SoldOut' : 'InStock'}`,
    availabilityEnds: offering.applyUntil,
  };
}
