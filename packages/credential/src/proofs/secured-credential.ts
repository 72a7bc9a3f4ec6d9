import type { OpenBadge } from '../vocabularies/open-badge-schema.ts';

/** A Data Integrity proof as it stands in a credential (VC Data Integrity 1.0, section 2.1). */
export type DataIntegrityProof = {
  readonly type: 'DataIntegrityProof';
  readonly cryptosuite: 'eddsa-rdfc-2022';
  readonly created?: string | undefined;
  readonly verificationMethod: string;
  readonly proofPurpose: 'assertionMethod';
  readonly proofValue: string;
};

/** A credential with its seal. */
export type Secured<Credential> = Credential & { readonly proof: DataIntegrityProof };
export type SecuredCredential = Secured<OpenBadge>;
