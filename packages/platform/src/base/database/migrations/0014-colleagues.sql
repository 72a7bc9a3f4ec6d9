-- Colleagues know each other by name: whoever is away has to find somebody to lend a role to.
create policy colleague on person for select to laurel_house using (
  exists (select from person_role held where held.person_id = person.id and held.institution_id = any (laurel_institutions()))
);
create policy colleague on person_key for select to laurel_house using (
  exists (select from person_role held where held.person_id = person_key.person_id and held.institution_id = any (laurel_institutions()))
);
-- What they were allowed as administrators is part of it.
drop policy administered on person;
drop policy administered on person_key;
