-- What came out for a learner. Entered by one person, confirmed by another, and then not changed any more.
create table result (
  enrolment_id uuid primary key references enrolment (id),
  offering_id uuid not null references offering (id),
  institution_id uuid not null references institution (id),
  state text not null default 'entered' check (state in ('entered', 'confirmed')),
  result text not null check (result in ('pass', 'fail')),
  grade text,
  -- per cent of sessions
  attendance double precision check (attendance between 0 and 100),
  assessed_on date not null,
  -- grades of the components, by their place in the description
  component_grades jsonb not null default '{}',
  entered_by uuid,
  entered_at timestamptz(3) not null,
  confirmed_by uuid,
  confirmed_at timestamptz(3),
  edit integer not null default 0,
  check ((state = 'confirmed') = (confirmed_at is not null)),
  check (confirmed_by is null or confirmed_by is distinct from entered_by)
);
create index result_by_offering on result (offering_id);
create function result_stays_confirmed() returns trigger language plpgsql as $$
begin
  if old.state = 'confirmed' then
    raise exception 'a confirmed result is not changed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger result_stays_confirmed before update on result for each row execute function result_stays_confirmed();
alter table result enable row level security;
alter table result force row level security;
grant select, insert, delete on result to laurel_house;
grant update (state, result, grade, attendance, assessed_on, component_grades, entered_by, entered_at, confirmed_by, confirmed_at, edit) on result to laurel_house;
create policy known on result for select to laurel_house using (
  laurel_actor() in ('operator', 'job')
  or institution_id = any (laurel_institutions())
  or (state = 'confirmed' and enrolment_id in (select id from enrolment where person_id = laurel_person()))
);
create policy entered on result for insert to laurel_house with check (
  state = 'entered' and (laurel_actor() = 'operator' or institution_id = any (laurel_institutions()))
);
create policy changed on result for update to laurel_house using (
  laurel_actor() = 'operator' or institution_id = any (laurel_institutions())
);
create policy taken_back on result for delete to laurel_house using (
  state = 'entered' and (laurel_actor() = 'operator' or institution_id = any (laurel_institutions()))
);

-- A class list on its way into the house: what was sent, how its columns are read, and what was repaired, until it is taken or thrown away.
create table class_import (
  id uuid primary key,
  offering_id uuid not null references offering (id),
  institution_id uuid not null references institution (id),
  -- enrol: the list says who takes part; results: what came out
  purpose text not null check (purpose in ('enrol', 'results')),
  made_by uuid,
  made_at timestamptz(3) not null,
  -- the sheet, its columns and repairs as JSON, sealed under the house key; empty once it was taken or thrown away
  sealed bytea,
  edit integer not null default 0,
  taken_at timestamptz(3),
  check ((taken_at is not null) <= (sealed is null))
);
create index class_import_by_offering on class_import (offering_id, made_at);
alter table class_import enable row level security;
alter table class_import force row level security;
grant select, insert, delete on class_import to laurel_house;
grant update (sealed, edit, taken_at) on class_import to laurel_house;
create policy own on class_import to laurel_house using (
  laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions())
) with check (laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions()));
