-- Organisations outside of the universities who take part in designing: cities, companies, those who speak for learners.
create table stakeholder (
  id uuid primary key,
  -- who works with them
  institution_id uuid not null references institution (id),
  kind text not null,
  name text not null check (length(name) between 1 and 200),
  country text not null check (country ~ '^[A-Z]{2}$'),
  made_at timestamptz(3) not null
);
create index stakeholder_by_institution on stakeholder (institution_id, name);

-- Who speaks for them here, under the e-mail address they sign in with.
create table stakeholder_person (
  stakeholder_id uuid not null references stakeholder (id),
  institution_id uuid not null references institution (id),
  -- Without a foreign key: the person can be forgotten.
  person_id uuid not null,
  since timestamptz(3) not null,
  primary key (stakeholder_id, person_id)
);
create index stakeholder_person_by_person on stakeholder_person (person_id);

-- Which description they may read while it is designed, and comment on, until a day.
create table design_invitation (
  id uuid primary key,
  description_id uuid not null references description (id),
  -- of the description: who invites
  institution_id uuid not null references institution (id),
  stakeholder_id uuid not null references stakeholder (id),
  until_day date not null,
  invited_by uuid,
  invited_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create unique index design_invitation_open on design_invitation (description_id, stakeholder_id) where ended_at is null;
create index design_invitation_by_stakeholder on design_invitation (stakeholder_id);

-- What somebody says about a description or one of its elements while it is designed; an answer names the comment it answers.
create table design_comment (
  id uuid primary key,
  -- in the order in which they were said, also within one moment
  place bigint generated always as identity,
  description_id uuid not null references description (id),
  institution_id uuid not null references institution (id),
  -- as it was when it was said
  version integer not null,
  element text,
  answers uuid references design_comment (id),
  body text not null check (length(body) between 1 and 5000),
  -- with whom it is talked about; empty: among those who design
  stakeholder_id uuid references stakeholder (id),
  -- whether they said it, or the leading institution
  by_stakeholder boolean not null default false,
  author uuid,
  said_at timestamptz(3) not null,
  closed_at timestamptz(3),
  check (answers is null or element is null),
  check (answers is null or closed_at is null),
  check (not by_stakeholder or stakeholder_id is not null)
);
create index design_comment_by_description on design_comment (description_id, said_at);

alter table stakeholder enable row level security;
alter table stakeholder force row level security;
alter table stakeholder_person enable row level security;
alter table stakeholder_person force row level security;
alter table design_invitation enable row level security;
alter table design_invitation force row level security;
alter table design_comment enable row level security;
alter table design_comment force row level security;
grant select, insert on stakeholder, stakeholder_person, design_invitation, design_comment to laurel_house;
grant update (ended_at, until_day) on design_invitation to laurel_house;
grant update (closed_at) on design_comment to laurel_house;

create policy known on stakeholder_person for select to laurel_house using (
  laurel_actor() in ('operator', 'job') or person_id = laurel_person() or institution_id = any (laurel_institutions())
);
create policy named on stakeholder_person for insert to laurel_house with check (institution_id = any (laurel_institutions()));
create policy known on stakeholder for select to laurel_house using (
  laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions())
  or id in (select stakeholder_id from stakeholder_person where person_id = laurel_person())
);
create policy made on stakeholder for insert to laurel_house with check (institution_id = any (laurel_institutions()));
create policy known on design_invitation for select to laurel_house using (
  laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions())
  or stakeholder_id in (select stakeholder_id from stakeholder_person where person_id = laurel_person())
);
create policy made on design_invitation for insert to laurel_house with check (institution_id = any (laurel_institutions()));
create policy ended on design_invitation for update to laurel_house using (institution_id = any (laurel_institutions()));

-- Whoever is invited sees what they are asked about, and writes nothing into it.
create policy invited on description for select to laurel_house using (
  id in (
    select description_id from design_invitation where ended_at is null
      and stakeholder_id in (select stakeholder_id from stakeholder_person where person_id = laurel_person())
  )
);
drop policy written on description_version;
create policy written on description_version for insert to laurel_house with check (
  laurel_actor() = 'operator'
  or description_id in (select id from description where institution_id = any (laurel_institutions()))
  or description_id in (select description_id from approval_case where state = 'under-review')
);
drop policy changed on description_version;
create policy changed on description_version for update to laurel_house using (
  frozen_at is null and (
    laurel_actor() in ('operator', 'job')
    or description_id in (select id from description where institution_id = any (laurel_institutions()))
    or description_id in (select description_id from approval_case where state = 'under-review')
  )
) with check (description_id in (select id from description));

-- Stakeholders see what they said themselves, and what was answered; those who design see all of it.
create policy known on design_comment for select to laurel_house using (
  laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions())
  or stakeholder_id in (select stakeholder_id from stakeholder_person where person_id = laurel_person())
);
create policy said on design_comment for insert to laurel_house with check (
  author = laurel_person() and (
    (not by_stakeholder and institution_id = any (laurel_institutions()))
    or by_stakeholder and stakeholder_id in (select stakeholder_id from stakeholder_person where person_id = laurel_person())
  )
);
create policy closed on design_comment for update to laurel_house using (institution_id = any (laurel_institutions()));
