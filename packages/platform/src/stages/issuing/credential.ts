import { z } from 'zod';
import type { CredentialState } from '../../base/database/tables.ts';

export type { CredentialState } from '../../base/database/tables.ts';

/** One credential as the house keeps it, without its bytes. */
export type Credential = {
  readonly id: string;
  readonly issuingId: string;
  readonly enrolmentId: string;
  readonly offeringId: string;
  readonly institutionId: string;
  readonly personId: string;
  readonly state: CredentialState;
  /** the key it was planned for */
  readonly keyId: string;
  /** lower-case hex SHA-256 of what was to be signed */
  readonly intentHash: string;
  readonly plannedAt: Date;
  /** what keeps it from being signed: codes */
  readonly trouble: readonly string[];
  /** lower-case hex SHA-256 of what was signed */
  readonly signedHash?: string;
  readonly issuedAt?: Date;
  readonly revokedAt?: Date;
  /** its certificate is drawn and kept */
  readonly drawn: boolean;
};

/** An order to issue, and how far it came. */
export type Issuing = {
  readonly id: string;
  readonly offeringId: string;
  readonly institutionId: string;
  readonly orderedAt: Date;
  readonly orderedBy?: string;
  readonly total: number;
  readonly endedAt?: Date;
};

/** The name a credential has in itself. */
export const urnOf = (id: string): string => `urn:uuid:${id}`;

/** Where the bytes of a credential are sealed under its learner's key. */
export const places = {
  intent: 'credential.intent',
  signed: 'credential.signed',
  certificate: 'credential.certificate',
} as const;

/** Codes of what keeps a credential from being signed, as they stand in the database. */
export const troubleCodes = z.array(z.string().regex(/^[a-z0-9-]+$/)).min(1);

/** Of a credential or an order: what the policy judges. */
export type CredentialStanding = { readonly id: string; readonly institutionId: string; readonly personId: string };
