-- The institutions in which the actor speaks for the alliances that they are members of.
create function laurel_offices() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('laurel.offices', true), ''), '{}')::uuid[] $$;
create function laurel_alliances() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(array_agg(alliance_id), '{}') from alliance_member where institution_id = any (laurel_offices()) $$;

-- A framework of an alliance's own, as it is being written: only its office sees that.
create table own_framework (
  -- also its address; those that ship have theirs in the code
  id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(id) between 3 and 60),
  alliance_id uuid not null references alliance (id),
  draft jsonb not null,
  -- counts every change, so that two who write at once are told
  edit integer not null default 0,
  made_at timestamptz(3) not null,
  changed_at timestamptz(3) not null
);
create index own_framework_by_alliance on own_framework (alliance_id);
alter table own_framework enable row level security;
alter table own_framework force row level security;
grant select, insert on own_framework to laurel_house;
grant update (draft, edit, changed_at) on own_framework to laurel_house;
create policy known on own_framework for select to laurel_house using (alliance_id = any (laurel_alliances()));
create policy started on own_framework for insert to laurel_house with check (alliance_id = any (laurel_alliances()));
create policy changed on own_framework for update to laurel_house using (alliance_id = any (laurel_alliances()));

-- What was published, in versions. What one says is never changed; only its end is set, and never put off.
create table framework_version (
  id uuid primary key,
  framework_id text not null references own_framework (id),
  alliance_id uuid not null references alliance (id),
  version text not null check (version ~ '^\d+\.\d+\.\d+$'),
  content jsonb not null,
  valid_from date not null,
  -- its last day; the day before the first one where it never came into force
  valid_to date check (valid_to >= valid_from - 1),
  published_at timestamptz(3) not null,
  -- Without a foreign key: the person can be forgotten, and what was published stays.
  published_by uuid,
  unique (framework_id, version)
);
create index framework_version_by_alliance on framework_version (alliance_id, valid_from);
alter table framework_version enable row level security;
alter table framework_version force row level security;
grant select, insert on framework_version to laurel_house;
grant update (valid_to) on framework_version to laurel_house;
create policy known on framework_version for select to laurel_house using (laurel_actor() is not null);
create policy published on framework_version for insert to laurel_house with check (
  alliance_id = any (laurel_alliances()) and framework_id in (select id from own_framework where own_framework.alliance_id = framework_version.alliance_id)
);
create policy ended on framework_version for update to laurel_house using (alliance_id = any (laurel_alliances()));

create function framework_version_one_a_day() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.valid_to is null or new.valid_to > coalesce(old.valid_to, 'infinity'::date)) then
    raise exception 'the end of a published version is not put off';
  end if;
  if tg_op = 'INSERT' and exists (
    select from framework_version other where other.framework_id = new.framework_id
    and other.valid_from <= coalesce(new.valid_to, 'infinity'::date) and new.valid_from <= coalesce(other.valid_to, 'infinity'::date)
    -- one that never came into force is in nobody's way
    and other.valid_from <= coalesce(other.valid_to, 'infinity'::date)
  ) then
    raise exception 'another version is in force on one of these days';
  end if;
  return new;
end $$;
create trigger framework_version_one_a_day before insert or update on framework_version
  for each row execute function framework_version_one_a_day();

-- Whether a framework, one that ships or one of its own, binds in an alliance. The latest decision counts; those before stay, since
-- what was checked then was checked under them.
create table framework_decision (
  alliance_id uuid not null references alliance (id),
  framework_id text not null check (length(framework_id) between 1 and 60),
  binds boolean not null,
  since timestamptz(3) not null,
  decided_by uuid,
  -- in which order they were made, also of two in one moment
  seq bigint generated always as identity primary key
);
create index framework_decision_latest on framework_decision (alliance_id, framework_id, seq desc);
alter table framework_decision enable row level security;
alter table framework_decision force row level security;
grant select, insert on framework_decision to laurel_house;
create policy known on framework_decision for select to laurel_house using (laurel_actor() is not null);
create policy decided on framework_decision for insert to laurel_house with check (alliance_id = any (laurel_alliances()));

-- Numbers of a framework that are set otherwise: in a country, by the office of an alliance; in an institution, by its administrators.
-- The latest count, all of them together; an empty set is a set taken back.
create table framework_numbers (
  alliance_id uuid references alliance (id),
  -- ISO 3166-1 alpha-2
  country text check (country ~ '^[A-Z]{2}$'),
  institution_id uuid references institution (id),
  framework_id text not null check (length(framework_id) between 1 and 60),
  params jsonb not null,
  since timestamptz(3) not null,
  set_by uuid,
  seq bigint generated always as identity primary key,
  check ((alliance_id is null) = (country is null) and (alliance_id is null) <> (institution_id is null))
);
create index framework_numbers_of_country on framework_numbers (alliance_id, country, framework_id, seq desc) where alliance_id is not null;
create index framework_numbers_of_institution on framework_numbers (institution_id, framework_id, seq desc) where institution_id is not null;
alter table framework_numbers enable row level security;
alter table framework_numbers force row level security;
grant select, insert on framework_numbers to laurel_house;
create policy known on framework_numbers for select to laurel_house using (laurel_actor() is not null);
create policy set on framework_numbers for insert to laurel_house with check (
  alliance_id = any (laurel_alliances()) or institution_id = any (laurel_administers())
);
