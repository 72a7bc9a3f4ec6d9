-- Descriptions of micro-credentials. Who works at the leading institution sees them; nobody from outside does.
create table description (
  id uuid primary key,
  institution_id uuid not null references institution (id),
  -- Without a foreign key: the person can be forgotten, and the description stays. Empty when the operator made it.
  made_by uuid,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'approved', 'withdrawn')),
  -- BCP 47; in which languages it is written, the main one first
  languages text[] not null check (cardinality(languages) between 1 and 40),
  made_at timestamptz not null
);
create index description_by_institution on description (institution_id);
create index description_by_age on description (made_at desc, id);
alter table description enable row level security;
alter table description force row level security;
grant select, insert on description to laurel_house;
grant update (state) on description to laurel_house;
create policy known on description for select to laurel_house using (
  laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions())
);
create policy started on description for insert to laurel_house with check (
  state = 'draft' and (laurel_actor() = 'operator' or (institution_id = any (laurel_institutions()) and made_by = laurel_person()))
);
create policy moved on description for update to laurel_house using (
  laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions())
);

-- What it says, in versions. A frozen version is never changed again.
create table description_version (
  description_id uuid not null references description (id),
  number integer not null check (number > 0),
  content jsonb not null,
  content_hash text,
  frozen_at timestamptz,
  changed_at timestamptz not null,
  -- counts every change, so that two who write at once are told
  edit integer not null default 0,
  -- by section, the edit that changed it last
  section_edits jsonb not null default '{}',
  primary key (description_id, number),
  check ((content_hash is null) = (frozen_at is null))
);
alter table description_version enable row level security;
alter table description_version force row level security;
grant select, insert on description_version to laurel_house;
grant update (content, content_hash, frozen_at, changed_at, edit, section_edits) on description_version to laurel_house;
-- The descriptions that are seen here are those that the actor may see: the policies of that table hold in this question too.
create policy known on description_version for select to laurel_house using (description_id in (select id from description));
create policy written on description_version for insert to laurel_house with check (description_id in (select id from description));
create policy changed on description_version for update to laurel_house using (
  frozen_at is null and description_id in (select id from description)
) with check (description_id in (select id from description));
