/** The only contexts an Open Badge of ours may name, in this order (OB 3.0, section on JSON-LD; VC 2.0, section 4.3). */
export const openBadgeContexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;

/**
 * Open Badges has no property for most elements of Annex I. They stand as alignments whose `targetType` says what they are;
 * OB 3.0 allows own types when they begin with `ext:` (AlignmentTargetType).
 */
export const alignmentType = {
  awardingBody: 'ext:AwardingBody',
  awardingBodyLogo: 'ext:AwardingBodyLogo',
  outcome: 'ext:LearningOutcome',
  esco: 'ext:ESCO',
  ects: 'ext:ECTS',
  hours: 'ext:Workload',
  teachingHours: 'ext:TeachingHours',
  eqf: 'ext:EQF',
  cycle: 'ext:QFEHEA',
  nqf: 'ext:NQF',
  assessmentType: 'ext:AssessmentType',
  participationForm: 'ext:ParticipationForm',
  qualityAssurance: 'ext:QualityAssurance',
  prerequisites: 'ext:Prerequisites',
  supervision: 'ext:Supervision',
  stacking: 'ext:Stackability',
  institution: 'ext:Institution',
  teachingLanguage: 'ext:TeachingLanguage',
  bestGrade: 'ext:BestGrade',
  worstGrade: 'ext:WorstGrade',
} as const;
export type AlignmentKind = keyof typeof alignmentType;

/** Names of the frameworks behind the alignments, as they call themselves. */
export const frameworkName: Partial<Record<AlignmentKind, string>> = {
  ects: 'European Credit Transfer and Accumulation System',
  eqf: 'European Qualifications Framework',
  cycle: 'Qualifications Framework of the European Higher Education Area',
  esco: 'European Skills, Competences, Qualifications and Occupations',
};

/** Fragments of the achievement's id under which results are described. */
export const resultFragment = {
  grade: 'grade',
  ects: 'ects',
  attendance: 'attendance',
  participation: 'participation',
  component: 'component-',
} as const;

/** Types of identifier of our own (OB 3.0, IdentifierTypeEnum is extensible by `ext:`). */
export const identifierType = {
  learnerName: 'name',
  studentNumber: 'ext:studentNumber',
  legalId: 'ext:legalIdentifier',
  contentHash: 'ext:contentHash',
} as const;

export type Labels = {
  readonly grade: string;
  readonly ects: string;
  readonly attendance: string;
  readonly participation: string;
  readonly hours: string;
  readonly teachingHours: string;
};

/** How results are called in the credential's own language; English for languages without an entry. */
export const resultLabels: Readonly<Record<string, Labels>> & { readonly en: Labels } = {
  en: {
    grade: 'Grade',
    ects: 'ECTS credits',
    attendance: 'Attendance in per cent',
    participation: 'Participation recorded',
    hours: 'hours of work',
    teachingHours: 'hours of teaching',
  },
  de: {
    grade: 'Note',
    ects: 'ECTS-Punkte',
    attendance: 'Anwesenheit in Prozent',
    participation: 'Teilnahme festgestellt',
    hours: 'Arbeitsstunden',
    teachingHours: 'Unterrichtsstunden',
  },
};

/** The labels for a BCP 47 tag. */
export function labelsFor(language: string | undefined): Labels {
  return resultLabels[language?.split('-')[0]?.toLowerCase() ?? 'en'] ?? resultLabels.en;
}
