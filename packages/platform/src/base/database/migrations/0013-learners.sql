-- A link leads back to where it was asked for: a path of this house, never an address elsewhere.
alter table sign_in_link add column return_path text check (return_path ~ '^/([^/\\]|$)' and length(return_path) <= 500);

-- Somebody without an account wants to come in. What they said is sealed under the key that will be their own if they open the link
-- of the mail; until then there is no person, and if they never do, the key is deleted and nothing can be read any more.
create table registration (
  id uuid primary key,
  token_hash text not null unique,
  person_id uuid not null unique,
  email_mark text not null,
  -- { name, email, language }
  sealed bytea not null,
  return_path text check (return_path ~ '^/([^/\\]|$)' and length(return_path) <= 500),
  made_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);
create index registration_by_email_mark on registration (email_mark, made_at);
create index registration_by_end on registration (expires_at);
alter table registration enable row level security;
alter table registration force row level security;
grant select, insert, delete on registration to laurel_house;
grant update (used_at) on registration to laurel_house;
create policy known on registration for select to laurel_house using (laurel_actor() = 'job' or token_hash = laurel_link());
create policy asked on registration for insert to laurel_house with check (laurel_actor() = 'job');
create policy used on registration for update to laurel_house using (token_hash = laurel_link());
create policy swept on registration for delete to laurel_house using (laurel_actor() = 'job');

-- The link of a registration opens the key that was made for it, and begins a session of whoever has that address from then on.
create policy registering on person_key for select to laurel_house using (
  laurel_link() is not null
  and exists (select from registration r where r.person_id = person_key.person_id and r.token_hash = laurel_link())
);
create policy registered on session for insert to laurel_house with check (
  exists (
    select from registration r join person p on p.email_mark = r.email_mark
    where r.token_hash = laurel_link() and p.id = session.person_id and r.used_at = session.made_at
  )
);
-- Keys of people who never came: no person stands behind them.
create policy swept on person_key for delete to laurel_house using (
  laurel_actor() = 'job' and not exists (select from person p where p.id = person_key.person_id)
);

-- The mail to somebody who is no person yet lies in the outbox as any other, under the key that was made for them.
alter table mail drop constraint mail_person_id_fkey;
