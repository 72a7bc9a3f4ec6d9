-- Who an institution is in law and where it issues: on every credential that it signs (UNIC standard 2.9).
create table issuer_identity (
  institution_id uuid primary key references institution (id),
  legal_id text not null check (length(legal_id) between 1 and 200),
  seat text not null check (length(seat) between 1 and 200),
  changed_at timestamptz(3) not null
);
alter table issuer_identity enable row level security;
alter table issuer_identity force row level security;
grant select, insert on issuer_identity to laurel_house;
grant update (legal_id, seat, changed_at) on issuer_identity to laurel_house;
create policy known on issuer_identity for select to laurel_house using (laurel_actor() is not null);
create policy named on issuer_identity for insert to laurel_house with check (
  laurel_actor() = 'operator' or institution_id = any (laurel_institutions())
);
create policy changed on issuer_identity for update to laurel_house using (
  laurel_actor() = 'operator' or institution_id = any (laurel_institutions())
);

-- A registrar's order to issue: to every learner of an offering who passed and holds none yet. Jobs carry it out in chunks.
create table issuing (
  id uuid primary key,
  offering_id uuid not null references offering (id),
  institution_id uuid not null references institution (id),
  ordered_by uuid,
  ordered_at timestamptz(3) not null,
  total integer not null check (total > 0),
  -- whom it is about, so that whoever carries it out after a crash does exactly what was ordered
  enrolments uuid[] not null default '{}' check (cardinality(enrolments) in (0, total)),
  ended_at timestamptz(3)
);
create index issuing_by_offering on issuing (offering_id, ordered_at desc);
alter table issuing enable row level security;
alter table issuing force row level security;
grant select, insert on issuing to laurel_house;
grant update (ended_at) on issuing to laurel_house;
create policy own on issuing to laurel_house using (
  laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions())
) with check (laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions()));

-- One credential: planned with the exact bytes, then signed and recorded. No row is ever deleted.
create table credential (
  -- the credential is urn:uuid:{id}
  id uuid primary key,
  issuing_id uuid not null references issuing (id),
  enrolment_id uuid not null references enrolment (id),
  offering_id uuid not null references offering (id),
  institution_id uuid not null references institution (id),
  person_id uuid not null references person (id),
  state text not null default 'planned' check (state in ('planned', 'unfit', 'issued', 'revoked')),
  -- what will be signed, byte for byte, sealed under the learner's key, and its SHA-256
  intent_sealed bytea not null,
  intent_hash text not null check (intent_hash ~ '^[0-9a-f]{64}$'),
  -- which key it was planned for
  key_id text not null,
  planned_at timestamptz(3) not null,
  -- what keeps it from being signed: codes, never a name
  trouble text,
  signed_sealed bytea,
  signed_hash text check (signed_hash ~ '^[0-9a-f]{64}$'),
  issued_at timestamptz(3),
  -- the certificate, drawn from what was signed
  certificate_sealed bytea,
  revoked_at timestamptz(3),
  check ((state in ('issued', 'revoked')) = (signed_sealed is not null)),
  check ((signed_sealed is null) = (signed_hash is null) and (signed_sealed is null) = (issued_at is null)),
  check ((state = 'revoked') = (revoked_at is not null)),
  check (state <> 'unfit' or trouble is not null)
);
-- Nobody holds two for the same participation; one that was revoked makes room for a corrected one.
create unique index credential_of_enrolment on credential (enrolment_id) where state in ('planned', 'issued');
create index credential_by_issuing on credential (issuing_id, state);
create index credential_by_offering on credential (offering_id);
create index credential_by_institution on credential (institution_id, issued_at desc, id);
create index credential_by_person on credential (person_id, issued_at desc);
create function credential_stays_signed() returns trigger language plpgsql as $$
begin
  if new.intent_hash <> old.intent_hash or new.intent_sealed <> old.intent_sealed
    or (old.signed_hash is not null and (new.signed_hash is distinct from old.signed_hash or new.signed_sealed is distinct from old.signed_sealed))
    or (old.state = 'revoked' and new.state <> 'revoked') or (old.state = 'issued' and new.state not in ('issued', 'revoked')) then
    raise exception 'what was signed is not changed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger credential_stays_signed before update on credential for each row execute function credential_stays_signed();
alter table credential enable row level security;
alter table credential force row level security;
grant select, insert on credential to laurel_house;
grant update (state, trouble, signed_sealed, signed_hash, issued_at, certificate_sealed, revoked_at) on credential to laurel_house;
create policy known on credential for select to laurel_house using (
  laurel_actor() in ('operator', 'job')
  or institution_id = any (laurel_institutions())
  or (person_id = laurel_person() and state in ('issued', 'revoked'))
);
create policy planned on credential for insert to laurel_house with check (
  state = 'planned' and (laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions()))
);
create policy changed on credential for update to laurel_house using (
  laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions())
);

-- What became of the mails about a credential. Whoever issued it may see that; the mail itself holds the holder's own link, and stays
-- between the house and its holder.
create table credential_mail (
  mail_id uuid primary key references mail (id) on delete cascade,
  subject_id uuid not null,
  purpose text not null,
  state text not null,
  attempts integer not null,
  written_at timestamptz(3) not null,
  settled_at timestamptz(3)
);
create index credential_mail_by_subject on credential_mail (subject_id);
alter table credential_mail enable row level security;
alter table credential_mail force row level security;
grant select, insert on credential_mail to laurel_house;
grant update (state, attempts, settled_at) on credential_mail to laurel_house;
create policy known on credential_mail for select to laurel_house using (
  laurel_actor() in ('operator', 'job')
  or exists (select from credential c where c.id = subject_id and c.institution_id = any (laurel_institutions()))
);
create policy written on credential_mail for insert to laurel_house with check (laurel_actor() is not null);
create policy settled on credential_mail for update to laurel_house using (laurel_actor() = 'job');
create function credential_mail_follows() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into credential_mail values (new.id, new.subject_id, new.purpose, new.state, new.attempts, new.written_at, new.settled_at);
  else
    update credential_mail set state = new.state, attempts = new.attempts, settled_at = new.settled_at where mail_id = new.id;
  end if;
  return null;
end $$;
create trigger credential_mail_follows after insert or update on mail for each row
  when (new.purpose in ('credential-issued', 'credential-revoked')) execute function credential_mail_follows();

-- What the journal says of an institution's doings may be read there, as far as policy.ts lets: it holds ids and codes only.
create policy of_institution on event for select to laurel_house using (institution_id = any (laurel_institutions()));

-- Taking a credential back: one person says why, another agrees.
create table revocation (
  id uuid primary key,
  credential_id uuid not null references credential (id),
  institution_id uuid not null references institution (id),
  state text not null default 'asked' check (state in ('asked', 'confirmed', 'declined')),
  -- public, as a code of the list
  reason text not null,
  -- for the learner and the house, under the learner's key
  note_sealed bytea,
  asked_by uuid,
  asked_at timestamptz(3) not null,
  settled_by uuid,
  settled_at timestamptz(3),
  check ((state = 'asked') = (settled_at is null)),
  check (state <> 'confirmed' or settled_by is distinct from asked_by)
);
create unique index revocation_open on revocation (credential_id) where state in ('asked', 'confirmed');
create index revocation_by_institution on revocation (institution_id, asked_at desc);
alter table revocation enable row level security;
alter table revocation force row level security;
grant select, insert on revocation to laurel_house;
grant update (state, settled_by, settled_at) on revocation to laurel_house;
create policy known on revocation for select to laurel_house using (
  laurel_actor() in ('operator', 'job')
  or institution_id = any (laurel_institutions())
  or credential_id in (select id from credential where person_id = laurel_person())
);
-- Everybody asks and settles in their own name, for a credential of the institution they work at.
create policy asked on revocation for insert to laurel_house with check (
  state = 'asked' and asked_by = laurel_person() and institution_id = any (laurel_institutions())
  and exists (select from credential c where c.id = credential_id and c.institution_id = revocation.institution_id and c.state = 'issued')
);
create policy settled on revocation for update to laurel_house using (institution_id = any (laurel_institutions()))
  with check (institution_id = any (laurel_institutions()) and settled_by = laurel_person());
create function revocation_settled_once() returns trigger language plpgsql as $$
begin
  if old.state <> 'asked' then
    raise exception 'what was decided about a revocation stays decided' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger revocation_settled_once before update on revocation for each row execute function revocation_settled_once();
