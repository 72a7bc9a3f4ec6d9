import { everybody, nobody, ofJob, parties, people, type Row, row, staff } from './row-for-tests.ts';

const describers = ['course-leader', 'quality-officer'] as const;
const entering = ['course-leader', 'lecturer', 'registrar'] as const;
const enrolling = ['admission-officer', 'registrar'] as const;
const register = ['registrar', 'institution-admin'] as const;
/** Whoever keeps the register of any institution may ask for the list of their own. */
const anyRegister = [...register, 'partner-staff', 'stranger'] as const;

/** Describing and approving. The partner sees the case, not the workshop of the leading institution. */
export const approvalRows: readonly Row[] = [
  row('start-description', describers, everybody, ({ ours }) => ({
    institutionId: ours,
    title: 'City lab',
    language: 'en',
    otherLanguage: 'de',
  })),
  row('import-description', describers, everybody, ({ ours }) => ({
    institutionId: ours,
    document: { description: { title: { en: 'City lab' } } },
  })),
  row('clone-description', describers, staff, ({ draft }) => ({ id: draft })),
  row('describe', describers, staff, ({ draft }) => ({ id: draft, section: 'basics', edit: 0, elements: {} })),
  row('speak-language', describers, staff, ({ draft }) => ({ id: draft, language: 'el' })),
  row('withdraw-description', describers, staff, ({ draft }) => ({ id: draft })),
  row('search-codes', [...everybody, 'operator', 'any job'], everybody, () => ({ list: 'isced-fields', q: 'law' })),
  row('list-descriptions', people, everybody, () => ({})),
  row('show-description', staff, nobody, ({ draft }) => ({ id: draft })),
  row('show-description', staff, nobody, ({ submitted }) => ({ id: submitted }), 'submitted'),
  row('check-offer', [...everybody, 'operator', 'any job'], everybody, () => ({ document: { description: {} } })),
  row('check-description', staff, nobody, ({ draft }) => ({ id: draft })),
  row('revise-description', ['course-leader'], staff, ({ approved }) => ({
    id: approved,
    step: 'pilot',
    reason: 'Learners asked for more time.',
  })),
  row('give-up-revision', ['course-leader'], staff, ({ revised }) => ({ id: revised, version: 2 })),
  row('list-revisions', staff, nobody, ({ revised }) => ({ id: revised })),
  row('invite-stakeholder', describers, staff, ({ draft }) => ({
    id: draft,
    stakeholder: { kind: 'company', name: 'Kühlwerk', country: 'DE' },
    speaker: { name: 'Bo Kühl', email: 'bo@kuehlwerk.example' },
    until: '2027-06-30',
  })),
  row('end-invitation', describers, staff, ({ invitationId }) => ({ id: invitationId })),
  row('list-invitations', staff, nobody, ({ draft }) => ({ id: draft })),
  row('list-comments', staff, nobody, ({ draft }) => ({ id: draft })),
  row('comment-on-description', [...staff, 'speaker'], nobody, ({ draft }) => ({ id: draft, body: 'Too many hours.' })),
  row('answer-comment', staff, nobody, ({ comment }) => ({ id: comment, body: 'Why?' }), 'said among those who design'),
  row(
    'answer-comment',
    [...staff, 'speaker'],
    nobody,
    ({ commentToCity }) => ({ id: commentToCity, body: 'Why?' }),
    'said to a city [UNIC-11]',
  ),
  row('close-comment', describers, [...staff, 'speaker'], ({ commentToCity }) => ({ id: commentToCity })),
  row('list-developments', people, everybody, () => ({})),
  row('show-development', ['speaker'], nobody, ({ draft }) => ({ id: draft })),
  ofJob('write-invitation-mail', ['when-stakeholder-invited-write-to-them'], ({ invitationId, mine }) => ({
    invitationId,
    personId: mine.personId,
  })),
  row('ask-deviation', ['course-leader'], staff, ({ deviating }) => ({
    id: deviating,
    framework: 'unic-standard-2024',
    rule: 'UNI-C12',
    reason: 'The register number is applied for.',
    until: '2027-06-30',
  })),
  row('decide-deviation', ['decider'], staff, ({ deviationId }) => ({
    id: deviationId,
    decision: 'granted',
    reason: 'The contract is signed.',
    until: '2027-03-31',
  })),
  row('take-back-deviation', ['course-leader'], staff, ({ deviationId }) => ({ id: deviationId, state: 'asked' }), 'a wish'),
  row(
    'take-back-deviation',
    ['course-leader', 'decider'],
    staff,
    ({ grantedId }) => ({ id: grantedId, state: 'granted', reason: 'The partner has joined.' }),
    'one that was granted [UNIC-6]',
  ),
  row('list-deviations', people, everybody, () => ({})),
  row('show-deviation', staff, nobody, ({ deviationId }) => ({ id: deviationId })),
  ofJob(
    'write-deviation-mail',
    ['when-deviation-asked-write-to-deciders', 'when-deviation-settled-write-to-course-leader'],
    ({ deviationId, mine }) => ({ deviationId, personId: mine.personId, purpose: 'deviation-asked' }),
  ),
  row('show-submission', describers, staff, ({ draft }) => ({ id: draft })),
  row('submit-description', ['course-leader'], staff, ({ draft, ours, theirs }) => ({
    id: draft,
    edit: 0,
    awardingBodies: [ours, theirs],
  })),
  row('withdraw-case', ['course-leader'], parties, ({ caseId }) => ({ id: caseId })),
  row(
    'decide-case',
    ['decider'],
    parties,
    ({ caseId, ours, contentHash }) => ({ id: caseId, institutionId: ours, decision: 'approved', contentHash }),
    'for the leading institution',
  ),
  row(
    'decide-case',
    ['partner-decider'],
    parties,
    ({ caseId, theirs, contentHash }) => ({ id: caseId, institutionId: theirs, decision: 'approved', contentHash }),
    'for the partner [UNIC-50]',
  ),
  row(
    'decide-case',
    [],
    parties,
    ({ caseId, elsewhere, contentHash }) => ({ id: caseId, institutionId: elsewhere, decision: 'approved', contentHash }),
    'for an institution that has no say',
  ),
  row('list-cases', people, everybody, () => ({})),
  row('show-case', parties, nobody, ({ caseId }) => ({ id: caseId })),
  ofJob(
    'write-case-mail',
    ['when-description-submitted-write-to-deciders', 'when-case-closed-write-to-course-leader'],
    ({ caseId, mine }) => ({
      caseId,
      personId: mine.personId,
      purpose: 'case-opened',
    }),
  ),
];

/** Offering and enrolling. */
export const offeringRows: readonly Row[] = [
  row('draft-offering', ['course-leader', 'institution-admin'], staff, ({ open }) => ({
    descriptionId: open.descriptionId,
    startsOn: '2027-02-08',
    endsOn: '2027-03-26',
    language: 'en',
    seats: 4,
  })),
  row('change-offering', ['course-leader', 'institution-admin'], staff, ({ offering }) => ({ id: offering, edit: 0, seats: 7 }), 'a draft'),
  row(
    'change-offering',
    ['institution-admin'],
    staff,
    ({ open }) => ({ id: open.offeringId, edit: 0, seats: 70 }),
    'a published one [OFFER-35]',
  ),
  row('publish-offering', ['institution-admin'], staff, ({ offering }) => ({ id: offering })),
  row('cancel-offering', ['course-leader', 'institution-admin'], staff, ({ offering }) => ({ id: offering, reason: 'Too few' }), 'a draft'),
  row('cancel-offering', ['institution-admin'], staff, ({ open }) => ({ id: open.offeringId, reason: 'Too few' }), 'a published one'),
  row('withdraw-publication', ['institution-admin'], staff, ({ open }) => ({ descriptionId: open.descriptionId })),
  row('list-offerings', people, everybody, () => ({})),
  row('list-offerable-descriptions', people, everybody, () => ({})),
  row('show-offering', staff, nobody, ({ offering }) => ({ id: offering })),
  row('show-offering', staff, nobody, ({ open }) => ({ id: open.offeringId }), 'a published one'),
  row('search-catalogue', [...everybody, 'operator', 'any job'], everybody, () => ({})),
  row('show-micro-credential', [...everybody, 'operator', 'any job'], everybody, ({ open }) => ({ slug: open.slug })),
  row('list-addresses', [...everybody, 'operator', 'any job'], everybody, () => ({})),

  row('apply', people, everybody, ({ open }) => ({ offeringId: open.offeringId, name: 'Inês', prerequisitesMet: true })),
  row('show-application-form', [...everybody, 'operator', 'any job'], everybody, ({ open }) => ({
    slug: open.slug,
    offeringId: open.offeringId,
  })),
  row('withdraw-application', ['learner'], nobody, ({ applicationId }) => ({ applicationId })),
  row('show-own-application', ['learner'], nobody, ({ applicationId }) => ({ applicationId })),
  row('list-own-applications', people, everybody, () => ({})),
  row('list-applications', ['course-leader', 'admission-officer'], staff, ({ open }) => ({ offeringId: open.offeringId })),
  row('decide-application', ['course-leader', 'admission-officer'], staff, ({ open, applicationId }) => ({
    offeringId: open.offeringId,
    applicationIds: [applicationId],
    decision: 'accepted',
  })),
  row('enrol-class', enrolling, staff, ({ running }) => ({ offeringId: running.offeringId, learners: [{ name: 'Inês' }] })),
  row('withdraw-enrolment', enrolling, staff, ({ held }) => ({ enrolmentId: held.enrolmentId })),
  row('list-class', ['course-leader', 'lecturer', ...enrolling], staff, ({ running }) => ({ offeringId: running.offeringId })),
  ofJob('write-to-applicant', ['when-application-moves-write-to-applicant'], ({ applicationId }) => ({ applicationId, kind: 'received' })),
];

/** Results, by hand and from a list. */
export const resultRows: readonly Row[] = [
  row('enter-results', entering, staff, ({ running, held }) => ({
    offeringId: running.offeringId,
    rows: [{ enrolmentId: held.enrolmentId, said: { result: 'pass', attendance: 95, assessedOn: '2026-11-18' } }],
  })),
  row('confirm-results', ['course-leader', 'registrar'], staff, ({ running, entered }) => ({
    offeringId: running.offeringId,
    rows: [{ enrolmentId: entered.enrolmentId, edit: 0 }],
  })),
  row('show-results', entering, staff, ({ running }) => ({ offeringId: running.offeringId })),
  row('show-class-place', [...entering, 'admission-officer'], staff, ({ running }) => ({ offeringId: running.offeringId })),
  ...(['results', 'enrol'] as const).flatMap((purpose) => {
    const may = purpose === 'enrol' ? enrolling : entering;
    const list = ({ enrolList, resultList }: { enrolList: string; resultList: string }) => (purpose === 'enrol' ? enrolList : resultList);
    return [
      row('begin-class-import', may, staff, ({ running, sheet }) => ({ offeringId: running.offeringId, purpose, sheet }), purpose),
      row('change-class-import', may, staff, (world) => ({ id: list(world), edit: 0 }), purpose),
      row('take-class-import', may, staff, (world) => ({ id: list(world), edit: 0 }), purpose),
      row('drop-class-import', may, staff, (world) => ({ id: list(world) }), purpose),
      row('show-class-import', may, staff, (world) => ({ id: list(world) }), purpose),
    ];
  }),
];

/** Issuing, revoking, and what the learner does with it. */
export const credentialRows: readonly Row[] = [
  row('name-issuer', [...register, 'operator'], staff, ({ ours }) => ({ institutionId: ours, legalId: 'DE-HRB-2', seat: 'Mühlenau' })),
  row('show-issuer', staff, nobody, ({ ours }) => ({ institutionId: ours })),
  row('order-issuing', ['registrar'], staff, ({ passed }) => ({ offeringId: passed.offeringId })),
  row('resume-issuing', ['registrar'], staff, ({ passed }) => ({ offeringId: passed.offeringId })),
  row('show-issuing', register, staff, ({ passed }) => ({ offeringId: passed.offeringId })),
  row('preview-credential', register, staff, ({ ready, passed }) => ({ offeringId: passed.offeringId, enrolmentId: ready.enrolmentId })),
  row('hand-over-credential', ['registrar'], staff, ({ mine }) => ({ id: mine.credentialId })),
  ofJob('take-issuing', ['issue-credentials'], ({ issuingId }) => ({ issuingId, from: 0 })),
  ofJob('plan-credentials', ['issue-credentials'], ({ issuingId, mine }) => ({
    issuingId,
    enrolments: [mine.enrolmentId],
    key: { kid: 'k', controller: 'c', publicJwk: {} },
  })),
  ofJob('mark-unfit', ['issue-credentials'], ({ mine }) => ({ id: mine.credentialId, codes: ['key-changed'] })),
  ofJob('record-credentials', ['issue-credentials'], ({ mine }) => ({
    credentials: [{ id: mine.credentialId, intentHash: 'none', signed: '{}' }],
  })),
  ofJob('end-issuing', ['issue-credentials'], ({ issuingId }) => ({ issuingId })),
  ofJob('take-signed', ['draw-certificate'], ({ mine }) => ({ id: mine.credentialId })),
  ofJob('record-certificate', ['draw-certificate'], ({ mine }) => ({
    id: mine.credentialId,
    signedHash: 'none',
    certificate: new Uint8Array(1),
  })),
  ofJob('write-to-learner', ['when-credential-issued-write-to-learner'], ({ mine }) => ({ credentialId: mine.credentialId })),
  ofJob('make-holder-share', ['when-credential-issued-write-to-learner'], ({ mine }) => ({ credentialId: mine.credentialId })),
  ofJob('write-revocation-to-learner', ['when-credential-revoked-write-to-learner'], ({ revoked }) => ({
    credentialId: revoked.credentialId,
  })),

  row('list-credentials', register, staff, ({ ours }) => ({ institutionId: ours })),
  row('list-credentials', anyRegister, everybody, () => ({}), "of one's own institutions"),
  row('find-credentials', anyRegister, everybody, ({ mine }) => ({ wanted: mine.credentialId })),
  row('list-revocations', anyRegister, everybody, () => ({})),
  row('show-credential', register, staff, ({ mine }) => ({ id: mine.credentialId })),
  row('take-credential', register, staff, ({ mine }) => ({ id: mine.credentialId, form: 'credential' })),
  row('ask-revocation', ['registrar'], staff, ({ mine }) => ({
    credentialId: mine.credentialId,
    reason: 'data-error',
    note: 'The name is wrong.',
  })),
  row('settle-revocation', register, staff, ({ revocationId }) => ({ id: revocationId, decision: 'confirm' })),

  row('list-own-credentials', people, everybody, () => ({})),
  row('show-own-credential', ['learner'], nobody, ({ mine }) => ({ id: mine.credentialId })),
  row(
    'share-credential',
    ['learner'],
    nobody,
    ({ mine }) => ({ of: { credentialId: mine.credentialId }, label: 'x', until: 'no-end' }),
    'signed in',
  ),
  row(
    'share-credential',
    [...everybody, 'operator', 'any job'],
    everybody,
    ({ holderToken }) => ({ of: { token: holderToken }, label: 'x', until: 'no-end' }),
    'by the link of the mail',
  ),
  row(
    'share-credential',
    [],
    nobody,
    ({ shareToken }) => ({ of: { token: shareToken }, label: 'x', until: 'no-end' }),
    'by a link that was given on',
  ),
  row('end-share', ['learner'], nobody, ({ mine, shareId }) => ({ of: { credentialId: mine.credentialId }, shareId }), 'signed in'),
  row(
    'end-share',
    [...everybody, 'operator', 'any job'],
    everybody,
    ({ holderToken, shareId }) => ({ of: { token: holderToken }, shareId }),
    'by the link of the mail',
  ),
  row('end-share', [], nobody, ({ shareToken, shareId }) => ({ of: { token: shareToken }, shareId }), 'by a link that was given on'),
  // Whoever holds the token may.
  row('open-share', [...everybody, 'operator', 'any job'], everybody, ({ shareToken }) => ({ token: shareToken })),
  row('note-opening', [...everybody, 'operator', 'any job'], everybody, ({ shareToken }) => ({ token: shareToken })),
];
