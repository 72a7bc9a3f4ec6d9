-- What was approved is written anew: from which version, back to which step of its making, and why. The approved version holds meanwhile.
create table description_revision (
  id uuid primary key,
  description_id uuid not null references description (id),
  -- the approved version from which it starts
  from_version integer not null,
  -- the version that was opened first; what comes back from its awarding bodies is followed by the next
  version integer not null check (version > from_version),
  -- on the code list of the thirteen steps
  step text not null,
  reason text not null check (length(reason) between 10 and 2000),
  state text not null default 'open' check (state in ('open', 'approved', 'given-up')),
  -- Without a foreign key: the person can be forgotten, and the reason stays.
  opened_by uuid,
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3),
  foreign key (description_id, from_version) references description_version (description_id, number),
  check ((state = 'open') = (closed_at is null))
);
-- One at a time: of two who begin at once, one does.
create unique index description_revision_open on description_revision (description_id) where state = 'open';
create index description_revision_by_description on description_revision (description_id, opened_at);
alter table description_revision enable row level security;
alter table description_revision force row level security;
grant select, insert on description_revision to laurel_house;
grant update (state, closed_at) on description_revision to laurel_house;
create policy known on description_revision for select to laurel_house using (description_id in (select id from description));
create policy opened on description_revision for insert to laurel_house with check (
  state = 'open' and opened_by = laurel_person()
  and description_id in (select id from description where institution_id = any (laurel_institutions()))
);
-- Given up by those who wrote it; approved with the last yes, which may be a partner's.
create policy closed on description_revision for update to laurel_house using (
  description_id in (select id from description where institution_id = any (laurel_institutions()))
  or description_id in (select description_id from approval_case where state = 'under-review')
);

-- A version that was opened to be revised can be given up as long as nothing is decided about it; what is frozen stays.
grant delete on description_version to laurel_house;
create policy given_up on description_version for delete to laurel_house using (
  frozen_at is null and exists (
    select from description_revision
    join description on description.id = description_revision.description_id
    where description_revision.description_id = description_version.description_id and description_revision.version <= description_version.number
      and description_revision.state = 'open' and description.institution_id = any (laurel_institutions())
  )
);
