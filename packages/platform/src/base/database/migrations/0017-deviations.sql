-- A rule of a binding framework that one description need not keep until a day: asked for, decided, and never deleted.
create table deviation (
  id uuid primary key,
  description_id uuid not null references description (id),
  -- the leading institution, which decides and for which it holds
  institution_id uuid not null references institution (id),
  framework text not null,
  -- as somebody asked, then as somebody decided: a deviation itself belongs to the rule, in whatever version
  framework_version text not null,
  rule text not null,
  state text not null default 'asked' check (state in ('asked', 'granted', 'declined', 'withdrawn', 'ended')),
  wish text not null check (length(wish) between 10 and 2000),
  wished_until date not null,
  -- Without foreign keys: a person can be forgotten, and what they decided stays.
  asked_by uuid,
  asked_at timestamptz(3) not null,
  reason text check (length(reason) between 10 and 2000),
  decided_by uuid,
  decided_at timestamptz(3),
  from_day date,
  -- the last day on which it holds
  until_day date check (until_day <= wished_until and until_day > from_day),
  ended_by uuid,
  ended_at timestamptz(3),
  end_reason text,
  check ((state in ('asked', 'withdrawn')) = (decided_at is null)),
  check ((reason is null) = (decided_at is null)),
  check ((state in ('granted', 'ended')) = (until_day is not null and from_day is not null)),
  check ((state in ('withdrawn', 'ended')) = (ended_at is not null)),
  check (state <> 'ended' or length(end_reason) between 10 and 2000)
);
-- One wish at a time: of two who ask at once, one does.
create unique index deviation_asked on deviation (description_id, framework, rule) where state = 'asked';
create index deviation_by_description on deviation (description_id);
create index deviation_by_institution on deviation (institution_id, state, until_day);
alter table deviation enable row level security;
alter table deviation force row level security;
grant select, insert on deviation to laurel_house;
grant update (state, framework_version, reason, decided_by, decided_at, from_day, until_day, ended_by, ended_at, end_reason) on deviation to laurel_house;
create policy known on deviation for select to laurel_house using (
  laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions())
);
-- What was granted is in sight of whoever decides about the description with the leading institution, and of whoever reads it in the catalogue.
create policy reviewed on deviation for select to laurel_house using (
  state in ('granted', 'ended') and description_id in (select description_id from approval_case)
);
create policy published on deviation for select to laurel_house using (
  state in ('granted', 'ended') and laurel_actor() is not null
  and exists (select from publication where publication.description_id = deviation.description_id)
);
create policy asked on deviation for insert to laurel_house with check (
  state = 'asked' and (laurel_actor() = 'operator' or (institution_id = any (laurel_institutions()) and asked_by = laurel_person()))
);
create policy settled on deviation for update to laurel_house using (
  laurel_actor() = 'operator' or institution_id = any (laurel_institutions())
);

-- What each framework said when a version was submitted: framework, version, verdict, the rules that found something, and the deviations that
-- counted. Cases that were opened before have none.
alter table approval_case add column verdicts jsonb;
