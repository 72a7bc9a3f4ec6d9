import { z } from 'zod';
import { openBadgeContexts } from './open-badge-terms.ts';

/**
 * Open Badges 3.0 as a closed list: a member that is not named here is an error, because the JSON Schema of 1EdTech lets unknown
 * members pass and a verifier that ignores them shows less than was written. Empty lists are an error as well: JSON-LD drops them unsigned.
 * Members that need a context of their own (1EdTech's refresh service, `endorsementJwt`) are not in the pinned contexts, hence not here.
 */
const iri = z
  .string()
  .max(2_048)
  .regex(/^(?:https?:\/\/|urn:|did:)[^\s<>"{}|\\^`]+$/u);
const imageIri = z.string().regex(/^(?:https?:\/\/|urn:|did:|data:image\/)[^\s<>"{}|\\^`]+$/u);
// RFC 3339 with seconds and zone; VC 2.0 §4.9 wants dateTimeStamp
const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/)
  .refine((text) => !Number.isNaN(Date.parse(text)));
const many = <T extends z.ZodType>(member: T) => z.array(member).min(1);
const extension = z.string().regex(/^ext:[A-Za-z0-9._|-]+$/);

function typed<const T extends string>(name: T) {
  return z.union([z.literal(name), many(z.literal(name))]);
}

/** A logo stands in an alignment for want of another place, and there too nothing but its picture is to be fetched. */
const logoAlignmentTarget = z.string().regex(/^data:image\/[^\s<>"{}|\\^`]+$/u);

const image = z.strictObject({ id: imageIri, type: typed('Image'), caption: z.string().optional() });

const alignment = z.strictObject({
  type: typed('Alignment'),
  targetName: z.string(),
  targetUrl: z.union([iri, logoAlignmentTarget]),
  targetType: z
    .union([
      z.enum(['ceasn:Competency', 'ceterms:Credential', 'CFItem', 'CFRubric', 'CFRubricCriterion', 'CFRubricCriterionLevel', 'CTDL']),
      extension,
    ])
    .optional(),
  targetCode: z.string().optional(),
  targetDescription: z.string().optional(),
  targetFramework: z.string().optional(),
});
export type Alignment = z.infer<typeof alignment>;

const identifierTypes = z.union([
  z.enum([
    'name',
    'sourcedId',
    'systemId',
    'productId',
    'userName',
    'accountId',
    'emailAddress',
    'nationalIdentityNumber',
    'isbn',
    'issn',
    'lisSourcedId',
    'oneRosterSourcedId',
    'sisSourcedId',
    'ltiContextId',
    'ltiDeploymentId',
    'ltiToolId',
    'ltiPlatformId',
    'ltiUserId',
    'identifier',
  ]),
  extension,
]);
const identifierEntry = z.strictObject({ type: typed('IdentifierEntry'), identifier: z.string(), identifierType: identifierTypes });
const identityObject = z.strictObject({
  type: typed('IdentityObject'),
  hashed: z.boolean(),
  identityHash: z.string(),
  identityType: identifierTypes,
  salt: z.string().optional(),
});

const address = z.strictObject({
  type: typed('Address'),
  addressCountry: z.string().optional(),
  addressCountryCode: z.string().optional(),
  addressRegion: z.string().optional(),
  addressLocality: z.string().optional(),
  streetAddress: z.string().optional(),
  postOfficeBoxNumber: z.string().optional(),
  postalCode: z.string().optional(),
});

const profileMembers = {
  id: iri,
  type: typed('Profile'),
  name: z.string().optional(),
  url: iri.optional(),
  phone: z.string().optional(),
  description: z.string().optional(),
  image: image.optional(),
  email: z.string().optional(),
  address: address.optional(),
  otherIdentifier: many(identifierEntry).optional(),
  official: z.string().optional(),
};
const organisation = z.strictObject(profileMembers);
const endorser = z.union([iri, z.strictObject({ ...profileMembers, parentOrg: organisation.optional() })]);

const endorsement = z.strictObject({
  '@context': z.tuple([z.literal(openBadgeContexts[0]), z.literal(openBadgeContexts[1])]),
  id: iri,
  type: many(z.enum(['VerifiableCredential', 'EndorsementCredential'])),
  name: z.string().optional(),
  description: z.string().optional(),
  issuer: endorser,
  validFrom: moment,
  validUntil: moment.optional(),
  awardedDate: moment.optional(),
  credentialSubject: z.strictObject({ id: iri, type: typed('EndorsementSubject'), endorsementComment: z.string().optional() }),
  proof: z.record(z.string(), z.unknown()),
});

const profile = z.strictObject({ ...profileMembers, parentOrg: organisation.optional(), endorsement: many(endorsement).optional() });

const rubricLevel = z.strictObject({
  id: iri,
  type: typed('RubricCriterionLevel'),
  name: z.string(),
  alignment: many(alignment).optional(),
  description: z.string().optional(),
  level: z.string().optional(),
  points: z.string().optional(),
});
const resultDescription = z.strictObject({
  id: iri,
  type: typed('ResultDescription'),
  name: z.string(),
  resultType: z.union([
    z.enum([
      'GradePointAverage',
      'LetterGrade',
      'Percent',
      'PerformanceLevel',
      'PredictedScore',
      'RawScore',
      'Result',
      'RubricCriterion',
      'RubricCriterionLevel',
      'RubricScore',
      'ScaledScore',
      'Status',
    ]),
    extension,
  ]),
  alignment: many(alignment).optional(),
  allowedValue: many(z.string()).optional(),
  requiredLevel: iri.optional(),
  requiredValue: z.string().optional(),
  rubricCriterionLevel: many(rubricLevel).optional(),
  valueMin: z.string().optional(),
  valueMax: z.string().optional(),
});
export type ResultDescription = z.infer<typeof resultDescription>;

const result = z.strictObject({
  type: typed('Result'),
  resultDescription: iri.optional(),
  value: z.string().optional(),
  status: z.enum(['Completed', 'Enrolled', 'Failed', 'InProgress', 'OnHold', 'Withdrew']).optional(),
  achievedLevel: iri.optional(),
  alignment: many(alignment).optional(),
});
export type Result = z.infer<typeof result>;

const credits = z.number().min(0).max(100_000);
const achievement = z.strictObject({
  id: iri,
  type: typed('Achievement'),
  name: z.string(),
  description: z.string(),
  criteria: z.strictObject({ id: iri.optional(), type: typed('Criteria').optional(), narrative: z.string().optional() }),
  achievementType: z
    .union([
      z.enum([
        'Achievement',
        'ApprenticeshipCertificate',
        'Assessment',
        'Assignment',
        'AssociateDegree',
        'Award',
        'Badge',
        'BachelorDegree',
        'Certificate',
        'CertificateOfCompletion',
        'Certification',
        'CommunityService',
        'Competency',
        'Course',
        'CoCurricular',
        'Degree',
        'Diploma',
        'DoctoralDegree',
        'Fieldwork',
        'GeneralEducationDevelopment',
        'JourneymanCertificate',
        'LearningProgram',
        'License',
        'Membership',
        'ProfessionalDoctorate',
        'QualityAssuranceCredential',
        'MasterCertificate',
        'MasterDegree',
        'MicroCredential',
        'ResearchDoctorate',
        'SecondarySchoolDiploma',
      ]),
      extension,
    ])
    .optional(),
  alignment: many(alignment).optional(),
  creator: profile.optional(),
  creditsAvailable: credits.optional(),
  endorsement: many(endorsement).optional(),
  fieldOfStudy: z.string().optional(),
  humanCode: z.string().optional(),
  image: image.optional(),
  inLanguage: z.string().optional(),
  otherIdentifier: many(identifierEntry).optional(),
  related: many(
    z.strictObject({ id: iri, type: typed('Related'), inLanguage: z.string().optional(), version: z.string().optional() }),
  ).optional(),
  resultDescription: many(resultDescription).optional(),
  specialization: z.string().optional(),
  tag: many(z.string()).optional(),
  version: z.string().optional(),
});

const subject = z
  .strictObject({
    id: iri.optional(),
    type: typed('AchievementSubject'),
    achievement,
    identifier: many(identityObject).optional(),
    creditsEarned: credits.optional(),
    activityStartDate: z.string().optional(),
    activityEndDate: z.string().optional(),
    image: image.optional(),
    licenseNumber: z.string().optional(),
    narrative: z.string().optional(),
    result: many(result).optional(),
    role: z.string().optional(),
    source: profile.optional(),
    term: z.string().optional(),
  })
  .refine(({ id, identifier }) => id !== undefined || identifier !== undefined, 'either id or identifier names the learner');

export const statusEntry = z.strictObject({
  id: iri.optional(),
  type: typed('BitstringStatusListEntry'),
  statusPurpose: z.string(),
  statusListIndex: z.string().regex(/^(?:0|[1-9][0-9]{0,9})$/),
  statusListCredential: iri,
  statusSize: z.number().int().min(1).optional(),
});
/** One place on a Bitstring status list, as an issuer writes it. */
export type StatusListEntry = {
  readonly id?: string;
  readonly type: 'BitstringStatusListEntry';
  readonly statusPurpose: 'revocation' | 'suspension';
  readonly statusListIndex: string;
  readonly statusListCredential: string;
};

const evidence = z.strictObject({
  id: iri.optional(),
  type: typed('Evidence'),
  name: z.string().optional(),
  description: z.string().optional(),
  narrative: z.string().optional(),
  genre: z.string().optional(),
  audience: z.string().optional(),
});

/** The credential without its proof: exactly what is signed. */
export const openBadge = z.strictObject({
  '@context': z.tuple([z.literal(openBadgeContexts[0]), z.literal(openBadgeContexts[1])]),
  id: iri,
  type: many(z.enum(['VerifiableCredential', 'AchievementCredential', 'OpenBadgeCredential'])).refine(
    (types) => types.includes('VerifiableCredential') && types.some((type) => type !== 'VerifiableCredential'),
  ),
  name: z.string().optional(),
  description: z.string().optional(),
  image: image.optional(),
  issuer: z.union([iri, profile]),
  validFrom: moment,
  validUntil: moment.optional(),
  awardedDate: moment.optional(),
  credentialSubject: subject,
  credentialSchema: z
    .union([z.strictObject({ id: iri, type: typed('JsonSchema') }), many(z.strictObject({ id: iri, type: typed('JsonSchema') }))])
    .optional(),
  credentialStatus: z.union([statusEntry, many(statusEntry)]).optional(),
  endorsement: many(endorsement).optional(),
  evidence: many(evidence).optional(),
});
export type OpenBadge = z.infer<typeof openBadge>;
