import type { ColumnType, Generated, Kysely } from 'kysely';
import type { InstitutionState } from '../people/institution.ts';

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
  person: { id: Fixed<string>; name_sealed: Buffer; email_sealed: Buffer; language: string; created_at: Fixed<Date> };
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

/** A connection or a transaction. */
export type Database = Kysely<Tables>;
