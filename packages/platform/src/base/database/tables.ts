import type { Description, Framework, Text } from '@laurel/microcredential';
import type { ColumnType, Generated, GeneratedAlways, Kysely } from 'kysely';
import type { InstitutionKeyState } from '../institution-keys/institution-key.ts';
import type { InstitutionState } from '../people/institution.ts';
import type { StatusPurpose } from '../status-lists/status-list.ts';

/** Which database the house stands on: the same SQL, with one connection (embedded) or many. */
export type DatabaseKind = 'pglite' | 'postgres';

type Facts = Readonly<Record<string, string | number | boolean | null>>;
/** Kysely wants jsonb as text on the way in; it comes out parsed. */
type Json<T> = ColumnType<T, string, never>;
/** Written once. */
type Fixed<T> = ColumnType<T, T, never>;

export type Tables = {
  /** One row: the mark of the house key this database was made with. */
  house: { id: Fixed<number>; house_id: Fixed<string>; key_mark: Fixed<string>; made_at: Fixed<Date> };
  institution: {
    id: Fixed<string>;
    name: string;
    sort_name: string;
    country: string;
    website: string;
    state: InstitutionState;
    contact_id: Fixed<string>;
    introduced_at: Fixed<Date>;
    confirmed_at: ColumnType<Date | null, never, Date>;
  };
  person: {
    id: Fixed<string>;
    name_sealed: Buffer;
    email_sealed: Buffer;
    language: string;
    created_at: Fixed<Date>;
    email_mark: ColumnType<string | null, string | undefined, never>;
  };
  person_role: {
    id: Fixed<string>;
    person_id: Fixed<string>;
    institution_id: Fixed<string>;
    role: Fixed<string>;
    from_day: Fixed<string>;
    until_day: ColumnType<string | null, string | null, never>;
    lent_from: ColumnType<string | null, string | undefined, never>;
    given_at: Fixed<Date>;
    ended_at: ColumnType<Date | null, never, Date>;
  };
  institution_look: {
    institution_id: Fixed<string>;
    colour: string | null;
    logo: Buffer | null;
    logo_type: 'png' | 'jpeg' | null;
    logo_width: number | null;
    logo_height: number | null;
    changed_at: Date;
  };
  alliance: { id: Fixed<string>; name: Fixed<string>; founded_at: Fixed<Date> };
  alliance_member: { alliance_id: Fixed<string>; institution_id: Fixed<string>; joined_at: Fixed<Date> };
  own_framework: {
    id: Fixed<string>;
    alliance_id: Fixed<string>;
    draft: ColumnType<Framework, string, string>;
    edit: Generated<number>;
    made_at: Fixed<Date>;
    changed_at: Date;
  };
  framework_version: {
    id: Fixed<string>;
    framework_id: Fixed<string>;
    alliance_id: Fixed<string>;
    version: Fixed<string>;
    content: Json<Framework>;
    valid_from: Fixed<string>;
    valid_to: ColumnType<string | null, never, string>;
    published_at: Fixed<Date>;
    published_by: Fixed<string | null>;
  };
  framework_decision: {
    alliance_id: Fixed<string>;
    framework_id: Fixed<string>;
    binds: Fixed<boolean>;
    since: Fixed<Date>;
    decided_by: Fixed<string | null>;
    seq: Generated<string>;
  };
  framework_numbers: {
    alliance_id: Fixed<string | null>;
    country: Fixed<string | null>;
    institution_id: Fixed<string | null>;
    framework_id: Fixed<string>;
    params: Json<Readonly<Record<string, string | number | boolean>>>;
    since: Fixed<Date>;
    set_by: Fixed<string | null>;
    seq: Generated<string>;
  };
  sign_in_link: {
    id: Fixed<string>;
    token_hash: Fixed<string>;
    person_id: Fixed<string>;
    purpose: Fixed<string>;
    return_path: ColumnType<string | null, string | undefined, never>;
    made_at: Fixed<Date>;
    expires_at: Fixed<Date>;
    used_at: ColumnType<Date | null, never, Date>;
  };
  registration: {
    id: Fixed<string>;
    token_hash: Fixed<string>;
    /** the id that the person will have */
    person_id: Fixed<string>;
    email_mark: Fixed<string>;
    sealed: Fixed<Buffer>;
    return_path: ColumnType<string | null, string | undefined, never>;
    made_at: Fixed<Date>;
    expires_at: Fixed<Date>;
    used_at: ColumnType<Date | null, never, Date>;
  };
  session: {
    id: Fixed<string>;
    token_hash: Fixed<string>;
    person_id: Fixed<string>;
    made_at: Fixed<Date>;
    seen_at: Date;
    expires_at: Fixed<Date>;
    ended_at: ColumnType<Date | null, never, Date>;
  };
  description: {
    id: Fixed<string>;
    institution_id: Fixed<string>;
    made_by: Fixed<string | null>;
    state: ColumnType<'draft' | 'submitted' | 'approved' | 'withdrawn', never, 'draft' | 'submitted' | 'approved' | 'withdrawn'>;
    languages: string[];
    made_at: Fixed<Date>;
  };
  description_version: {
    description_id: Fixed<string>;
    number: Fixed<number>;
    content: ColumnType<Description, string, string>;
    content_hash: ColumnType<string | null, never, string>;
    frozen_at: ColumnType<Date | null, never, Date>;
    changed_at: Date;
    edit: Generated<number>;
    section_edits: ColumnType<Readonly<Record<string, number>>, never, string>;
  };
  description_author: { description_id: Fixed<string>; person_id: Fixed<string>; since: Fixed<Date> };
  description_revision: {
    id: Fixed<string>;
    description_id: Fixed<string>;
    from_version: Fixed<number>;
    version: Fixed<number>;
    step: Fixed<string>;
    reason: Fixed<string>;
    state: ColumnType<RevisionState, never, Exclude<RevisionState, 'open'>>;
    opened_by: Fixed<string | null>;
    opened_at: Fixed<Date>;
    closed_at: ColumnType<Date | null, never, Date>;
  };
  stakeholder: {
    id: Fixed<string>;
    institution_id: Fixed<string>;
    kind: Fixed<StakeholderKind>;
    name: Fixed<string>;
    country: Fixed<string>;
    made_at: Fixed<Date>;
  };
  stakeholder_person: { stakeholder_id: Fixed<string>; institution_id: Fixed<string>; person_id: Fixed<string>; since: Fixed<Date> };
  design_invitation: {
    id: Fixed<string>;
    description_id: Fixed<string>;
    institution_id: Fixed<string>;
    stakeholder_id: Fixed<string>;
    /** a calendar day, `2026-11-22` */
    until_day: string;
    invited_by: Fixed<string | null>;
    invited_at: Fixed<Date>;
    ended_at: ColumnType<Date | null, never, Date>;
  };
  design_comment: {
    id: Fixed<string>;
    place: GeneratedAlways<string>;
    description_id: Fixed<string>;
    institution_id: Fixed<string>;
    version: Fixed<number>;
    element: Fixed<string | null>;
    answers: Fixed<string | null>;
    body: Fixed<string>;
    stakeholder_id: Fixed<string | null>;
    by_stakeholder: Fixed<boolean>;
    author: Fixed<string | null>;
    said_at: Fixed<Date>;
    closed_at: ColumnType<Date | null, never, Date>;
  };
  deviation: {
    id: Fixed<string>;
    description_id: Fixed<string>;
    institution_id: Fixed<string>;
    framework: Fixed<string>;
    framework_version: string;
    rule: Fixed<string>;
    state: ColumnType<DeviationState, never, Exclude<DeviationState, 'asked'>>;
    wish: Fixed<string>;
    /** calendar days, `2026-11-22` */
    wished_until: Fixed<string>;
    asked_by: Fixed<string | null>;
    asked_at: Fixed<Date>;
    reason: ColumnType<string | null, never, string>;
    decided_by: ColumnType<string | null, never, string | null>;
    decided_at: ColumnType<Date | null, never, Date>;
    from_day: ColumnType<string | null, never, string>;
    until_day: ColumnType<string | null, never, string>;
    ended_by: ColumnType<string | null, never, string | null>;
    ended_at: ColumnType<Date | null, never, Date>;
    end_reason: ColumnType<string | null, never, string>;
  };
  approval_case: {
    id: Fixed<string>;
    description_id: Fixed<string>;
    version: Fixed<number>;
    institution_id: Fixed<string>;
    parties: Fixed<string[]>;
    content_hash: Fixed<string>;
    state: ColumnType<CaseState, never, CaseState>;
    opened_by: Fixed<string | null>;
    opened_at: Fixed<Date>;
    closed_at: ColumnType<Date | null, never, Date>;
    edit: Generated<number>;
    verdicts: ColumnType<readonly KeptVerdict[] | null, string | undefined, never>;
  };
  approval_decision: {
    case_id: Fixed<string>;
    institution_id: Fixed<string>;
    decision: ColumnType<CaseDecision, never, CaseDecision>;
    decided_by: ColumnType<string | null, never, string | null>;
    decided_at: ColumnType<Date | null, never, Date | null>;
    content_hash: ColumnType<string | null, never, string | null>;
    reason: ColumnType<string | null, never, string | null>;
  };
  publication: {
    description_id: Fixed<string>;
    version: number;
    institution_id: Fixed<string>;
    awarding_bodies: string[];
    slug: Fixed<string>;
    content_hash: string;
    approved_at: Date;
    published_at: Fixed<Date>;
    withdrawn_at: ColumnType<Date | null, never, Date | null>;
    /** tsvector: only ever written and compared in SQL */
    words: string;
    languages: string[];
    ects: number | null;
    eqf: number | null;
    mode: string | null;
    card: ColumnType<PublicationCard, string | undefined, string>;
    starts: Generated<string[]>;
  };
  offering: {
    id: Fixed<string>;
    description_id: Fixed<string>;
    version: Fixed<number>;
    institution_id: Fixed<string>;
    state: ColumnType<OfferingState, never, OfferingState>;
    /** calendar days, `2026-11-22` */
    starts_on: string;
    ends_on: string;
    apply_until: string | null;
    place: string | null;
    language: string;
    seats: number;
    taken: Generated<number>;
    price_cents: number;
    currency: string;
    made_by: Fixed<string | null>;
    made_at: Fixed<Date>;
    published_at: ColumnType<Date | null, never, Date>;
    moved_at: ColumnType<Date | null, never, Date>;
    cancelled_at: ColumnType<Date | null, never, Date>;
    cancel_reason: ColumnType<string | null, never, string>;
    edit: Generated<number>;
  };
  application: {
    id: Fixed<string>;
    offering_id: Fixed<string>;
    institution_id: Fixed<string>;
    person_id: Fixed<string>;
    state: ColumnType<ApplicationState, never, ApplicationState>;
    sealed: Fixed<Buffer>;
    submitted_at: Fixed<Date>;
    decided_at: ColumnType<Date | null, never, Date>;
    decided_by: ColumnType<string | null, never, string | null>;
    reason: ColumnType<string | null, never, string | null>;
    reason_sealed: ColumnType<Buffer | null, never, Buffer | null>;
  };
  enrolment: {
    id: Fixed<string>;
    offering_id: Fixed<string>;
    institution_id: Fixed<string>;
    person_id: Fixed<string>;
    application_id: ColumnType<string | null, string | undefined, never>;
    learner_sealed: Fixed<Buffer>;
    student_mark: ColumnType<string | null, string | undefined, never>;
    enrolled_at: Fixed<Date>;
    enrolled_by: Fixed<string | null>;
    withdrawn_at: ColumnType<Date | null, never, Date>;
  };
  result: {
    enrolment_id: Fixed<string>;
    offering_id: Fixed<string>;
    institution_id: Fixed<string>;
    state: ColumnType<'entered' | 'confirmed', never, 'entered' | 'confirmed'>;
    result: 'pass' | 'fail';
    grade: string | null;
    attendance: number | null;
    assessed_on: string;
    component_grades: ColumnType<Readonly<Record<string, string>>, string, string>;
    entered_by: string | null;
    entered_at: Date;
    confirmed_by: ColumnType<string | null, never, string | null>;
    confirmed_at: ColumnType<Date | null, never, Date>;
    edit: Generated<number>;
  };
  class_import: {
    id: Fixed<string>;
    offering_id: Fixed<string>;
    institution_id: Fixed<string>;
    purpose: Fixed<'enrol' | 'results'>;
    made_by: Fixed<string | null>;
    made_at: Fixed<Date>;
    sealed: ColumnType<Buffer | null, Buffer, Buffer | null>;
    edit: Generated<number>;
    taken_at: ColumnType<Date | null, never, Date>;
  };
  issuer_identity: { institution_id: Fixed<string>; legal_id: string; seat: string; changed_at: Date };
  issuing: {
    id: Fixed<string>;
    offering_id: Fixed<string>;
    institution_id: Fixed<string>;
    ordered_by: Fixed<string | null>;
    ordered_at: Fixed<Date>;
    total: Fixed<number>;
    enrolments: ColumnType<string[], string[] | undefined, never>;
    ended_at: ColumnType<Date | null, never, Date>;
  };
  credential: {
    id: Fixed<string>;
    issuing_id: Fixed<string>;
    enrolment_id: Fixed<string>;
    offering_id: Fixed<string>;
    institution_id: Fixed<string>;
    person_id: Fixed<string>;
    state: ColumnType<CredentialState, never, CredentialState>;
    intent_sealed: Fixed<Buffer>;
    intent_hash: Fixed<string>;
    key_id: Fixed<string>;
    planned_at: Fixed<Date>;
    trouble: ColumnType<string | null, never, string | null>;
    signed_sealed: ColumnType<Buffer | null, never, Buffer>;
    signed_hash: ColumnType<string | null, never, string>;
    issued_at: ColumnType<Date | null, never, Date>;
    certificate_sealed: ColumnType<Buffer | null, never, Buffer>;
    revoked_at: ColumnType<Date | null, never, Date>;
  };
  revocation: {
    id: Fixed<string>;
    credential_id: Fixed<string>;
    institution_id: Fixed<string>;
    state: ColumnType<'asked' | 'confirmed' | 'declined', never, 'confirmed' | 'declined'>;
    reason: Fixed<string>;
    note_sealed: Fixed<Buffer | null>;
    asked_by: Fixed<string | null>;
    asked_at: Fixed<Date>;
    settled_by: ColumnType<string | null, never, string | null>;
    settled_at: ColumnType<Date | null, never, Date>;
  };
  share: {
    id: Fixed<string>;
    token_hash: Fixed<string>;
    credential_id: Fixed<string>;
    person_id: Fixed<string>;
    kind: Fixed<'holder' | 'share'>;
    label_sealed: Fixed<Buffer | null>;
    made_at: Fixed<Date>;
    expires_at: Fixed<Date | null>;
    ended_at: ColumnType<Date | null, never, Date>;
    opened: Generated<number>;
    opened_at: ColumnType<Date | null, never, Date>;
  };
  person_key: { person_id: Fixed<string>; wrapped: Fixed<Buffer>; made_at: Fixed<Date> };
  mail: {
    id: Fixed<string>;
    person_id: Fixed<string>;
    purpose: Fixed<string>;
    subject_id: Fixed<string>;
    sealed: Fixed<Buffer>;
    message_id: Fixed<string>;
    state: ColumnType<MailState, never, MailState>;
    attempts: ColumnType<number, never, number>;
    written_at: Fixed<Date>;
    settled_at: ColumnType<Date | null, never, Date>;
  };
  /** what became of mails about credentials, without their contents; a trigger keeps it */
  credential_mail: {
    mail_id: ColumnType<string, never, never>;
    subject_id: ColumnType<string, never, never>;
    purpose: ColumnType<string, never, never>;
    state: ColumnType<MailState, never, never>;
    attempts: ColumnType<number, never, never>;
    written_at: ColumnType<Date, never, never>;
    settled_at: ColumnType<Date | null, never, never>;
  };
  event: {
    seq: Generated<number>;
    xid: ColumnType<string, never, never>;
    at: Fixed<Date>;
    type: Fixed<string>;
    institution_id: Fixed<string | null>;
    subject_id: Fixed<string>;
    actor: Fixed<string>;
    act: Fixed<string>;
    request_id: Fixed<string>;
    facts: Json<Facts>;
  };
  seal: {
    position: Fixed<number>;
    seq: Fixed<number>;
    institution_id: Fixed<string | null>;
    number: Fixed<number>;
    hash: Fixed<string>;
    journal_hash: Fixed<string>;
    sealed_at: Fixed<Date>;
  };
  institution_key: {
    institution_id: Fixed<string>;
    number: Fixed<number>;
    public_x: Fixed<string>;
    state: ColumnType<InstitutionKeyState, never, InstitutionKeyState>;
    made_at: Fixed<Date>;
    retired_at: ColumnType<Date | null, never, Date>;
    withdrawn_at: ColumnType<Date | null, never, Date>;
  };
  /** The private halves: only the signer reads them. */
  institution_key_secret: { institution_id: Fixed<string>; number: Fixed<number>; sealed: Fixed<Buffer> };
  status_list: {
    institution_id: Fixed<string>;
    purpose: Fixed<StatusPurpose>;
    number: Fixed<number>;
    length: ColumnType<number, never, never>;
    given: ColumnType<number, never, number>;
    version: ColumnType<number, never, number>;
    signed_version: ColumnType<number, never, number>;
    signed: ColumnType<string | null, never, string>;
    signed_by: ColumnType<string | null, never, string>;
    valid_until: ColumnType<Date | null, never, Date>;
  };
  status_entry: {
    institution_id: Fixed<string>;
    purpose: Fixed<StatusPurpose>;
    number: Fixed<number>;
    index: Fixed<number>;
    credential_id: Fixed<string>;
    active: ColumnType<boolean, never, boolean>;
  };
  /** One row: how far the sealer has come, in the order of transactions. */
  sealer: { id: Fixed<number>; xid: string; seq: number };
  follower: { name: string; position: Generated<number>; attempts: Generated<number>; retry_at: Date | null; trouble: string | null };
  security_log: {
    id: Generated<number>;
    at: Fixed<Date>;
    act: Fixed<string>;
    code: Fixed<string>;
    actor: Fixed<string>;
    request_id: Fixed<string>;
  };
  access_log: {
    id: Generated<number>;
    at: Fixed<Date>;
    person_id: Fixed<string>;
    reader: Fixed<string>;
    reader_role: Fixed<string>;
    view: Fixed<string>;
    request_id: Fixed<string>;
  };
  idempotency: {
    actor: Fixed<string>;
    act: Fixed<string>;
    key: Fixed<string>;
    fingerprint: Fixed<string>;
    result_sealed: ColumnType<Buffer | null, never, Buffer>;
    at: Fixed<Date>;
  };
};

/** waiting to be sent; sent; given up after the last try; or left out because the person was forgotten */
export type MailState = 'waiting' | 'sent' | 'failed' | 'left-out';

export type CaseState = 'under-review' | 'changes-required' | 'authorised' | 'rejected' | 'withdrawn';
/** wished for; holding or run out; declined; taken back before it was decided; taken back before its last day */
/** UNIC standard, 1.2: who takes part in designing from outside of the universities */
export type StakeholderKind = 'city' | 'company' | 'ngo' | 'labour-market' | 'learners' | 'public-body' | 'other';
/** open: being written or decided about */
export type RevisionState = 'open' | 'approved' | 'given-up';
export type DeviationState = 'asked' | 'granted' | 'declined' | 'withdrawn' | 'ended';
/** What a framework said of a version when it was submitted, without its words. */
export type KeptVerdict = {
  readonly framework: string;
  readonly version: string;
  readonly verdict: 'pass' | 'pass-with-deviations' | 'pass-with-warnings' | 'fail' | 'not-applicable';
  readonly binds: boolean;
  readonly findings: readonly { readonly rule: string; readonly severity: 'error' | 'deviation' | 'warn' | 'info' }[];
  readonly deviations: readonly { readonly id: string; readonly rule: string; readonly until: string }[];
};
export type CaseDecision = 'pending' | 'approved' | 'changes-required' | 'rejected';
/** What a list of the catalogue shows of a published version. */
export type PublicationCard = { readonly title?: Text; readonly summary?: Text; readonly hours?: number };
export type OfferingState = 'draft' | 'published' | 'cancelled';
export type ApplicationState = 'submitted' | 'accepted' | 'declined' | 'withdrawn';
/** planned: its bytes are fixed and not signed yet; unfit: a lint keeps it from being signed */
export type CredentialState = 'planned' | 'unfit' | 'issued' | 'revoked';

/** A connection or a transaction. */
export type Database = Kysely<Tables>;
