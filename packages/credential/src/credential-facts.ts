import type { ComponentResult } from '@laurel/microcredential';

/** A body named as awarding. Whether it also signed is the verifier's question, not this type's. */
export type NamedAwardingBody = {
  readonly name: string;
  readonly id?: string;
  readonly country?: string;
  readonly url?: string;
  /** as a data URI, see `readLogoUri`; the logo of the issuer stands with the issuer alone, see {@link logoOf} */
  readonly logo?: string;
};

/**
 * What a signed credential says, read back from its signed terms only, whatever its vocabulary.
 * The certificate is drawn from this, so paper and seal agree. Dates are ISO 8601 days.
 */
export type CredentialFacts = {
  /** `urn:uuid:...` */
  readonly id: string;
  /** DID of the issuer */
  readonly issuerId: string;
  readonly issuer: {
    readonly name: string;
    readonly country?: string;
    readonly region?: string;
    readonly legalId?: string;
    readonly url?: string;
    /** as a data URI, see `readLogoUri` */
    readonly logo?: string;
  };
  readonly awardingBodies: readonly NamedAwardingBody[];
  readonly learner: { readonly name: string; readonly identityHash?: string; readonly salt?: string };
  readonly title: string;
  /** BCP 47 tag of the credential's own texts */
  readonly language?: string;
  readonly shortDescription?: string;
  /** in the order of their numbers */
  readonly outcomes: readonly {
    readonly code: string;
    readonly text: string /** URIs of ESCO skills, sorted */;
    readonly esco?: readonly string[];
  }[];
  /** ECTS credits as they are written: `5`, `0.5` */
  readonly ects?: string;
  readonly hours?: number;
  readonly teachingHours?: number;
  /** 1 to 8 */
  readonly eqf?: number;
  /** QF-EHEA: `short-cycle`, `first-cycle`, `second-cycle`, `third-cycle` */
  readonly cycle?: string;
  /** as written: `DQR 7` */
  readonly nqf?: string;
  /** codes of the tables in @laurel/microcredential, or the description's own words */
  readonly assessmentTypes: readonly string[];
  readonly participationForm?: string;
  readonly qualityAssurance: readonly string[];
  readonly prerequisites?: string;
  readonly supervision?: string;
  readonly stacking?: string;
  readonly grade?: string;
  /** best, lowest pass, worst */
  readonly gradeScale?: readonly [string, string, string];
  /** per cent of sessions */
  readonly attendance?: number;
  readonly participationRecorded: boolean;
  readonly components: readonly ComponentResult[];
  readonly assessedOn?: string;
  readonly issuedOn: string;
  readonly issuedAt?: string;
  /** lower-case hex SHA-256 of the description that was awarded, see `contentHash()` */
  readonly contentHash?: string;
  /** what the issuer says about how the achievement is judged, beyond the outcomes */
  readonly assessmentCriteria?: string;
};

type Issued = Pick<CredentialFacts, 'issuer' | 'issuerId'>;

/** Whether an awarding body is the one whose key signed. */
export function isIssuer(body: Pick<NamedAwardingBody, 'name' | 'id'>, { issuer, issuerId }: Issued): boolean {
  return body.name === issuer.name || body.id === issuerId;
}

/** The signed logo of an awarding body, as a data URI, where there is one. */
export function logoOf(body: NamedAwardingBody, facts: Issued): string | undefined {
  return isIssuer(body, facts) ? facts.issuer.logo : body.logo;
}
