-- Whoever holds the reference of an introduction (its id: 122 random bits, told to nobody but who sent it) may ask how it stands.
-- Only the view follow-introduction says which reference is held, for its own transaction.
create function laurel_reference() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('laurel.reference', true), '')::uuid $$;

create policy followed on institution for select to laurel_house using (laurel_actor() is not null and id = laurel_reference());
