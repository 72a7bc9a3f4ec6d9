-- A way to one credential for whoever holds the address: its holder's own, which came with the mail, or one that the holder gave away.
-- Only the hash of the token is here; the act or view that was shown a token says so with laurel.link, for its own transaction.
create table share (
  id uuid primary key,
  token_hash text not null unique,
  credential_id uuid not null references credential (id),
  person_id uuid not null references person (id),
  kind text not null check (kind in ('holder', 'share')),
  -- what the holder calls it: "for the hospital", sealed under their key
  label_sealed bytea,
  made_at timestamptz(3) not null,
  expires_at timestamptz(3),
  ended_at timestamptz(3),
  opened integer not null default 0,
  opened_at timestamptz(3)
);
create index share_by_credential on share (credential_id);
create index share_by_person on share (person_id);
alter table share enable row level security;
alter table share force row level security;
grant select, insert on share to laurel_house;
grant update (ended_at, opened, opened_at) on share to laurel_house;
create policy known on share for select to laurel_house using (
  laurel_actor() in ('operator', 'job') or person_id = laurel_person() or token_hash = laurel_link()
);
create policy made on share for insert to laurel_house with check (
  laurel_actor() in ('operator', 'job') or person_id = laurel_person()
  or exists (select from share holder where holder.token_hash = laurel_link() and holder.kind = 'holder' and holder.credential_id = share.credential_id)
);
create policy changed on share for update to laurel_house using (
  laurel_actor() in ('operator', 'job') or person_id = laurel_person() or token_hash = laurel_link()
);

-- Whoever holds an address that counts reads that credential, and the key that opens it.
create policy shared on credential for select to laurel_house using (
  state in ('issued', 'revoked') and exists (
    select from share where share.credential_id = credential.id and share.token_hash = laurel_link() and share.ended_at is null
  )
);
create policy shared on person_key for select to laurel_house using (
  exists (select from share where share.person_id = person_key.person_id and share.token_hash = laurel_link() and share.ended_at is null)
);
