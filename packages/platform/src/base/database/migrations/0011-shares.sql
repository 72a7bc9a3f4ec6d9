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
-- What was ended does not begin again, and nobody looks at it fewer times than before.
create function share_stays_ended() returns trigger language plpgsql as $$
begin
  if (old.ended_at is not null and new.ended_at is distinct from old.ended_at) or new.opened < old.opened then
    raise exception 'a share that was ended stays ended' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger share_stays_ended before update on share for each row execute function share_stays_ended();
-- The credential whose holder's own link was shown in this transaction: with it its shares are seen, made and ended.
create function laurel_held() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('laurel.held', true), '')::uuid $$;
alter table share enable row level security;
alter table share force row level security;
grant select, insert on share to laurel_house;
grant update (ended_at, opened, opened_at) on share to laurel_house;
create policy known on share for select to laurel_house using (
  laurel_actor() in ('operator', 'job') or person_id = laurel_person() or token_hash = laurel_link() or credential_id = laurel_held()
);
-- A holder gives away their own credentials only. Holders' own links are made by the jobs that write to them, and by those who issue, to be
-- handed over where no mail reaches a learner.
create policy made on share for insert to laurel_house with check (
  ended_at is null and opened = 0 and exists (
    select from credential
    where credential.id = credential_id and credential.person_id = share.person_id and credential.state in ('issued', 'revoked')
      and (laurel_actor() in ('operator', 'job')
        or (share.kind = 'share' and (share.person_id = laurel_person() or share.credential_id = laurel_held()))
        or (share.kind = 'holder' and credential.institution_id = any (laurel_institutions())))
  )
);
create policy changed on share for update to laurel_house using (
  laurel_actor() in ('operator', 'job') or person_id = laurel_person() or token_hash = laurel_link() or credential_id = laurel_held()
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
