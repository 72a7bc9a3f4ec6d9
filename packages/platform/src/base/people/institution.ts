import { z } from 'zod';
import { oneLine } from '../plain-text.ts';

/** An institution introduces itself, and is confirmed by whoever runs the house. */
export const institutionStates = ['introduced', 'confirmed'] as const;
export type InstitutionState = (typeof institutionStates)[number];

/** Codes that CLDR can name but that are no country: unions, groups, pseudo-locales and the unknown. */
const notCountries = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);
const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Whether this is a country code of ISO 3166-1 alpha-2, in capitals. */
export function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && !notCountries.has(code) && countryNames.of(code) !== undefined;
}

/** A country as somebody gives it: its code of ISO 3166-1 alpha-2, in whatever case. */
export const country = z.string().trim().toUpperCase().refine(isCountry, { error: 'unknown-country' });

/** What may not stand in an address as it is (RFC 3986 §2) and yet is taken for one: a credential could not name it. */
const NOT_IN_ADDRESS = /[\s<>"{}|\\^`]/g;

/** An address as it was given, or with percent signs for what may not stand in one. */
function addressOf(value: string): string {
  return value.search(NOT_IN_ADDRESS) < 0 ? value : new URL(value).href.replace(NOT_IN_ADDRESS, encodeURIComponent);
}

/** What an institution says about itself when it comes to the house. */
export const introduction = z.object({
  name: oneLine(2, 200),
  country,
  website: z
    .string()
    .trim()
    .max(500)
    .pipe(z.url({ protocol: /^https?$/, hostname: z.regexes.domain }))
    // What is no address has been told already; a refinement runs all the same.
    .refine((value) => !URL.canParse(value) || (new URL(value).username === '' && new URL(value).password === ''), {
      error: 'password-in-address',
    })
    .transform(addressOf),
  contactName: oneLine(1, 200),
  contactEmail: z.string().trim().max(254).pipe(z.email()),
  /** BCP 47; the language in which the contact is written to */
  language: z
    .string()
    .trim()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .default('en'),
});
export type Introduction = z.output<typeof introduction>;

/** What anyone may know of an institution. No person is in it. */
export const institution = z.object({
  id: z.uuid(),
  name: z.string(),
  country: z.string(),
  website: z.string(),
  state: z.enum(institutionStates),
  /** ISO 8601 in UTC */
  introducedAt: z.string(),
  confirmedAt: z.string().optional(),
});
export type Institution = z.output<typeof institution>;

/** The part of an institution that policy judges. */
export type InstitutionStanding = { readonly id: string; readonly state: InstitutionState };
