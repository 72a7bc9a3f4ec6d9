import type { Description } from './description.ts';

/** Whose award it is (architecture: kept apart from the issuer, whose key signs). */
export type AwardingBody = {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2 */
  readonly country?: string;
  readonly url?: string;
  /** a small PNG or JPEG as a data URI: it is signed with the credential */
  readonly logo?: string;
};

/** The institution whose key signs. Authenticity needs its legal identity, and the place of issue (UNIC standard 2.9). */
export type Issuer = {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  readonly region?: string;
  /** VAT number, register number or the like, with its prefix as the institution writes it */
  readonly legalId?: string;
  readonly url?: string;
  /** a small PNG or JPEG as a data URI: it is signed with the credential */
  readonly logo?: string;
};

/** The learner as named in a credential: by name and a salted hash, never by e-mail or date of birth. */
export type Learner = {
  /** As it is written on paper, in its own script: given name then family name, or the one name there is. */
  readonly name: string;
  readonly givenName?: string;
  readonly familyName?: string;
  /** `sha256$` and the hex SHA-256 of identifier + salt (Open Badges 3.0, IdentityHash) */
  readonly identityHash: string;
  readonly salt: string;
};

/** What came out of one component (course) of a description. */
export type ComponentResult = {
  readonly title: string;
  readonly institution?: string;
  readonly language?: string;
  readonly ects?: number;
  readonly teachingHours?: number;
  readonly deliveryMode?: string;
  readonly assessmentMode?: string;
  readonly grade?: string;
};

/**
 * The unsigned fact: who earned which description, from whom, when, with what result.
 * Dates are ISO 8601 calendar days (`2026-11-20`).
 */
export type Award = {
  readonly description: Description;
  /** lower-case hex SHA-256 over the description in canonical form, see `contentHash()` */
  readonly contentHash: string;
  readonly learner: Learner;
  readonly issuer: Issuer;
  readonly awardingBodies: readonly [AwardingBody, ...AwardingBody[]];
  readonly assessedOn: string;
  readonly issuedOn: string;
  /** place of issue as it stands on paper: `Bochum, DE` */
  readonly issuedAt?: string;
  readonly grade?: string;
  /** best, lowest pass, worst: `['1.0', '4.0', '5.0']` */
  readonly gradeScale?: readonly [string, string, string];
  readonly components: readonly ComponentResult[];
  /** participation was recorded for this learner (UNIC standard 1.1: an examination alone is not enough) */
  readonly participationRecorded: boolean;
  /** per cent of sessions, 0 to 100 */
  readonly attendance?: number;
  /** Europass supervision code of the mask, when the certificate names another than the description */
  readonly supervision?: string;
};
