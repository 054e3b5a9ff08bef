-- population_version_count_insert: one age group of a version
-- in:   @id, @sex, @ageFrom, @persons
-- out:  nothing
-- used: PopulationVersionStore.Add
insert into population_version_count (version_id, sex, age_from, persons) values (@id, @sex, @ageFrom, @persons)
