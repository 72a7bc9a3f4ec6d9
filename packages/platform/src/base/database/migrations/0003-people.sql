-- Where the actor is an administrator, as the door said at the beginning of the transaction.
create function laurel_administers() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('laurel.administers', true), ''), '{}')::uuid[] $$;
-- Whoever names an e-mail address may find its person, and whoever holds a one-time link may use it:
-- only the acts invite-person and open-sign-in-link say so, each for its own transaction.
create function laurel_email_mark() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('laurel.email_mark', true), '') $$;
create function laurel_link() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('laurel.link', true), '') $$;

-- The keyed checksum of the address with which a person signs in; persons who are only written to have none.
alter table person add column email_mark text;
create unique index person_by_email_mark on person (email_mark) where email_mark is not null;

-- A role counts from its first day to its last, unless it was ended before. A lent one points to the lender's own.
create table person_role (
  id uuid primary key,
  person_id uuid not null references person (id),
  institution_id uuid not null references institution (id),
  role text not null,
  from_day date not null,
  until_day date check (until_day >= from_day),
  lent_from uuid references person_role (id),
  given_at timestamptz not null,
  ended_at timestamptz,
  check (lent_from is null or until_day is not null)
);
create index person_role_by_person on person_role (person_id);
create index person_role_by_institution on person_role (institution_id);
create index person_role_by_lender on person_role (lent_from) where lent_from is not null;
alter table person_role enable row level security;
alter table person_role force row level security;
grant select, insert on person_role to laurel_house;
grant update (ended_at) on person_role to laurel_house;
create policy known on person_role for select to laurel_house using (
  laurel_actor() in ('operator', 'job') or person_id = laurel_person() or institution_id = any (laurel_institutions())
);
create policy given on person_role for insert to laurel_house with check (
  laurel_actor() = 'operator'
  or institution_id = any (laurel_administers())
  or (lent_from is not null and institution_id = any (laurel_institutions()))
);
create policy ended on person_role for update to laurel_house using (
  laurel_actor() = 'operator' or institution_id = any (laurel_administers())
);

create policy named on person for select to laurel_house using (email_mark = laurel_email_mark());
create policy administered on person for select to laurel_house using (
  exists (select from person_role held where held.person_id = person.id and held.institution_id = any (laurel_administers()))
);
create policy administered on person_key for select to laurel_house using (
  exists (select from person_role held where held.person_id = person_key.person_id and held.institution_id = any (laurel_administers()))
);

-- A way in that works once. Only the hash of the token is here.
create table sign_in_link (
  id uuid primary key,
  token_hash text not null unique,
  person_id uuid not null references person (id),
  purpose text not null check (purpose in ('sign-in', 'invitation', 'first-administrator')),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_link_by_person on sign_in_link (person_id, made_at);
alter table sign_in_link enable row level security;
alter table sign_in_link force row level security;
grant select, insert on sign_in_link to laurel_house;
grant update (used_at) on sign_in_link to laurel_house;
create policy known on sign_in_link for select to laurel_house using (
  laurel_actor() in ('operator', 'job') or token_hash = laurel_link()
);
create policy made on sign_in_link for insert to laurel_house with check (laurel_actor() in ('operator', 'job'));
create policy used on sign_in_link for update to laurel_house using (token_hash = laurel_link());

-- Who is signed in. It begins with a link that was used for it in the same moment.
create table session (
  id uuid primary key,
  token_hash text not null unique,
  person_id uuid not null references person (id),
  made_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_by_person on session (person_id);
alter table session enable row level security;
alter table session force row level security;
grant select, insert on session to laurel_house;
grant update (seen_at, ended_at) on session to laurel_house;
create policy known on session for select to laurel_house using (
  laurel_actor() in ('operator', 'job') or person_id = laurel_person()
);
create policy begun on session for insert to laurel_house with check (
  exists (
    select from sign_in_link link
    where link.token_hash = laurel_link() and link.person_id = session.person_id and link.used_at = session.made_at
  )
);
create policy changed on session for update to laurel_house using (laurel_actor() = 'job' or person_id = laurel_person());

-- Institutions that act together. Founded and joined by whoever runs the house; everybody may know who belongs to whom.
create table alliance (
  id uuid primary key,
  name text not null,
  founded_at timestamptz not null
);
alter table alliance enable row level security;
alter table alliance force row level security;
grant select, insert on alliance to laurel_house;
create policy known on alliance for select to laurel_house using (laurel_actor() is not null);
create policy founded on alliance for insert to laurel_house with check (laurel_actor() = 'operator');

create table alliance_member (
  alliance_id uuid not null references alliance (id),
  institution_id uuid not null references institution (id),
  joined_at timestamptz not null,
  primary key (alliance_id, institution_id)
);
create index alliance_member_by_institution on alliance_member (institution_id);
alter table alliance_member enable row level security;
alter table alliance_member force row level security;
grant select, insert on alliance_member to laurel_house;
create policy known on alliance_member for select to laurel_house using (laurel_actor() is not null);
create policy joined on alliance_member for insert to laurel_house with check (laurel_actor() = 'operator');
