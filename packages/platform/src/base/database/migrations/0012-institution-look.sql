-- How an institution shows itself: a colour and a logo, as everybody sees them on its pages and certificates.
create table institution_look (
  institution_id uuid primary key references institution (id),
  colour text check (colour ~ '^#[0-9a-f]{6}$'),
  -- only what is drawn: metadata is taken off before (base/people/logo.ts)
  logo bytea check (octet_length(logo) between 1 and 300000),
  logo_type text check (logo_type in ('png', 'jpeg')),
  logo_width integer check (logo_width between 1 and 2000),
  logo_height integer check (logo_height between 1 and 2000),
  changed_at timestamptz(3) not null,
  check ((logo is null) = (logo_type is null) and (logo is null) = (logo_width is null) and (logo is null) = (logo_height is null))
);
alter table institution_look enable row level security;
alter table institution_look force row level security;
grant select, insert on institution_look to laurel_house;
grant update (colour, logo, logo_type, logo_width, logo_height, changed_at) on institution_look to laurel_house;
-- Whoever may know an institution sees its look: the policy of institution says who.
create policy known on institution_look for select to laurel_house using (
  exists (select from institution where institution.id = institution_id)
);
create policy begun on institution_look for insert to laurel_house with check (
  laurel_actor() = 'operator' or institution_id = any (laurel_administers())
);
create policy changed on institution_look for update to laurel_house using (
  laurel_actor() = 'operator' or institution_id = any (laurel_administers())
);
