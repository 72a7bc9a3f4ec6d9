-- Somebody asks for a seat in an offering. What they wrote is sealed under their own key.
create table application (
  id uuid primary key,
  offering_id uuid not null references offering (id),
  institution_id uuid not null references institution (id),
  person_id uuid not null references person (id),
  state text not null default 'submitted' check (state in ('submitted', 'accepted', 'declined', 'withdrawn')),
  -- the name as it shall stand on paper, and the answers
  sealed bytea not null,
  submitted_at timestamptz(3) not null,
  decided_at timestamptz(3),
  decided_by uuid,
  -- why it was declined: a code of the list, and a text sealed under the applicant's key
  reason text,
  reason_sealed bytea,
  check ((state in ('accepted', 'declined')) <= (decided_at is not null)),
  check (state <> 'declined' or reason is not null)
);
create unique index application_open on application (offering_id, person_id) where state in ('submitted', 'accepted');
create index application_by_offering on application (offering_id, submitted_at, id);
create index application_by_person on application (person_id, submitted_at desc);
alter table application enable row level security;
alter table application force row level security;
grant select, insert on application to laurel_house;
grant update (state, decided_at, decided_by, reason, reason_sealed) on application to laurel_house;
create policy known on application for select to laurel_house using (
  laurel_actor() in ('operator', 'job') or person_id = laurel_person() or institution_id = any (laurel_institutions())
);
create policy submitted on application for insert to laurel_house with check (person_id = laurel_person() and state = 'submitted');
create policy changed on application for update to laurel_house using (
  laurel_actor() in ('operator', 'job') or person_id = laurel_person() or institution_id = any (laurel_institutions())
);

-- A learner who takes part, whether they applied or came with a class list.
create table enrolment (
  id uuid primary key,
  offering_id uuid not null references offering (id),
  institution_id uuid not null references institution (id),
  person_id uuid not null references person (id),
  application_id uuid unique references application (id),
  -- { name, givenName?, familyName?, studentNumber?, email? } as it shall stand on paper, under the learner's key
  learner_sealed bytea not null,
  -- a keyed checksum of the student number: a class list that comes again finds its learners
  student_mark text,
  enrolled_at timestamptz(3) not null,
  enrolled_by uuid,
  withdrawn_at timestamptz(3)
);
create unique index enrolment_of_person on enrolment (offering_id, person_id) where withdrawn_at is null;
create unique index enrolment_of_student on enrolment (offering_id, student_mark) where withdrawn_at is null and student_mark is not null;
create index enrolment_by_offering on enrolment (offering_id, enrolled_at, id);
create index enrolment_by_person on enrolment (person_id);
alter table enrolment enable row level security;
alter table enrolment force row level security;
grant select, insert on enrolment to laurel_house;
grant update (withdrawn_at) on enrolment to laurel_house;
create policy known on enrolment for select to laurel_house using (
  laurel_actor() in ('operator', 'job') or person_id = laurel_person() or institution_id = any (laurel_institutions())
);
create policy enrolled on enrolment for insert to laurel_house with check (
  laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions())
);
create policy ended on enrolment for update to laurel_house using (
  laurel_actor() in ('operator', 'job') or person_id = laurel_person() or institution_id = any (laurel_institutions())
);

-- Who works at the offering institution reads the records of its applicants and learners; which role may, policy.ts says.
create policy applied on person for select to laurel_house using (
  exists (select from application a where a.person_id = person.id and a.institution_id = any (laurel_institutions()))
);
create policy enrolled on person for select to laurel_house using (
  exists (select from enrolment e where e.person_id = person.id and e.institution_id = any (laurel_institutions()))
);
create policy applied on person_key for select to laurel_house using (
  exists (select from application a where a.person_id = person_key.person_id and a.institution_id = any (laurel_institutions()))
);
create policy enrolled on person_key for select to laurel_house using (
  exists (select from enrolment e where e.person_id = person_key.person_id and e.institution_id = any (laurel_institutions()))
);

-- Whoever enrols a class names the e-mail addresses of its learners, and may find whose they are: only the act enrol-class says so.
create function laurel_email_marks() returns text[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('laurel.email_marks', true), ''), '{}')::text[] $$;
create policy listed on person for select to laurel_house using (email_mark = any (laurel_email_marks()));
create policy listed on person_key for select to laurel_house using (
  laurel_email_marks() <> '{}'
  and exists (select from person p where p.id = person_key.person_id and p.email_mark = any (laurel_email_marks()))
);
-- A learner who gives up a seat counts it free again; that nothing else of the offering changes, the acts say.
create policy given_back on offering for update to laurel_house using (
  exists (select from enrolment e where e.offering_id = offering.id and e.person_id = laurel_person())
);
