-- Who wrote at a description: none of them decides about it.
create table description_author (
  description_id uuid not null references description (id),
  -- Without a foreign key: the person can be forgotten.
  person_id uuid not null,
  since timestamptz not null,
  primary key (description_id, person_id)
);
insert into description_author select id, made_by, made_at from description where made_by is not null;
alter table description_author enable row level security;
alter table description_author force row level security;
grant select, insert on description_author to laurel_house;
create policy known on description_author for select to laurel_house using (description_id in (select id from description));
create policy written on description_author for insert to laurel_house with check (
  person_id = laurel_person() and description_id in (select id from description)
);

-- A submitted version of a description, which its awarding bodies decide about.
create table approval_case (
  id uuid primary key,
  description_id uuid not null references description (id),
  version integer not null,
  -- the leading institution
  institution_id uuid not null references institution (id),
  -- everyone who has a part in it: the leading institution and the awarding bodies
  parties uuid[] not null check (institution_id = any (parties)),
  -- of the frozen version, as contentHash() gives it: what is decided about
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  state text not null default 'under-review' check (state in ('under-review', 'changes-required', 'authorised', 'rejected', 'withdrawn')),
  opened_by uuid,
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3),
  -- counts the decisions, so that two who decide at once are told
  edit integer not null default 0,
  unique (description_id, version),
  foreign key (description_id, version) references description_version (description_id, number),
  check ((state = 'under-review') = (closed_at is null))
);
create unique index approval_case_open on approval_case (description_id) where state = 'under-review';
create index approval_case_by_age on approval_case (opened_at desc, id);
create index approval_case_by_party on approval_case using gin (parties);
alter table approval_case enable row level security;
alter table approval_case force row level security;
grant select, insert on approval_case to laurel_house;
grant update (state, closed_at, edit) on approval_case to laurel_house;
create policy known on approval_case for select to laurel_house using (
  laurel_actor() in ('operator', 'job') or parties && laurel_institutions()
);
create policy opened on approval_case for insert to laurel_house with check (
  laurel_actor() = 'operator' or institution_id = any (laurel_institutions())
);
create policy moved on approval_case for update to laurel_house using (
  laurel_actor() in ('operator', 'job') or parties && laurel_institutions()
);

-- What one awarding body says. Silence is no yes.
create table approval_decision (
  case_id uuid not null references approval_case (id),
  institution_id uuid not null references institution (id),
  decision text not null default 'pending' check (decision in ('pending', 'approved', 'changes-required', 'rejected')),
  decided_by uuid,
  decided_at timestamptz(3),
  -- the hash that whoever decided was shown
  content_hash text,
  reason text,
  primary key (case_id, institution_id),
  check ((decision = 'pending') = (decided_at is null)),
  check (decision in ('pending', 'approved') or length(reason) > 0)
);
create index approval_decision_by_institution on approval_decision (institution_id);
alter table approval_decision enable row level security;
alter table approval_decision force row level security;
grant select, insert on approval_decision to laurel_house;
grant update (decision, decided_by, decided_at, content_hash, reason) on approval_decision to laurel_house;
create policy known on approval_decision for select to laurel_house using (case_id in (select id from approval_case));
create policy asked on approval_decision for insert to laurel_house with check (case_id in (select id from approval_case));
create policy decided on approval_decision for update to laurel_house using (
  laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions())
);

-- Whoever has a part in a case reads what is decided about, and the last yes (or the first no) moves the description on.
create policy reviewed on description for select to laurel_house using (id in (select description_id from approval_case));
create policy decided on description for update to laurel_house using (
  id in (select description_id from approval_case where state = 'under-review')
);
