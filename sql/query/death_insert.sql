-- death_insert: one version of a death
-- in:   a value for each column, bound by position on the raw statement
-- out:  nothing
-- used: StagedDeaths.Add
insert into death (
    id, batch_id, file_row, registry, death_number, person_id, replaces, content_hash, name, sex, birth_date,
    reported_age, age, age_group, death_date, death_year, underlying_cause, icd10_cube, other_items,
    open_query)
values (
    @id, @batchId, @fileRow, @registry, @deathNumber, @personId, @replaces, @contentHash, @name, @sex,
    @birthDate, @reportedAge, @age, @ageGroup, @deathDate, @deathYear, @underlyingCause, @icd10Cube,
    @otherItems, @openQuery)
