-- A description is written in further languages after its beginning.
grant update (languages) on description to laurel_house;
