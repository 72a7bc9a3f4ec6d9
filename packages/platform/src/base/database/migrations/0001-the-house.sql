-- Who is asking, as the door said at the beginning of the transaction (base/database/transaction.ts).
-- Without an actor every policy below is false: a query that went around the door sees nothing and changes nothing.
create function laurel_actor() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('laurel.actor', true), '') $$;
create function laurel_person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('laurel.person', true), '')::uuid $$;
create function laurel_institutions() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('laurel.institutions', true), ''), '{}')::uuid[] $$;
create function laurel_pseudonym() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('laurel.pseudonym', true), '') $$;

grant usage on schema public to laurel_house, laurel_sealer;

-- The house itself: one row that knows which house key the database was made with.
create table house (
  id smallint primary key check (id = 1),
  house_id uuid not null,
  key_mark text not null,
  made_at timestamptz not null
);
alter table house enable row level security;
alter table house force row level security;
grant select, insert on house to laurel_house;
create policy known on house for select to laurel_house using (laurel_actor() in ('operator', 'job'));
create policy made on house for insert to laurel_house with check (laurel_actor() = 'operator');

-- Persons. Name and address are sealed under the person's own key; without the key row nothing of them can be read.
create table person (
  id uuid primary key,
  name_sealed bytea not null,
  email_sealed bytea not null,
  language text not null,
  created_at timestamptz not null
);
alter table person enable row level security;
alter table person force row level security;
grant select, insert, update on person to laurel_house;
create policy known on person for select to laurel_house using (laurel_actor() in ('operator', 'job') or id = laurel_person());
create policy introduced on person for insert to laurel_house with check (laurel_actor() is not null);
create policy changed on person for update to laurel_house using (laurel_actor() = 'operator' or id = laurel_person());

-- Without a foreign key to person: the key can be deleted, and the row it opened stays.
create table person_key (
  person_id uuid primary key,
  wrapped bytea not null,
  made_at timestamptz not null
);
alter table person_key enable row level security;
alter table person_key force row level security;
grant select, insert, delete on person_key to laurel_house;
create policy known on person_key for select to laurel_house using (laurel_actor() in ('operator', 'job') or person_id = laurel_person());
create policy made on person_key for insert to laurel_house with check (laurel_actor() is not null);
create policy forgotten on person_key for delete to laurel_house using (laurel_actor() = 'operator' or person_id = laurel_person());

create table institution (
  id uuid primary key,
  name text not null,
  -- what it is sorted by, made by base/people/sort-name.ts
  sort_name text collate "C" not null,
  country char(2) not null check (country ~ '^[A-Z]{2}$'),
  website text not null,
  state text not null check (state in ('introduced', 'confirmed')),
  contact_id uuid not null references person (id),
  introduced_at timestamptz not null,
  confirmed_at timestamptz,
  check ((state = 'confirmed') = (confirmed_at is not null))
);
create index institution_by_name on institution (sort_name, id);
create index institution_by_contact on institution (contact_id);
alter table institution enable row level security;
alter table institution force row level security;
grant select, insert, update on institution to laurel_house;
create policy known on institution for select to laurel_house using (
  laurel_actor() in ('operator', 'job')
  or (laurel_actor() is not null and (state = 'confirmed' or id = any (laurel_institutions())))
);
create policy introduced on institution for insert to laurel_house with check (laurel_actor() is not null and state = 'introduced');
create policy confirmed on institution for update to laurel_house using (laurel_actor() = 'operator');

-- The outbox. A mail is written with the act that causes it, and sent by a job.
create table mail (
  id uuid primary key,
  person_id uuid not null references person (id),
  purpose text not null,
  subject_id uuid not null,
  sealed bytea not null,
  message_id text not null unique,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'left-out')),
  attempts integer not null default 0,
  written_at timestamptz not null,
  settled_at timestamptz,
  unique (purpose, subject_id, person_id),
  check ((state = 'waiting') = (settled_at is null))
);
create index mail_by_person on mail (person_id);
create index mail_waiting on mail (written_at) where state = 'waiting';
alter table mail enable row level security;
alter table mail force row level security;
grant select, insert on mail to laurel_house;
grant update (state, attempts, settled_at) on mail to laurel_house;
create policy known on mail for select to laurel_house using (laurel_actor() in ('operator', 'job') or person_id = laurel_person());
create policy written on mail for insert to laurel_house with check (laurel_actor() is not null);
create policy settled on mail for update to laurel_house using (laurel_actor() = 'job');

-- The journal. Nobody may change or delete a row, and the transaction that wrote it is not for the writer to choose.
create table event (
  seq bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz(3) not null,
  type text not null,
  institution_id uuid,
  subject_id text not null,
  actor text not null,
  act text not null,
  request_id text not null,
  facts jsonb not null
);
create index event_by_transaction on event (xid, seq);
create index event_by_subject on event (subject_id);
alter table event enable row level security;
alter table event force row level security;
grant select, insert (at, type, institution_id, subject_id, actor, act, request_id, facts) on event to laurel_house;
grant select on event to laurel_sealer;
create policy known on event for select to laurel_house using (laurel_actor() in ('operator', 'job'));
create policy recorded on event for insert to laurel_house with check (actor = laurel_pseudonym());
create policy sealing on event for select to laurel_sealer using (true);

-- The seals: for every committed event its place in the journal, and in the chain of its institution.
create table seal (
  position bigint primary key,
  seq bigint not null unique,
  institution_id uuid,
  number bigint not null,
  hash text not null,
  journal_hash text not null,
  sealed_at timestamptz(3) not null,
  unique nulls not distinct (institution_id, number)
);
alter table seal enable row level security;
alter table seal force row level security;
grant select on seal to laurel_house;
grant select, insert on seal to laurel_sealer;
create policy known on seal for select to laurel_house using (laurel_actor() in ('operator', 'job'));
create policy sealing on seal for select to laurel_sealer using (true);
create policy sealed on seal for insert to laurel_sealer with check (true);

-- How far the sealer has come, in the order of transactions.
create table sealer (
  id smallint primary key check (id = 1),
  xid xid8 not null,
  seq bigint not null
);
insert into sealer values (1, '0', 0);
alter table sealer enable row level security;
alter table sealer force row level security;
grant select, update on sealer to laurel_sealer;
grant select on sealer to laurel_house;
create policy sealing on sealer to laurel_sealer using (true) with check (true);
create policy known on sealer for select to laurel_house using (laurel_actor() = 'operator');

-- Who follows the journal, and how far each has come.
create table follower (
  name text primary key,
  position bigint not null default 0,
  attempts integer not null default 0,
  retry_at timestamptz,
  trouble text
);
alter table follower enable row level security;
alter table follower force row level security;
grant select, insert, update on follower to laurel_house;
create policy known on follower for select to laurel_house using (laurel_actor() in ('operator', 'job'));
create policy joined on follower for insert to laurel_house with check (laurel_actor() = 'job');
create policy moved on follower for update to laurel_house using (laurel_actor() = 'job');

-- What was refused, and who read another person's record. Written, never changed.
create table security_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  act text not null,
  code text not null,
  actor text not null,
  request_id text not null
);
create index security_log_by_time on security_log (at);
alter table security_log enable row level security;
alter table security_log force row level security;
grant select, insert on security_log to laurel_house;
create policy known on security_log for select to laurel_house using (laurel_actor() = 'operator');
create policy written on security_log for insert to laurel_house with check (laurel_actor() is not null);

create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  person_id uuid not null,
  reader text not null,
  reader_role text not null,
  view text not null,
  request_id text not null
);
create index access_log_by_person on access_log (person_id, at);
alter table access_log enable row level security;
alter table access_log force row level security;
grant select, insert on access_log to laurel_house;
create policy known on access_log for select to laurel_house using (laurel_actor() = 'operator' or person_id = laurel_person());
create policy written on access_log for insert to laurel_house with check (laurel_actor() is not null);

-- The first answer to a request that may come again.
create table idempotency (
  actor text not null,
  act text not null,
  key text not null,
  fingerprint text not null,
  result_sealed bytea,
  at timestamptz not null,
  primary key (actor, act, key)
);
create index idempotency_by_time on idempotency (at);
alter table idempotency enable row level security;
alter table idempotency force row level security;
grant select, insert, delete on idempotency to laurel_house;
grant update (result_sealed) on idempotency to laurel_house;
create policy own on idempotency to laurel_house using (actor = laurel_pseudonym()) with check (actor = laurel_pseudonym());
create policy swept on idempotency for delete to laurel_house using (laurel_actor() = 'job');
create policy seen_by_sweeper on idempotency for select to laurel_house using (laurel_actor() = 'job');
