-- A micro-credential that the world may read about: an approved version of a description, under an address that never changes.
create table publication (
  description_id uuid primary key references description (id),
  version integer not null,
  institution_id uuid not null references institution (id),
  awarding_bodies uuid[] not null,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  content_hash text not null,
  approved_at timestamptz(3) not null,
  published_at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  -- what the catalogue looks through and filters by, made from the version (stages/catalogue)
  words tsvector not null,
  languages text[] not null,
  ects double precision,
  eqf integer,
  mode text,
  -- what a list shows of it, taken from the version so that a list need not open twenty documents: { title, summary, hours }
  card jsonb not null default '{}',
  -- the first days of its published offerings: what starts soonest is found without a look at every offering
  starts date[] not null default '{}',
  foreign key (description_id, version) references description_version (description_id, number)
);
create index publication_by_words on publication using gin (words);
create index publication_by_age on publication (published_at desc, description_id) where withdrawn_at is null;
alter table publication enable row level security;
alter table publication force row level security;
grant select, insert on publication to laurel_house;
grant update (version, awarding_bodies, content_hash, approved_at, withdrawn_at, words, languages, ects, eqf, mode, card, starts) on publication to laurel_house;
create policy known on publication for select to laurel_house using (laurel_actor() is not null);
create policy published on publication for insert to laurel_house with check (
  laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions())
);
create policy changed on publication for update to laurel_house using (
  laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions())
);

-- The version that is published, and the one that somebody applied to, may be read by anybody. Policies are asked in the order of their names:
-- this one stands before `known`, which would look through all descriptions for each reader of one.
create policy catalogued on description_version for select to laurel_house using (
  frozen_at is not null and exists (select from publication where publication.description_id = description_version.description_id)
);

-- One edition of a micro-credential: dates, seats, price.
create table offering (
  id uuid primary key,
  description_id uuid not null references description (id),
  version integer not null,
  institution_id uuid not null references institution (id),
  state text not null default 'draft' check (state in ('draft', 'published', 'cancelled')),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  -- the last day on which one may apply; none: nobody applies, a class list comes
  apply_until date,
  place text,
  language text not null,
  seats integer not null check (seats between 1 and 100000),
  -- seats that are taken: counted in the transaction that gives one
  taken integer not null default 0 check (taken between 0 and seats),
  price_cents integer not null default 0 check (price_cents >= 0),
  currency char(3) not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
  made_by uuid,
  made_at timestamptz(3) not null,
  published_at timestamptz(3),
  -- when the dates or the place of a published offering were last changed
  moved_at timestamptz(3),
  cancelled_at timestamptz(3),
  cancel_reason text,
  edit integer not null default 0,
  foreign key (description_id, version) references description_version (description_id, number),
  check ((state = 'cancelled') = (cancelled_at is not null)),
  check (state <> 'published' or published_at is not null)
);
create index offering_by_description on offering (description_id, starts_on);
create index offering_by_institution on offering (institution_id, starts_on desc, id);
alter table offering enable row level security;
alter table offering force row level security;
grant select, insert on offering to laurel_house;
grant update (state, starts_on, ends_on, apply_until, place, language, seats, taken, price_cents, currency, published_at, moved_at, cancelled_at, cancel_reason, edit) on offering to laurel_house;
create policy known on offering for select to laurel_house using (
  laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions()) or (laurel_actor() is not null and state <> 'draft')
);
create policy made on offering for insert to laurel_house with check (
  laurel_actor() = 'operator' or institution_id = any (laurel_institutions())
);
create policy changed on offering for update to laurel_house using (
  laurel_actor() in ('operator', 'job') or institution_id = any (laurel_institutions())
);
