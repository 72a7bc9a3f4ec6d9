-- The keys of institutions. The public half, and from when to when it counts, is for everybody; the private half stands in a table of
-- its own that only the signer may read. A key that has ended stays: what it signed is verified with it. No row is ever deleted.
create table institution_key (
  institution_id uuid not null references institution (id),
  number integer not null check (number >= 1),
  -- x of the Ed25519 JWK (RFC 8037)
  public_x text not null unique check (public_x ~ '^[A-Za-z0-9_-]{43}$'),
  state text not null default 'in-use' check (state in ('in-use', 'retired', 'withdrawn')),
  made_at timestamptz(3) not null,
  retired_at timestamptz(3),
  withdrawn_at timestamptz(3),
  primary key (institution_id, number),
  check (state <> 'in-use' or retired_at is null),
  check (state <> 'retired' or retired_at is not null),
  check ((state = 'withdrawn') = (withdrawn_at is not null))
);
-- One key signs at a time: of two that are made at once, one is.
create unique index institution_key_in_use on institution_key (institution_id) where state = 'in-use';

create function institution_key_ends_once() returns trigger language plpgsql as $$
begin
  if old.state = 'withdrawn' or new.state = 'in-use' or (old.retired_at is not null and new.retired_at is distinct from old.retired_at) then
    raise exception 'a key that has ended does not begin again' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger institution_key_ends_once before update on institution_key for each row execute function institution_key_ends_once();

alter table institution_key enable row level security;
alter table institution_key force row level security;
grant select, insert on institution_key to laurel_house;
grant update (state, retired_at, withdrawn_at) on institution_key to laurel_house;
create policy known on institution_key for select to laurel_house using (laurel_actor() is not null);
create policy made on institution_key for insert to laurel_house with check (
  (laurel_actor() in ('operator', 'job') or institution_id = any (laurel_administers()))
  and state = 'in-use'
  and exists (select from institution where institution.id = institution_id and institution.state = 'confirmed')
);
create policy ended on institution_key for update to laurel_house
  using (laurel_actor() = 'operator' or institution_id = any (laurel_administers()));

create table institution_key_secret (
  institution_id uuid not null,
  number integer not null,
  -- d of the JWK, sealed under the house key and bound to this row (base/institution-keys/institution-keys.store.ts)
  sealed bytea not null,
  primary key (institution_id, number),
  foreign key (institution_id, number) references institution_key (institution_id, number)
);
alter table institution_key_secret enable row level security;
alter table institution_key_secret force row level security;
grant select, insert on institution_key_secret to laurel_house;
create policy signing on institution_key_secret for select to laurel_house using (laurel_pseudonym() = 'job:signer');
create policy made on institution_key_secret for insert to laurel_house with check (
  laurel_actor() in ('operator', 'job') or institution_id = any (laurel_administers())
);

-- Status lists (Bitstring Status List 1.0): per institution and purpose, never per course. What is served is public.
create table status_list (
  institution_id uuid not null references institution (id),
  purpose text not null check (purpose in ('revocation', 'suspension')),
  number integer not null check (number >= 1),
  length integer not null default 131072 check (length = 131072),
  -- how many entries are given out; the index of an entry is a keyed permutation of its turn (base/status-lists/shuffle.ts)
  given integer not null default 0 check (given between 0 and length),
  -- rises with each change; the signed list says which it shows
  version integer not null default 1,
  signed_version integer not null default 0 check (signed_version <= version),
  signed text,
  signed_by text,
  valid_until timestamptz(3),
  primary key (institution_id, purpose, number),
  check ((signed_version = 0) = (signed is null)),
  check ((signed is null) = (valid_until is null) and (signed is null) = (signed_by is null))
);
alter table status_list enable row level security;
alter table status_list force row level security;
grant select, insert on status_list to laurel_house;
grant update (given, version, signed_version, signed, signed_by, valid_until) on status_list to laurel_house;
create policy known on status_list for select to laurel_house using (laurel_actor() is not null);
create policy begun on status_list for insert to laurel_house with check (
  laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions())
);
create policy changed on status_list for update to laurel_house using (
  laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions())
);

-- Which credential stands at which index: known to the institution, and told to the world only by the credential itself.
create table status_entry (
  institution_id uuid not null,
  purpose text not null,
  number integer not null,
  index integer not null check (index between 0 and 131071),
  credential_id text not null,
  active boolean not null default false,
  primary key (institution_id, purpose, number, index),
  unique (credential_id, purpose),
  foreign key (institution_id, purpose, number) references status_list (institution_id, purpose, number)
);
create index status_entry_active on status_entry (institution_id, purpose, number, index) where active;

create function status_entry_stays_revoked() returns trigger language plpgsql as $$
begin
  if old.purpose = 'revocation' and old.active and not new.active then
    raise exception 'what was revoked stays revoked' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger status_entry_stays_revoked before update on status_entry for each row execute function status_entry_stays_revoked();

alter table status_entry enable row level security;
alter table status_entry force row level security;
grant select, insert on status_entry to laurel_house;
grant update (active) on status_entry to laurel_house;
create policy known on status_entry for select to laurel_house using (
  laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions())
);
create policy given on status_entry for insert to laurel_house with check (
  laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions())
);
create policy changed on status_entry for update to laurel_house using (
  laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions())
);
