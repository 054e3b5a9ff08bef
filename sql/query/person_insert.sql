-- person_insert: one person of a registry
-- in:   a value for each column, bound by position on the raw statement
-- out:  nothing
-- used: StagedPersons.Insert
insert into person (
    id, batch_id, registry, resident_key, sex, birth_date)
values (
    @id, @batchId, @registry, @residentKey, @sex, @birthDate)
